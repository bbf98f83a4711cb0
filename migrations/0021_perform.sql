-- Support is ordered from a unit and given there; and a closed matter opens to who has a new one about the same person.

-- ground: access
-- What was ordered from which unit (staff_id null), and who there gives it. They read the order, not the file.
create table performing (
  id uuid primary key,
  order_id uuid not null,
  matter_id uuid not null references charge (matter_id),
  unit_id uuid not null references unit (id),
  staff_id uuid references staff (id),
  since timestamptz not null,
  ended_at timestamptz
);

create index performing_of_matter on performing (matter_id, ended_at);
create index performing_of_unit on performing (unit_id, ended_at);
create index performing_of_order on performing (order_id, staff_id);

-- ground: access
-- The person a matter is about, under each record of them.
create table about (
  matter_id uuid not null references charge (matter_id),
  person_id uuid not null,
  primary key (matter_id, person_id)
);

create index about_person on about (person_id);
