-- Support is given: when it began, what was paused, how it ended, the goals, the plan and each time somebody was met.

-- ground: casefile
-- Support that is given in a matter. called: what it was called on the day it began. assignment_id: the order it is given by,
-- where a unit has one. giver: who gives it, where no order says. ended_how: a word of a list.
create table support (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  assignment_id uuid,
  decision_id uuid references decision (id),
  called text not null,
  giver text,
  since text not null,
  at timestamptz not null,
  actor text not null,
  ended_on text,
  ended_how text,
  ended_why text,
  ended_family text,
  ended_at timestamptz,
  ended_by text,
  unique (matter_id, nth)
);

-- ground: casefile
-- Days on which support was interrupted, and from which day it is given again.
create table support_pause (
  id uuid primary key,
  support_id uuid not null references support (id),
  nth bigint not null,
  since text not null,
  why text not null,
  at timestamptz not null,
  actor text not null,
  back_on text,
  back_why text,
  back_at timestamptz,
  back_by text,
  unique (support_id, nth)
);

create unique index support_paused on support_pause (support_id) where back_at is null;

-- ground: casefile
-- What shall be different, in words that the family knows as theirs, and how they and we see that it is (sign).
create table goal (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  text text not null,
  sign text,
  since text not null,
  at timestamptz not null,
  actor text not null,
  ended_on text,
  ended_why text,
  ended_at timestamptz,
  ended_by text,
  unique (matter_id, nth)
);

-- ground: casefile
-- How a goal was seen on a day. The latest stands; the earlier ones stay.
create table goal_seen (
  id uuid primary key,
  goal_id uuid not null references goal (id),
  nth bigint not null,
  state text not null,
  words text,
  day text not null,
  at timestamptz not null,
  actor text not null,
  unique (goal_id, nth)
);

-- room: support
-- The implementation plan: a version for each writing, the older ones stay. What nobody wrote is absent. follow_on: the day it
-- is followed up.
create table implementation_plan (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  family text,
  who text,
  often text,
  with_whom text,
  follow_on text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);

-- room: support
-- Somebody was met, or was to be met. with_whom: words of a list, joined with '+'. A correction is a row of its own beside
-- what it corrects.
create table encounter (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  support_id uuid not null references support (id),
  seq bigint not null,
  day text not null,
  with_whom text not null,
  way text not null,
  outcome text not null,
  words text,
  corrects uuid references encounter (id),
  at timestamptz not null,
  actor text not null,
  unique (matter_id, seq)
);

create unique index encounter_corrected on encounter (corrects) where corrects is not null;
