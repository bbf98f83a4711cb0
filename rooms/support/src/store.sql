-- name: implementation-plan-new
insert into implementation_plan (id, matter_id, nth, family, who, often, with_whom, follow_on, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict do nothing

-- name: implementation-plans
select id, nth, family, who, often, with_whom, follow_on, at, actor
from implementation_plan where matter_id = $1 order by nth desc limit 50

-- name: encounter-new
insert into encounter (id, matter_id, support_id, seq, day, with_whom, way, outcome, words, corrects, at, actor)
values ($1, $2, $3, (select coalesce(max(seq), 0) + 1 from encounter where matter_id = $2), $4, $5, $6, $7, $8, $9, $10,
  $11)
on conflict do nothing

-- name: encounters
select id, support_id, day, with_whom, way, outcome, words, corrects, at, actor
from encounter where matter_id = $1 order by day desc, at desc, seq desc, id limit 1000
