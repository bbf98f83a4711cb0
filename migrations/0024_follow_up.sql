-- Support is followed up, and a matter is closed in words that the family can read.

-- A follow-up on a day. child_said: what the child says; child_unasked: why the child was not asked (UTR-7, UTR-9); neither
-- where nobody in it is a child. how: what is to change, where something is. next_on: the day of the next one.
-- ground: casefile
create table follow_up (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  day text not null,
  with_whom text not null,
  changed text not null,
  said text,
  child_said text,
  child_unasked text,
  next text not null,
  how text,
  next_on text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth),
  check (child_said is null or child_unasked is null),
  check ((next = 'changes') = (how is not null)),
  check ((next = 'ends') = (next_on is null))
);

-- How a matter was closed: what was done, what became of it, where to turn again, and why there was no last follow-up.
-- ground: casefile
create table closing (
  matter_id uuid primary key references matter (id),
  done text not null,
  became text not null,
  again text not null,
  unfollowed text,
  at timestamptz not null,
  actor text not null
);
