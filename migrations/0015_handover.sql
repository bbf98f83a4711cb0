-- A family is handed over warmly from one unit to another, or to a colleague; and a head gives somebody a matter by hand.

-- ground: casefile
-- What goes along in words, and how it ended: received, sent back with a question, kept, or closed with the matter. The
-- charge of the matter says by itself where it is on its way to. spoken: whom the sender rang, where something in the matter
-- is due the same day. hears_by: the day when the family next hears from whoever received. settled_at: what came back has
-- been answered.
create table handover (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  from_unit uuid not null references unit (id),
  to_unit uuid not null references unit (id),
  to_staff uuid references staff (id),
  knows text not null,
  agreed text not null,
  remains text not null,
  spoken text,
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text,
  ended_how text,
  asks text,
  question text,
  hears_by text,
  settled_at timestamptz,
  unique (matter_id, nth)
);

create unique index handover_open on handover (matter_id) where ended_at is null;
create index handover_of_unit on handover (to_unit) where ended_at is null;

-- room: assessment
-- A matter that nobody had taken was given to a colleague, and why to just this one.
create table distribution (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  to_staff uuid not null references staff (id),
  why text not null,
  at timestamptz not null,
  actor text not null
);

create index distribution_of_matter on distribution (matter_id, at);
