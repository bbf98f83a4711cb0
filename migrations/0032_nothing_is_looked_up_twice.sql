-- 0032: what a list begins with stands in the index itself. Until now each matter of a unit, each bearer of a name and each
-- person whom a matter shields was looked up once more in its table, to learn nothing but who it was.

-- ground: access
drop index charge_of_unit;
create index charge_of_unit on charge (unit_id, closed_at, taken_at, matter_id);
drop index charge_offered;
create index charge_offered on charge (offered_to, closed_at, matter_id) where offered_to is not null;
drop index about_person;
create index about_person on about (person_id, matter_id);
drop index performing_of_unit;
create index performing_of_unit on performing (unit_id, ended_at, matter_id);
create index concern_shields on concern (matter_id, shields, person_id);

-- ground: casefile
drop index person_name_by_key;
create index person_name_by_key on person_name (key, person_id);
