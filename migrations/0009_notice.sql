-- That those concerned learn of an investigation after the decision to open it, and notes that are copied to another
-- matter.

-- room: assessment
-- Where they were not told at once: that they have been (told), or that it is put off until a day (parked), with the right
-- of the delegation scheme by which that was decided. The decision to open the investigation holds the first reason.
create table notice (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  step text not null,
  words text not null,
  until text,
  scheme_right text,
  mandate text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);

-- A copy from another matter keeps its own text and names where and when it was taken, as what was told does.
alter table note add column copied_of uuid references note (id);
alter table note add column copied_at timestamptz;
alter table note add column copied_by text;
alter table note add column copied_why text;
