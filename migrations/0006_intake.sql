-- The intake: who was given a matter back and why, and the protective assessments as they were signed.

-- room: intake
-- Why somebody gave a matter back to the queue: the next one reads it.
create table given_back (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  why text not null,
  at timestamptz not null,
  actor text not null
);

create index given_back_of_matter on given_back (matter_id, at);

-- room: intake
-- A protective assessment of one child or young person, in that person's own matter. A later one stands beside it; none
-- is ever changed. seen is the version of the matter that its signer had before them.
create table protection (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  need text not null,
  missing text,
  finds_out text,
  rests_on text not null,
  talked text not null,
  talked_why text,
  text text not null,
  degree text not null,
  experience text not null,
  entrusted text,
  seen bigint not null,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);
