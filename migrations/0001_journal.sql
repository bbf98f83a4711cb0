-- The journal: what happened, in order, sealed. Nothing here is ever changed but the two heads of a chain;
-- only a body can be deleted, by law, and that is itself an event.

-- ground: journal
create table chain (
  chain bigint primary key,
  tenant uuid not null,
  seq bigint not null,
  hash bytea not null
);

-- ground: journal
create table event (
  chain bigint not null references chain (chain),
  seq bigint not null,
  id uuid not null unique,
  kind text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  matter uuid,
  actor text not null,
  unit uuid,
  source text not null,
  activity text,
  leaf bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);

create index event_of_matter on event (matter, happened_at, seq);

-- ground: journal
create table event_body (
  event_id uuid primary key references event (id),
  salt bytea not null,
  text text not null
);
