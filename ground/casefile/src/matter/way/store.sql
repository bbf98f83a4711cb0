-- name: follow-up-new
insert into follow_up (id, matter_id, nth, day, with_whom, changed, said, child_said, child_unasked, next, how, next_on, at,
  actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from follow_up where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12, $13)

-- name: follow-ups
-- bounded: the follow-ups of one matter
select id, day, with_whom, changed, said, child_said, child_unasked, next, how, next_on, at, actor
from follow_up where matter_id = $1 order by nth

-- name: closing-new
insert into closing (matter_id, done, became, again, unfollowed, at, actor) values ($1, $2, $3, $4, $5, $6, $7)

-- name: before-board
select 1 as n from before_board where matter_id = $1 limit 1

-- name: closing
-- one row: a matter is closed once
select done, became, again, unfollowed, at, actor from closing where matter_id = $1
