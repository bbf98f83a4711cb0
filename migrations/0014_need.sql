-- What a signed assessment says of danger today, and parties who turned out to be others.

-- ground: casefile
-- When, and by whom, acute and acute_why were last said by a signed protective assessment. Absent where they are as they
-- were when the matter was registered.
alter table matter add column acute_at timestamptz;
alter table matter add column acute_by text;

create index matter_in_need on matter (acute_at) where acute_at is not null;

-- ground: casefile
-- A guardian who turned out not to be one, or whom somebody has looked up since.
alter table party add column ended_at timestamptz;
alter table party add column ended_by text;
