-- ground: access
-- Whether the protection of this person closes the matter, and not only closeness to them. What was told before this was
-- asked stays as closed as it was.
alter table concern add column shields boolean not null default true;
