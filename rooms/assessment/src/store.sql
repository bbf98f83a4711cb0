-- name: opening-new
insert into opening (id, matter_id, outcome, ground, rules, day, scheme_right, mandate, late, late_why, told, told_why,
  into_matter, referred_to, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict do nothing

-- name: opening
-- one row: a matter has one at most. The clock that the decision started holds the day on which those concerned are told.
select o.id, o.outcome, o.ground, o.rules, o.day, o.scheme_right, o.mandate, o.late, o.late_why, o.told, o.told_why,
  (select k.due from clock k where k.matter_id = o.matter_id and k.kind = 'notice' order by k.nth limit 1) as told_until,
  o.into_matter, o.referred_to, o.at, o.actor
from opening o where o.matter_id = $1

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

-- name: distribution-new
insert into distribution (id, matter_id, to_staff, why, at, actor) values ($1, $2, $3, $4, $5, $6)

-- name: distributions
select to_staff, why, at, actor from distribution where matter_id = $1 order by at desc, id limit 20

-- name: family-carried
-- Who already carries a matter of somebody in this one or in the contact it came with, as far as the reader may see it.
select t.staff_id, count(distinct h.matter_id) as n
from concern own
join concern other on other.person_id = own.person_id and other.matter_id <> own.matter_id
join charge h on h.matter_id = other.matter_id and h.closed_at is null and h.taken_at is not null
join tie t on t.matter_id = h.matter_id and t.kind = 'carrier' and t.ended_at is null
join may_see y on y.matter_id = h.matter_id and y.staff_id = $2
where own.matter_id = $1
group by t.staff_id limit 500

-- name: unit-carried
-- How many open matters of a unit each colleague carries, without saying which.
select t.staff_id, count(*) as n
from charge h join tie t on t.matter_id = h.matter_id and t.kind = 'carrier' and t.ended_at is null
where h.unit_id = $1 and h.closed_at is null and h.taken_at is not null
group by t.staff_id limit 500

-- name: running-on
-- one row: an index allows a child one running investigation
select matter_id from investigation where person_id = $1 and ended_at is null and stage = 'child'
