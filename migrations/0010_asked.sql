-- What was asked for, also where it was refused and where it is no matter: a letter, a contact, a person, a promise.

-- The id in the path as somebody asked for it, whether there is such a thing or not; absent where a path has none, and
-- in entries from before this step.
alter table access_entry add column asked uuid;

create index access_entry_of_asked on access_entry (asked, at);
