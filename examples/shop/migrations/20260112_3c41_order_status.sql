-- revision: 3c41d0a7e58b
-- downRevision: 2b30c9f6d47a
-- message: Orders have a status
-- createDate: 2026-01-12T10:20:00Z

-- upgrade
create type order_status as enum ('pending', 'paid', 'shipped', 'cancelled');
alter table orders add column status order_status not null default 'pending';
-- Columns are kept in the order the schema declares them.
alter table orders add column ordered_at timestamp with time zone not null default now();

-- downgrade
alter table orders drop column ordered_at;
alter table orders drop column status;
drop type order_status;
