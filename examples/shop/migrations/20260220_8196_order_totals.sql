-- revision: 8196c5fcd3a0
-- downRevision: 7085b4ebc29f
-- message: A view with the total of each order
-- createDate: 2026-02-20T08:05:00Z

-- upgrade
create view order_totals as
  select o.id as order_id, o.customer_id, o.status, sum(l.quantity * l.unit_price) as total
  from orders o
  join order_lines l on l.order_id = o.id
  group by o.id;

-- downgrade
drop view order_totals;
