-- The case file: persons and those around them, one matter for each person a contact concerns, where it stands on the
-- way, which clocks run, what was told, noted and promised. Days are texts of the form ÅÅÅÅ-MM-DD.

-- Counts up with each change of the contact's register; absent in contacts from before this step, and then 0.
alter table contact add column version bigint;

-- ground: casefile
-- key: the folded name in Swedish order, byte by byte, so that both databases sort and compare alike.
create table person (
  id uuid primary key,
  name text not null,
  key bytea not null,
  number text,
  born text,
  age_stated bigint,
  age_stated_on text,
  protection text not null,
  language text,
  interpreter text,
  at timestamptz not null,
  actor text not null,
  version bigint not null
);

create unique index person_of_number on person (number) where number is not null;

-- ground: casefile
-- One row for each word of a name, from that word to the end: a search by any of them is a search by a beginning.
create table person_name (
  person_id uuid not null references person (id),
  key bytea not null,
  primary key (person_id, key)
);

create index person_name_by_key on person_name (key);

-- ground: casefile
-- Where a person can be reached. Apart from everything else: of a protected person only those with clearance see it.
create table person_reach (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null,
  text text not null,
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text
);

create index person_reach_of_person on person_reach (person_id);

-- ground: casefile
-- other_id is the person's guardian, parent, child ...
create table relation (
  id uuid primary key,
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  kind text not null,
  since text,
  until text,
  at timestamptz not null,
  actor text not null
);

create unique index relation_now on relation (person_id, other_id, kind) where until is null;
create index relation_of_other on relation (other_id);

-- ground: casefile
-- Two records that are one person. Nothing is moved between them, so that it can be undone.
create table same_as (
  id uuid primary key,
  kept_id uuid not null references person (id),
  other_id uuid not null references person (id),
  why text not null,
  at timestamptz not null,
  actor text not null,
  undone_at timestamptz,
  undone_by text,
  undone_why text
);

create unique index same_as_now on same_as (other_id) where undone_at is null;
create index same_as_of_kept on same_as (kept_id);

-- ground: casefile
-- One row for each call that registered something: the same call, sent again, finds it here.
create table contact_call (
  call_id uuid primary key,
  contact_id uuid references contact (id) deferrable initially deferred,
  concerns bigint not null,
  at timestamptz not null,
  actor text not null
);

create index contact_call_of_contact on contact_call (contact_id);

-- ground: casefile
create table contact_register (
  contact_id uuid primary key references contact (id),
  received_by text,
  told text,
  reporter_kind text,
  identity text,
  reporter_name text,
  asked boolean not null
);

-- ground: casefile
-- What concerned nobody's file: a count, or a line in the diary. Never a name.
create table unfiled (
  call_id uuid not null references contact_call (call_id),
  nth bigint not null,
  place text not null,
  kind text not null,
  reporter_kind text not null,
  day text not null,
  primary key (call_id, nth)
);

-- ground: casefile
-- call_id, nth and contact_id are absent only in what was taken over from an older system.
create table matter (
  id uuid primary key,
  call_id uuid references contact_call (call_id),
  nth bigint,
  contact_id uuid references contact (id),
  person_id uuid references person (id),
  words text,
  kind text not null,
  area text not null,
  stage text not null,
  reporter_kind text not null,
  duty_19_1 boolean not null,
  feedback text not null,
  feedback_clock text not null,
  arrived_at timestamptz not null,
  arrived_on text not null,
  opens text not null,
  documented_in text not null,
  qualification text not null,
  competence text not null,
  language text,
  interpreter text,
  acute text not null,
  acute_why text,
  joins_matter uuid references matter (id),
  joins_contact uuid references contact (id),
  joins_how text,
  version bigint not null,
  unique (call_id, nth)
);

create index matter_of_person on matter (person_id, arrived_at);
create index matter_of_contact on matter (contact_id);

-- ground: casefile
-- person_id is absent while nobody knows who it is, or whom to look up.
create table party (
  matter_id uuid not null references matter (id),
  nth bigint not null,
  role text not null,
  person_id uuid references person (id),
  voice text,
  voice_from text,
  at timestamptz not null,
  actor text not null,
  primary key (matter_id, nth)
);

create index party_of_person on party (person_id);

-- ground: casefile
-- The way of a matter: one row for each station it came to. The last one left and none entered: it is closed.
create table station (
  matter_id uuid not null references matter (id),
  nth bigint not null,
  kind text not null,
  entered_at timestamptz not null,
  actor text not null,
  why text not null,
  left_at timestamptz,
  left_by text,
  left_why text,
  primary key (matter_id, nth)
);

create unique index station_now on station (matter_id) where left_at is null;
create index station_open on station (kind, entered_at) where left_at is null;

-- ground: casefile
-- Runs, or is to be opened at once: from the first lawful day, decided by somebody named when decided_at is there.
create table investigation (
  matter_id uuid primary key references matter (id),
  person_id uuid references person (id),
  stage text not null,
  first_day text not null,
  decided_at timestamptz,
  decided_by text,
  why text,
  ended_at timestamptz,
  ended_by text,
  ended_why text
);

create unique index investigation_of_child on investigation (person_id) where ended_at is null and stage = 'child';

-- ground: casefile
create table clock (
  matter_id uuid not null references matter (id),
  nth bigint not null,
  kind text not null,
  rule text not null,
  rule_from text not null,
  started text not null,
  counted_from text not null,
  due text not null,
  latest text,
  legal_latest text,
  at timestamptz not null,
  actor text not null,
  stopped_at timestamptz,
  stopped_by text,
  stopped_why text,
  primary key (matter_id, nth)
);

create unique index clock_running on clock (matter_id, kind) where stopped_at is null;
create index clock_by_due on clock (due) where stopped_at is null;

-- ground: casefile
-- A copy from another matter keeps its own text and names where and when it was taken: nothing is linked live.
create table told (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  seq bigint not null,
  text text not null,
  by_kind text not null,
  by_name text,
  told_to text,
  told_at timestamptz not null,
  about text not null,
  copied_of uuid references told (id),
  copied_at timestamptz,
  copied_by text,
  copied_why text
);

create index told_of_matter on told (matter_id, told_at, seq);

-- ground: casefile
create table note (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  seq bigint not null,
  sort text not null,
  text text not null,
  author text not null,
  role text not null,
  source text not null,
  at timestamptz not null,
  corrects uuid references note (id)
);

create index note_of_matter on note (matter_id, at, seq);
create unique index note_corrected_once on note (corrects) where corrects is not null;

-- ground: casefile
create table promise (
  id uuid primary key,
  contact_id uuid not null references contact (id),
  promised_to text,
  what text not null,
  by_whom text not null,
  due_at timestamptz not null,
  at timestamptz not null,
  actor text not null,
  kept_at timestamptz,
  kept_by text
);

create index promise_open on promise (due_at) where kept_at is null;
create index promise_of_contact on promise (contact_id);
