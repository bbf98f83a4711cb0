-- The preliminary assessment: what was decided about opening an investigation, and what the one who reported was told.

-- room: assessment
-- One decision for each matter. rules: cited as id@first day of the version, joined with +. scheme_right and mandate are
-- absent where the law asks for no delegation. late and late_why are there only where the fourteen days had passed.
create table opening (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  outcome text not null,
  ground text not null,
  rules text not null,
  day text not null,
  scheme_right text,
  mandate text,
  late text,
  late_why text,
  told text,
  told_why text,
  into_matter uuid references matter (id),
  referred_to text,
  at timestamptz not null,
  actor text not null
);

create unique index opening_of_matter on opening (matter_id);

-- room: assessment
-- That the one who reported asked what became of it, and what was said. Nothing else may be said than one of three words.
create table feedback (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  step text not null,
  said text,
  words text,
  at timestamptz not null,
  actor text not null,
  unique (matter_id, nth)
);
