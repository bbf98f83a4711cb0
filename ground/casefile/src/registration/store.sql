-- name: contact-new
insert into contact (id, arrived_at, channel, route, language, once, version) values ($1, $2, $3, $4, $5, $6, 0)

-- name: contact-claim
update contact set version = coalesce(version, 0) + 1 where id = $1 and coalesce(version, 0) = $2

-- name: register-new
insert into contact_register (contact_id, received_by, told, reporter_kind, identity, reporter_name, asked)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: register-reporter
insert into contact_register (contact_id, reporter_kind, identity, reporter_name, asked) values ($1, $2, $3, $4, $5)
on conflict (contact_id) do update set reporter_kind = excluded.reporter_kind, identity = excluded.identity,
  reporter_name = excluded.reporter_name, asked = excluded.asked

-- name: register-forget
update contact_register set told = null, reporter_name = null
where contact_id = $1 and not exists (select 1 from matter m where m.contact_id = $1)

-- name: register
-- one row: the id is a key
select c.id, c.arrived_at, c.channel, c.language, coalesce(c.version, 0) as version,
  r.received_by, r.told, r.reporter_kind, r.identity, r.reporter_name, coalesce(r.asked, false) as asked
from contact c left join contact_register r on r.contact_id = c.id
where c.id = $1

-- name: register-wrote
-- one row: whether there is any
select 1 as n from contact_call where contact_id = $1 and actor = $2 limit 1

-- name: matters-of-contact
-- bounded: what one contact became
select id from matter where contact_id = $1 order by arrived_at, nth, id

-- name: matters-of-child
-- bounded: the open matters of one child
select m.id from matter m join charge h on h.matter_id = m.id and h.closed_at is null
where m.person_id = $1 and m.stage = 'child' order by m.arrived_at, m.id

-- name: copied-with
-- bounded: the few matters that share a text with one
select o.matter_id as id from told t join told o on o.id = t.copied_of where t.matter_id = $1
union select t.matter_id from told t join told o on o.id = t.copied_of where o.matter_id = $1
union select o.matter_id from note n join note o on o.id = n.copied_of where n.matter_id = $1
union select n.matter_id from note n join note o on o.id = n.copied_of where o.matter_id = $1
order by 1

-- name: call-new
insert into contact_call (call_id, contact_id, concerns, at, actor) values ($1, $2, $3, $4, $5)
on conflict (call_id) do nothing

-- name: contact-registered
update contact set registered_at = $2 where id = $1 and registered_at is null

-- name: call
-- one row: the id is a key
select contact_id from contact_call where call_id = $1

-- name: unfiled-new
insert into unfiled (call_id, nth, place, kind, reporter_kind, day) values ($1, $2, $3, $4, $5, $6)

-- name: call-filed
-- bounded: what one call became
select m.nth, 'matter' as place, m.id, m.person_id from matter m where m.call_id = $1
union all
select u.nth, u.place, null, null from unfiled u where u.call_id = $1
order by nth

-- name: call-receipt
-- Of a matter that the reader may not see there is a row and nothing in it. It is asked of each of these few: a join would let
-- SQLite find everything the reader may see first.
select v.seen as id, case when v.seen is not null then v.kind end as kind, case when v.seen is not null then v.name end as name
from (select (select y.matter_id from may_see y where y.matter_id = m.id and y.staff_id = $1) as seen,
    m.kind, coalesce(p.name, m.words) as name, m.nth
  from contact_call a join matter m on m.call_id = a.call_id
  left join person p on p.id = m.person_id
  where a.call_id = $2 and a.actor = $3) v
order by v.nth limit 200
