-- Whose is open is found by what is open, however much somebody has had before: the planner of SQLite took a head's two
-- thousand earlier matters for as good a beginning as the hundred open ones.

-- ground: access
drop index tie_open;
create index tie_open on tie (staff_id, ended_at, closed_at, kind, matter_id);

-- ground: casefile
drop index clock_feedback;
create index clock_of_kind on clock (kind, matter_id) where stopped_at is null;
