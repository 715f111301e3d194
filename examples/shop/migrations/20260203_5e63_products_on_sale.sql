-- revision: 5e63f2c9a07d
-- downRevision: 3c41d0a7e58b
-- branchLabels: catalogue
-- message: Search products on sale by title
-- createDate: 2026-02-03T09:00:00Z

-- upgrade
create index products_title_on_sale on products (lower(title)) where active;

-- downgrade
drop index products_title_on_sale;
