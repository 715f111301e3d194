-- revision: 0002
-- downRevision: 0001
-- message: Accounts can be inactive

-- upgrade
alter table account add column active boolean not null default true;
create index account_active on account (email) where active;

-- downgrade
drop index account_active;
alter table account drop column active;
