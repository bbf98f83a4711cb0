-- First contact: what reached us, through which door, and what the one who told it may know of it afterwards.
-- A contact belongs to no person and no matter: one contact becomes as many matters as it concerns.

-- ground: casefile
create table contact (
  id uuid primary key,
  arrived_at timestamptz not null,
  channel text not null,
  route text not null,
  language text not null,
  once bytea not null unique
);

create index contact_by_arrival on contact (arrived_at, id);

-- ground: casefile
create table contact_answer (
  contact_id uuid not null references contact (id),
  question text not null,
  text text not null,
  primary key (contact_id, question)
);

-- ground: casefile
create table contact_receipt (
  code bytea primary key,
  contact_id uuid not null unique references contact (id),
  received uuid not null unique references event (id)
);

-- ground: casefile
-- What this house's secret makes of a word that everybody knows: another secret would make every code worthless.
create table key_check (
  number bigint primary key,
  keyed bytea not null
);

-- ground: casefile
create table contact_read (
  contact_id uuid primary key references contact (id),
  at timestamptz not null,
  actor text not null
);

-- ground: casefile
create table contact_reply (
  contact_id uuid primary key references contact (id),
  at timestamptz not null,
  actor text not null,
  reply text not null
);
