-- What tests ask of whole databases. A word in braces stands for a name, which no database takes as a bound value.

-- name: tables-of-lite
-- bounded: one row for each table there is
select name from sqlite_master where type = 'table' order by name

-- name: columns-of-lite
-- bounded: one row: the columns of one table
select group_concat('quote("' || name || '")', ' || '' | '' || ') as line from pragma_table_info('{table}')

-- name: rows-of-lite
-- bounded: a test's table
select {columns} as line from "{table}"

-- name: tables-of-pg
-- bounded: one row for each table there is
select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by name

-- name: rows-of-pg
-- bounded: a test's table
select t::text as line from {table} t

-- name: has
-- one row: a database's name is its key
select 1 from pg_database where datname = '{name}'

-- name: hold
select pg_advisory_lock(90410326)

-- name: copy
create database {name} template {template}

-- name: rename
alter database {name} rename to {to}

-- name: drop
drop database if exists {name} with (force)
