-- After a decision grants support, a unit is asked to give it: in a talk first, and in one text that both write on.

-- ground: casefile
-- A granted decision that is to be carried out (INS-12). ended_why: 'replaced' by another decision, or 'closed' with the
-- matter; that the support has begun is said by the clock of the matter, which is stopped then.
create table execution (
  decision_id uuid primary key references decision (id),
  matter_id uuid not null references matter (id),
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text,
  ended_why text
);

create index execution_of_matter on execution (matter_id) where ended_at is null;

-- ground: casefile
-- What was ordered from a unit, and the talk it began with: on which day, with whom, and what both understood. The
-- performing of access says who there sees it. ended_how: a word of a list, 'closed' where the matter was closed.
create table assignment (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  decision_id uuid references decision (id),
  called text not null,
  unit_id uuid not null references unit (id),
  talk_on text not null,
  talk_with text not null,
  said text not null,
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text,
  ended_how text,
  ended_why text,
  unique (matter_id, nth)
);

create unique index assignment_open on assignment (decision_id, unit_id) where ended_at is null;
create index assignment_of_unit on assignment (unit_id, ended_at);

-- ground: casefile
-- The text that both sides write: each new wording of a part is a row, and the earlier ones are kept. side: 'orders' or
-- 'gives'.
create table assignment_text (
  id uuid primary key,
  assignment_id uuid not null references assignment (id),
  part text not null,
  nth bigint not null,
  text text not null,
  side text not null,
  at timestamptz not null,
  actor text not null,
  unique (assignment_id, part, nth)
);

-- ground: casefile
-- How it goes between the two: 'sent', 'asked' back with a question, 'answered', 'received'. starts_on: from when the
-- support is given. hears_by: the day when the family has heard from the unit, at the latest.
create table assignment_turn (
  id uuid primary key,
  assignment_id uuid not null references assignment (id),
  nth bigint not null,
  turn text not null,
  words text,
  starts_on text,
  hears_by text,
  at timestamptz not null,
  actor text not null,
  unique (assignment_id, nth)
);

-- room: assignment
-- Why a granted decision is not carried out after three months, as it stands in the report of a quarter ("2026-2"). The
-- latest row of a decision counts.
create table unexecuted (
  id uuid primary key,
  decision_id uuid not null references decision (id),
  matter_id uuid not null references matter (id),
  nth bigint not null,
  quarter text not null,
  reason text not null,
  words text not null,
  at timestamptz not null,
  actor text not null,
  unique (decision_id, nth)
);
