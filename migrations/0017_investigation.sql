-- The investigation: how it is planned, whom we talked with, what somebody needs, and more time.

-- room: investigation
-- A version for each writing; the older ones stay. ready: a day. family: how those it concerns have had a part in it.
create table plan (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  asks text not null,
  how text not null,
  wishes text,
  ready text,
  who text,
  family text not null,
  family_how text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);

-- room: investigation
-- A talk with the child or the person, or that there was none and why. said is what was told, assessed what we make of it.
-- guardians and understood are there only where it was with a child. A correction is a row of its own beside what it
-- corrects.
create table talk (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  seq bigint not null,
  outcome text not null,
  day text not null,
  place text,
  who text,
  guardians text,
  said text,
  assessed text,
  understood text,
  language text,
  with_whom text,
  why text,
  corrects uuid references talk (id),
  at timestamptz not null,
  actor text not null,
  unique (matter_id, seq)
);

create unique index talk_corrected on talk (corrects) where corrects is not null;

-- room: investigation
-- What stands under one heading of a template: a version for each writing, with the heading as it was, so that no text is
-- lost when the template changes.
create table need (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  template text not null,
  key text not null,
  title text not null,
  nth bigint not null,
  facts text,
  assessed text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, template, key, nth)
);

-- room: investigation
-- More time for a child's investigation, each a decision of its own. late_why is there only where the day had passed.
create table extension (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  reasons text not null,
  day text not null,
  was text not null,
  until text not null,
  scheme_right text not null,
  mandate text not null,
  late_why text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);
