-- revision: 0001
-- downRevision:
-- message: Leaves its type behind

-- upgrade
create type mood as enum ('ok', 'sad');
create table person (id integer primary key, mood mood);

-- downgrade
drop table person;
