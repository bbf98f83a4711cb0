-- name: found
insert into chain (chain, tenant, seq, hash) values ($1, $2, 0, $3) on conflict do nothing

-- name: chain
-- one row: the chain's number is its key
select chain, tenant, seq, hash from chain where chain = $1

-- name: next
update chain set seq = seq + 1 where chain = $1 returning seq, hash

-- name: seal
update chain set hash = $2 where chain = $1

-- name: append
insert into event (chain, seq, id, kind, happened_at, recorded_at, matter, actor, unit, source, activity, leaf, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)

-- name: body
insert into event_body (event_id, salt, text) values ($1, $2, $3)

-- name: after
select e.chain, e.seq, e.id, e.kind, e.happened_at, e.recorded_at, e.matter, e.actor, e.unit, e.source, e.activity,
  e.leaf, e.hash, b.salt, b.text
from event e left join event_body b on b.event_id = e.id
where e.chain = $1 and e.seq > $2
order by e.seq limit 500

-- name: event
-- one row: the id is a key
select e.chain, e.seq, e.id, e.kind, e.happened_at, e.recorded_at, e.matter, e.actor, e.unit, e.source, e.activity,
  e.leaf, e.hash, b.salt, b.text
from event e left join event_body b on b.event_id = e.id
where e.id = $1

-- name: count-of
-- one row: a count
select count(*) as n from event where kind = $1

-- name: strays
-- one row: a count of what lies where the chain does not pass
select (select count(*) from event where chain <> $1 or seq < 1)
  + (select count(*) from chain where chain <> $1)
  + (select count(*) from event_body b where not exists (select 1 from event e where e.id = b.event_id)) as n
