-- revision: 6f74a3dab18e
-- downRevision: 5e63f2c9a07d
-- message: Products know when they changed
-- createDate: 2026-02-04T15:45:00Z

-- upgrade
alter table products add column updated_at timestamp with time zone not null default now();
create function touch_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end
$$;
create trigger products_touch before update on products
  for each row execute function touch_updated_at();

-- downgrade
drop trigger products_touch on products;
drop function touch_updated_at();
alter table products drop column updated_at;
