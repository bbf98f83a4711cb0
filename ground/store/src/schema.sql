-- ground: store
create table if not exists migration (
  number bigint primary key,
  name text not null,
  text text not null,
  at timestamptz not null
);
