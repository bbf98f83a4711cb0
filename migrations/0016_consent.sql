-- What is done in a matter rests on law or on consent; and what somebody says is wrong in a note stands beside it.

-- ground: casefile
-- Something that is done: what it rests on stands in one of the two tables below, and in no column here. withdrawn: the
-- consent that was taken back and ended it; ended_why: how it went, where somebody ended it themselves.
create table measure (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  kind text not null,
  what text not null,
  since text not null,
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text,
  ended_on text,
  ended_why text,
  withdrawn uuid,
  unique (matter_id, nth)
);

-- ground: casefile
-- It rests on law: nobody has to say yes.
create table measure_on_law (
  measure_id uuid primary key references measure (id),
  rule text not null,
  rule_from text not null
);

-- ground: casefile
-- It rests on consent: of the person, of each guardian, of both. suitable: why the child's own is, where the law asks that.
create table measure_on_consent (
  measure_id uuid primary key references measure (id),
  whose text not null,
  rules text not null,
  suitable text
);

-- ground: casefile
-- What somebody who must say yes has answered. until: the last day of a yes. A yes that is taken back stays here.
create table consent (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  whose text not null,
  person_id uuid references person (id),
  answer text not null,
  day text not null,
  until text,
  how text not null,
  words text not null,
  at timestamptz not null,
  actor text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_on text,
  withdrawn_how text,
  withdrawn_words text,
  unique (matter_id, nth)
);

create index consent_of_person on consent (person_id);

-- ground: casefile
-- Which measures an answer is about.
create table consent_covers (
  consent_id uuid not null references consent (id),
  measure_id uuid not null references measure (id),
  primary key (consent_id, measure_id)
);

-- ground: casefile
-- Somebody says that a note is wrong: a party, or who as they were called. copied_of: it went along with its note.
create table objection (
  id uuid primary key,
  note_id uuid not null references note (id),
  seq bigint not null,
  person_id uuid references person (id),
  who text,
  text text not null,
  at timestamptz not null,
  actor text not null,
  copied_of uuid references objection (id),
  unique (note_id, seq)
);

create index objection_of_person on objection (person_id);
