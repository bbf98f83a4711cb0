-- name: handover-new
insert into handover (id, matter_id, nth, from_unit, to_unit, to_staff, knows, agreed, remains, spoken, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from handover where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11)

-- name: handover-end
update handover set ended_at = $2, ended_by = $3, ended_how = $4, asks = $5, question = $6, hears_by = $7
where matter_id = $1 and ended_at is null

-- name: handover-settle
-- What came back with a question is answered: by handing over anew, or by keeping the family.
update handover set settled_at = $2 where matter_id = $1 and ended_how = 'sent_back' and settled_at is null

-- name: handovers
select h.id, u.name as unit, h.to_staff, h.knows, h.agreed, h.remains, h.spoken, h.at, h.actor, h.ended_at, h.ended_by,
  h.ended_how, h.asks, h.question, h.hears_by, h.heard_at, h.settled_at
from handover h join unit u on u.id = h.to_unit
where h.matter_id = $1 order by h.nth desc limit 50

-- name: handovers-waiting
-- What the reader carries and has handed over, and nobody has received.
select m.id, m.person_id, coalesce(p.name, m.words) as name, u.name as unit, h.at, h.asks, h.question, h.actor,
  coalesce(h.to_staff, (select b.staff_id from membership b where b.unit_id = h.to_unit and b.post = 'head'
    and b.began_at is not null and b.ended_at is null)) as owner,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from tie t
cross join handover h
join may_see y on y.matter_id = h.matter_id and y.staff_id = $1
join matter m on m.id = h.matter_id
join unit u on u.id = h.to_unit
left join person p on p.id = m.person_id
where h.matter_id = t.matter_id and t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null
  and t.closed_at is null and h.ended_at is null
order by h.at, h.id limit 200

-- name: handovers-coming
-- What is on its way to the reader, or to a unit that the reader answers for. What is on its way to a colleague by name is
-- that colleague's, until it has waited since before $2.
select m.id, m.person_id, coalesce(p.name, m.words) as name, u.name as unit, h.at, h.asks, h.question, h.actor,
  h.to_staff as owner,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from (select distinct a.matter_id from at_hand a where a.staff_id = $1) v
cross join handover h
join standing x on x.matter_id = h.matter_id and x.staff_id = $1 and x.receiving
join may_see y on y.matter_id = h.matter_id and y.staff_id = $1
join matter m on m.id = h.matter_id
join unit u on u.id = h.from_unit
left join person p on p.id = m.person_id
where h.matter_id = v.matter_id and h.ended_at is null and (h.to_staff is null or h.to_staff = $1 or h.at < $2)
order by h.at, h.id limit 200

-- name: handovers-asked
-- What came back to the reader with a question that has not been answered.
select m.id, m.person_id, coalesce(p.name, m.words) as name, u.name as unit, h.ended_at as at, h.asks, h.question,
  h.ended_by as actor, h.to_staff as owner,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from tie t
cross join handover h
join may_see y on y.matter_id = h.matter_id and y.staff_id = $1
join matter m on m.id = h.matter_id
join unit u on u.id = h.to_unit
left join person p on p.id = m.person_id
where h.matter_id = t.matter_id and t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null
  and t.closed_at is null and h.ended_how = 'sent_back' and h.settled_at is null
order by h.ended_at, h.id limit 200

-- name: handovers-questions
-- Where the reader sent something back with a question that has not been answered: to which unit and when, never whom it
-- is about. Whoever has sent it back has no part in it.
select u.name as unit, h.ended_at as at
from handover h join unit u on u.id = h.from_unit
where h.ended_by = $1 and h.ended_how = 'sent_back' and h.settled_at is null
order by h.ended_at, h.id limit 200

-- name: handovers-between
-- What is on its way between units, for those who answer for one of the two.
select m.id, m.person_id, coalesce(p.name, m.words) as name, u.name as unit, f.name as from_unit, h.at, h.asks, h.question,
  h.actor, coalesce(h.to_staff, (select b.staff_id from membership b where b.unit_id = h.to_unit and b.post = 'head'
    and b.began_at is not null and b.ended_at is null)) as owner,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from (select distinct a.matter_id from at_hand a where a.staff_id = $1) v
cross join handover h
join standing x on x.matter_id = h.matter_id and x.staff_id = $1 and (x.head or x.receiving)
join may_see y on y.matter_id = h.matter_id and y.staff_id = $1
join matter m on m.id = h.matter_id
join unit u on u.id = h.to_unit
join unit f on f.id = h.from_unit
left join person p on p.id = m.person_id
where h.matter_id = v.matter_id and h.ended_at is null and exists
  (select 1 from membership b where b.staff_id = $1 and b.post in ('head', 'deputy', 'lead') and b.ended_at is null)
order by h.at, h.id limit 500

-- name: handovers-hears
-- The families that the reader carries and that are to hear from them by a day.
select m.id, m.person_id, coalesce(p.name, m.words) as name, h.hears_by,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from tie t
cross join handover h
join may_see y on y.matter_id = h.matter_id and y.staff_id = $1
join matter m on m.id = h.matter_id
left join person p on p.id = m.person_id
where h.matter_id = t.matter_id and t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null
  and t.closed_at is null and h.ended_how = 'received' and h.heard_at is null and not exists
  (select 1 from handover l where l.matter_id = h.matter_id and l.nth > h.nth and l.ended_how = 'received')
order by h.hears_by, h.id limit 200

-- name: handover-heard
-- A family that heard late, or was received twice before it heard, has heard once.
update handover set heard_at = $2, heard_by = $3
where matter_id = $1 and ended_how = 'received' and heard_at is null
