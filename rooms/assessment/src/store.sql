-- name: opening-new
insert into opening (id, matter_id, outcome, ground, rules, day, scheme_right, mandate, late, late_why, told, told_why,
  into_matter, referred_to, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict do nothing

-- name: opening
-- one row: a matter has one at most
select id, outcome, ground, rules, day, scheme_right, mandate, late, late_why, told, told_why, into_matter, referred_to,
  at, actor
from opening where matter_id = $1

-- name: notice-new
insert into notice (id, matter_id, nth, step, words, until, scheme_right, mandate, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from notice where matter_id = $2), $3, $4, $5, $6, $7, $8, $9)

-- name: notices
select step, words, until, scheme_right, mandate, at, actor from notice where matter_id = $1 order by nth limit 50

-- name: feedback-new
insert into feedback (id, matter_id, nth, step, said, words, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from feedback where matter_id = $2), $3, $4, $5, $6, $7)

-- name: feedbacks
select step, said, words, at, actor from feedback where matter_id = $1 order by nth limit 50

-- name: running-on
-- one row: an index allows a child one running investigation
select matter_id from investigation where person_id = $1 and ended_at is null and stage = 'child'
