-- The decision: those who are parties have had their say, somebody named decides, and each of them gets it in writing.

-- ground: casefile
-- A decision in a matter, never changed: one that changes it is a new one and says which. kind is a word of the
-- municipality's list, called what it said on that day. decider: 'staff' by a right of the delegation scheme, or 'board' at
-- a meeting. means: three lines on what it means for the person, first in the letter. unheard: why not every party was heard
-- before (FL 25).
create table decision (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  kind text not null,
  called text not null,
  outcome text not null,
  rules text not null,
  paragraph text not null,
  ground text not null,
  facts text not null,
  means_1 text not null,
  means_2 text not null,
  means_3 text not null,
  decider text not null,
  staff_id uuid references staff (id),
  scheme_right text,
  mandate text,
  board_paragraph text,
  presided text,
  presenter uuid not null references staff (id),
  others text,
  day text not null,
  appeal text not null,
  appeal_why text,
  unheard text,
  unheard_why text,
  follow_up text,
  replaces uuid references decision (id),
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);

create index decision_of_day on decision (decider, day);

-- room: decision
-- What a party was given to read before the decision, and the day until which they may answer (UTR-12).
create table communicated (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  person_id uuid not null references person (id),
  material text not null,
  how text not null,
  sent_on text not null,
  answer_by text not null,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);

-- room: decision
-- What the party said, in their own words; no words where the day passed without an answer.
create table party_answer (
  communicated_id uuid primary key references communicated (id),
  words text,
  day text not null,
  at timestamptz not null,
  actor text not null
);

-- room: decision
-- A meeting of the board or its committee.
create table meeting (
  id uuid primary key,
  day text not null unique,
  at timestamptz not null,
  actor text not null
);

-- room: decision
-- A proposal that the committee decides about (ORG-2), and what the minutes say of it. meeting_id is absent while no day
-- is set. ended_how: 'as_proposed', 'otherwise' or 'back'.
create table agenda_item (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  meeting_id uuid references meeting (id),
  kind text not null,
  outcome text not null,
  ends text not null,
  ground text not null,
  facts text not null,
  means_1 text not null,
  means_2 text not null,
  means_3 text not null,
  follow_up text,
  unheard text,
  unheard_why text,
  presenter uuid not null references staff (id),
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text,
  ended_how text,
  words text,
  paragraph text,
  presided text
);

create unique index agenda_item_open on agenda_item (matter_id, kind) where ended_at is null;
create index agenda_item_of_meeting on agenda_item (meeting_id);

-- room: decision
-- What the chair or an appointed member decided because it could not wait (ORG-3). Reported at the next meeting.
create table chair_decision (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  kind text not null,
  day text not null,
  chair text not null,
  words text not null,
  at timestamptz not null,
  actor text not null
);

create index chair_decision_of_day on chair_decision (day);

-- room: decision
-- The letter about a decision to one party, whom two identifiers confirmed; and when the party had it, from which the three
-- weeks count (UTR-17).
create table served (
  id uuid primary key,
  decision_id uuid not null references decision (id),
  nth bigint not null,
  person_id uuid not null references person (id),
  how text not null,
  confirmed text not null,
  sent_on text not null,
  at timestamptz not null,
  actor text not null,
  received_on text,
  received_at timestamptz,
  received_by text,
  appeal_until text,
  appeal_rule text,
  unique (decision_id, person_id)
);
