-- What is asked for every day begins with what is open, which is little, and not with everything that ever was.

-- ground: access
create index charge_open on charge (opened_at, matter_id) where closed_at is null;
create index charge_untaken on charge (matter_id) where closed_at is null and taken_at is null;

-- ground: casefile
create index relation_of_person on relation (person_id);
create index told_copied on told (copied_of) where copied_of is not null;
create index note_copied on note (copied_of) where copied_of is not null;

-- room: decision
create index agenda_item_of_matter on agenda_item (matter_id);
