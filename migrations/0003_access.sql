-- Who works here, what they have to do with which matter, and what they have looked at.
-- What is limited in time ends by a row that gets its `ended_at`, never by comparing with the clock in a view: so a
-- list and a single answer of the same request can never differ.

-- ground: access
create table unit (
  id uuid primary key,
  name text not null unique,
  kind text not null
);

-- ground: access
-- One who works here or acts for us. `last_day` and `first_day` are calendar days (YYYY-MM-DD); `began_at` and
-- `ended_at` are set when such a day has come or passed.
create table staff (
  id uuid primary key,
  name text not null,
  login text not null unique,
  secret text,
  role text not null,
  qualified_25_1 boolean not null,
  independent boolean not null,
  first_day text not null,
  last_day text,
  began_at timestamptz,
  ended_at timestamptz
);

-- ground: access
-- Where somebody works and as what: member, lead (leads the work in the own areas), deputy (of the head), head.
create table membership (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  unit_id uuid not null references unit (id),
  post text not null,
  from_day text not null,
  until_day text,
  began_at timestamptz,
  ended_at timestamptz
);

create index membership_of_staff on membership (staff_id, unit_id);
create index membership_of_unit on membership (unit_id, post);
create unique index one_head_of_a_unit on membership (unit_id)
  where post = 'head' and began_at is not null and ended_at is null;

-- ground: access
create table competence (
  staff_id uuid not null references staff (id),
  area text not null,
  primary key (staff_id, area)
);

-- ground: access
create table absence (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  from_day text not null,
  until_day text not null,
  began_at timestamptz,
  ended_at timestamptz
);

create index absence_of_staff on absence (staff_id);

-- ground: access
-- The delegation scheme: who decides what, and who does while all of those are away.
create table decision_right (
  act text not null,
  staff_id uuid not null references staff (id),
  rank text not null,
  primary key (act, staff_id)
);

-- ground: access
-- Who may know of persons with a protected identity.
create table clearance (
  staff_id uuid primary key references staff (id),
  since timestamptz not null
);

-- ground: access
-- The days whose beginning has been looked after.
create table day_turned (
  day text primary key,
  at timestamptz not null
);

-- ground: access
create table session (
  token bytea primary key,
  staff_id uuid not null references staff (id),
  secret bytea not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  why text
);

create index session_of_staff on session (staff_id, made_at);

-- ground: access
-- The latest tries to log in by one name, as a hash: what is typed there may be a password.
create table login_try (
  name bytea primary key,
  touched bigint not null,
  tries text not null
);

-- ground: access
-- What access must know of a matter to say who may: where it lies and what it asks for. The matter itself is casefile's.
create table charge (
  matter_id uuid primary key,
  unit_id uuid not null references unit (id),
  area text,
  asks_25_1 boolean not null,
  opened_at timestamptz not null,
  taken_at timestamptz,
  closed_at timestamptz,
  version bigint not null
);

create index charge_of_unit on charge (unit_id, closed_at, taken_at);

-- ground: access
-- Every person of the contact or the matter to whom closeness counts.
create table concern (
  matter_id uuid not null references charge (matter_id),
  person_id uuid not null,
  primary key (matter_id, person_id)
);

create index concern_of_person on concern (person_id);

-- ground: access
-- Why somebody has to do with a matter.
create table tie (
  id uuid primary key,
  matter_id uuid not null references charge (matter_id),
  staff_id uuid not null references staff (id),
  kind text not null,
  since timestamptz not null,
  until timestamptz,
  ended_at timestamptz
);

create index tie_of_matter on tie (matter_id, staff_id, kind);
create index tie_of_staff on tie (staff_id, kind, ended_at);
create unique index one_carrier_of_a_matter on tie (matter_id) where kind = 'carrier' and ended_at is null;
create unique index one_head_of_a_matter on tie (matter_id) where kind = 'head' and ended_at is null;
create unique index one_tie_of_a_kind on tie (matter_id, staff_id, kind) where ended_at is null;

-- ground: access
-- Who stands too close to whom.
create table kin (
  staff_id uuid not null references staff (id),
  person_id uuid not null,
  since timestamptz not null,
  primary key (staff_id, person_id)
);

-- ground: access
-- Persons, or single matters, with a protected identity.
create table guard (
  subject_id uuid primary key,
  since timestamptz not null
);

-- ground: access
-- A set of ids that was shown, named by its hash: the same queue looked at twenty times is one set.
create table access_set (
  hash bytea primary key,
  ids bytea not null
);

-- ground: access
create table access_entry (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  unit_id uuid,
  act text not null,
  route text not null,
  rule text,
  matter_id uuid,
  set_hash bytea not null references access_set (hash),
  shown bigint not null,
  outcome text not null
);

create index access_entry_of_matter on access_entry (matter_id, at);
create index access_entry_of_actor on access_entry (actor, at);
