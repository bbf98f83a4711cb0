-- name: plan-new
insert into plan (id, matter_id, nth, asks, how, wishes, ready, who, family, family_how, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict do nothing

-- name: plans
select id, nth, asks, how, wishes, ready, who, family, family_how, at, actor
from plan where matter_id = $1 order by nth desc limit 50

-- name: talk-new
insert into talk (id, matter_id, seq, outcome, day, place, who, guardians, said, assessed, understood, language, with_whom,
  why, corrects, at, actor)
values ($1, $2, (select coalesce(max(seq), 0) + 1 from talk where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11,
  $12, $13, $14, $15, $16)
on conflict do nothing

-- name: talks
select id, outcome, day, place, who, guardians, said, assessed, understood, language, with_whom, why, corrects, at, actor
from talk where matter_id = $1 order by day desc, at desc, seq desc, id limit 200

-- name: need-new
insert into need (id, matter_id, template, key, title, nth, facts, assessed, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict do nothing

-- name: needs-latest
select n.template, n.key, n.title, n.nth, n.facts, n.assessed, n.at, n.actor
from need n
where n.matter_id = $1 and n.nth = (select max(x.nth) from need x
  where x.matter_id = n.matter_id and x.template = n.template and x.key = n.key)
order by n.template, n.key limit 400

-- name: need-versions
select template, key, title, nth, facts, assessed, at, actor
from need where matter_id = $1 and template = $2 and key = $3 order by nth desc limit 50

-- name: extension-new
insert into extension (id, matter_id, nth, reasons, day, was, until, scheme_right, mandate, late_why, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from extension where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11)

-- name: extensions
select id, reasons, day, was, until, scheme_right, mandate, late_why, at, actor
from extension where matter_id = $1 order by nth limit 50
