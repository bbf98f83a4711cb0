-- 0029: which deadline of a matter is due next is found in one look, instead of by sorting those that run, for each row of a
-- list.

create index clock_next on clock (matter_id, due, nth) where stopped_at is null;
