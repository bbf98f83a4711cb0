-- name: queue
-- It begins with what waits of what the reader may have something to do with (the cross joins keep SQLite to that order), and
-- not with every matter that waits in the town; whether it may be seen is asked last, because it costs the most. Where there are more than are shown, those that can wait longest are left out; the rest stand as they came.
select * from (
  select m.id, m.contact_id, m.arrived_at, c.channel, m.person_id, m.words, m.age_told, m.kind, m.area, m.opens, m.acute,
  m.acute_at, m.version,
    coalesce(m.language, c.language) as language, m.interpreter, s.kind as station, s.entered_at,
    p.name, p.number, p.born, p.age_stated, p.age_stated_on, p.protection,
    k.kind as clock, k.due, k.latest, t.staff_id as carrier, h.taken_at, h.closed_at, m.nth,
    (exists (select 1 from guard g where g.subject_id = m.id) or exists
      (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
  from (select distinct o.matter_id from open_in_sight o where o.staff_id = $1) v
  cross join charge h
  cross join matter m
  cross join station s
  join may_see y on y.matter_id = m.id and y.staff_id = $1
  join tie t on t.matter_id = m.id and t.kind = 'carrier' and t.ended_at is null
  left join contact c on c.id = m.contact_id
  left join person p on p.id = m.person_id
  left join clock k on k.matter_id = m.id and k.stopped_at is null and k.nth =
    (select x.nth from clock x where x.matter_id = m.id and x.stopped_at is null order by x.due, x.nth limit 1)
  where h.matter_id = v.matter_id and h.closed_at is null and m.id = v.matter_id
    and s.matter_id = v.matter_id and s.left_at is null
    and (h.taken_at is null or s.kind in ('first_contact', 'intake', 'assessment'))
  order by case m.acute when 'yes' then 0 when 'judge' then 1 else 2 end, k.due is null, k.due, m.arrived_at, m.id
  limit 500) w
order by w.arrived_at, w.contact_id, w.nth, w.id limit 500

-- name: queue-size
-- All that waits, also what is left out where not all is shown.
select count(*) as n, count(case when k.kind = 'protective' then 1 end) as protective,
  count(case when h.taken_at is null then 1 end) as untaken,
  count(case when coalesce(k.latest, k.due) < $2 then 1 end) as late
from (select distinct o.matter_id from open_in_sight o where o.staff_id = $1) v
cross join charge h
cross join matter m
cross join station s
join may_see y on y.matter_id = m.id and y.staff_id = $1
left join clock k on k.matter_id = m.id and k.stopped_at is null and k.nth =
  (select x.nth from clock x where x.matter_id = m.id and x.stopped_at is null order by x.due, x.nth limit 1)
where h.matter_id = v.matter_id and h.closed_at is null and m.id = v.matter_id
  and s.matter_id = v.matter_id and s.left_at is null
  and (h.taken_at is null or s.kind in ('first_contact', 'intake', 'assessment'))

-- name: became
select m.id, m.kind, coalesce(p.name, m.words) as name
from matter m
join may_see y on y.matter_id = m.id and y.staff_id = $1
left join person p on p.id = m.person_id
where m.contact_id = $2
order by m.arrived_at, m.nth, m.id limit 200

-- name: matters-now
select m.id, m.contact_id, m.kind, m.area, m.acute, m.arrived_at, s.kind as station, s.entered_at, m.version
from matter m
join may_see y on y.matter_id = m.id and y.staff_id = $1
join station s on s.matter_id = m.id and s.left_at is null
where m.person_id = $2
order by m.arrived_at, m.id limit 100

-- name: halves
-- First what says of itself that a child needs help today: nobody has read it yet, and nobody else can say it.
select * from (
  select c.id, c.arrived_at, c.channel, c.language, coalesce(c.version, 0) as version, r.received_by, r.reporter_kind,
    exists (select 1 from contact_answer a where a.contact_id = c.id and a.question = 'today' and a.text = 'yes') as today
  from contact c left join contact_register r on r.contact_id = c.id
  where c.registered_at is null) w
order by w.today desc, w.arrived_at, w.id limit 200

-- name: halves-size
select count(*) as n
from contact c
where c.registered_at is null

-- name: halves-of
-- Taken down at the desk: none is a letter with answers.
select c.id, c.arrived_at, c.channel, c.language, coalesce(c.version, 0) as version, r.received_by, r.reporter_kind,
  1 = 0 as today
from contact c join contact_register r on r.contact_id = c.id
where c.registered_at is null and r.received_by = $1
order by c.arrived_at, c.id limit 200
