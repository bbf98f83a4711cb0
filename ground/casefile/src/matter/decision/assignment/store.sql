-- name: assignment-new
insert into assignment (id, matter_id, nth, decision_id, called, unit_id, talk_on, talk_with, said, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from assignment where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10)
on conflict do nothing

-- name: assignments
select a.id, a.matter_id, a.decision_id, a.called, a.unit_id, u.name as unit, a.talk_on, a.talk_with, a.said, a.at, a.actor,
  a.ended_at, a.ended_by, a.ended_how, a.ended_why
from assignment a join unit u on u.id = a.unit_id
where a.matter_id = $1 order by a.nth limit 200

-- name: assignment-turns
-- bounded: the turns of the assignments of one matter
select t.assignment_id, t.nth, t.turn, t.words, t.starts_on, t.hears_by, t.at, t.actor
from assignment_turn t join assignment a on a.id = t.assignment_id
where a.matter_id = $1 order by t.assignment_id, t.nth

-- name: assignment-turn-new
insert into assignment_turn (id, assignment_id, nth, turn, words, starts_on, hears_by, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing

-- name: assignment-end
update assignment set ended_at = $2, ended_by = $3, ended_how = $4, ended_why = $5 where id = $1 and ended_at is null

-- name: assignment-close
update assignment set ended_at = $2, ended_by = $3, ended_how = 'closed' where matter_id = $1 and ended_at is null

-- name: assignment-text-new
insert into assignment_text (id, assignment_id, part, nth, text, side, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing

-- name: assignment-texts
-- Every wording of every part, the latest first.
select part, nth, text, side, at, actor from assignment_text where assignment_id = $1 order by part, nth desc limit 400

-- name: assignments-given
-- What was ordered from those who give support, for whoever there does or answers for it. They read of it without reading
-- the matter.
select a.id, m.id as matter_id, m.person_id, coalesce(p.name, m.words) as name, u.name as unit, a.called, t.turn,
  t.words, coalesce(t.at, a.at) as since, coalesce(t.actor, a.actor) as actor, r.staff_id as carrier,
  (select b.staff_id from membership b where b.unit_id = a.unit_id and b.post = 'head'
    and b.began_at is not null and b.ended_at is null) as head,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from (select o.order_id from performing o where o.staff_id = $1 and o.ended_at is null
  union select o.order_id from membership b join performing o on o.unit_id = b.unit_id and o.ended_at is null
  where b.staff_id = $1 and b.post in ('head', 'lead', 'deputy') and b.began_at is not null and b.ended_at is null) v
cross join assignment a
join may_support y on y.matter_id = a.matter_id and y.staff_id = $1
join matter m on m.id = a.matter_id
join unit u on u.id = a.unit_id
join tie r on r.matter_id = m.id and r.kind = 'carrier' and r.ended_at is null
left join person p on p.id = m.person_id
left join assignment_turn t on t.assignment_id = a.id
  and t.nth = (select max(x.nth) from assignment_turn x where x.assignment_id = a.id)
where a.id = v.order_id and a.ended_at is null
order by since, a.id limit 200

-- name: assignments-giving
-- What one member of staff gives or is about to give: of what was received, that which nobody has ended.
select a.id, m.id as matter_id, m.person_id, coalesce(p.name, m.words) as name, a.called, t.starts_on, t.hears_by,
  exists (select 1 from assignment_turn h where h.assignment_id = a.id and h.turn = 'heard') as heard,
  (select max(s.since) from support s where s.matter_id = a.matter_id and s.assignment_id = a.id
    and s.ended_at is null) as since,
  exists (select 1 from support s join support_pause x on x.support_id = s.id and x.back_at is null
    where s.matter_id = a.matter_id and s.assignment_id = a.id and s.ended_at is null) as paused,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from performing o
cross join assignment a
join may_support y on y.matter_id = a.matter_id and y.staff_id = $1
join assignment_turn t on t.assignment_id = a.id and t.nth =
  (select max(x.nth) from assignment_turn x where x.assignment_id = a.id and x.turn = 'received')
join matter m on m.id = a.matter_id
left join person p on p.id = m.person_id
where o.staff_id = $1 and o.ended_at is null and a.id = o.order_id and a.ended_at is null
  and (not exists (select 1 from support s where s.matter_id = a.matter_id and s.assignment_id = a.id)
    or exists (select 1 from support s where s.matter_id = a.matter_id and s.assignment_id = a.id and s.ended_at is null))
order by t.hears_by, a.id limit 200

-- name: assignments-ordered
-- What was ordered in the matters that the reader carries or answers for.
select a.id, m.id as matter_id, m.person_id, coalesce(p.name, m.words) as name, u.name as unit, a.called, t.turn,
  t.words, coalesce(t.at, a.at) as since, coalesce(t.actor, a.actor) as actor, r.staff_id as carrier,
  (select b.staff_id from membership b where b.unit_id = a.unit_id and b.post = 'head'
    and b.began_at is not null and b.ended_at is null) as head,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from (select distinct o.matter_id from at_hand o where o.staff_id = $1) v
cross join assignment a
join standing x on x.matter_id = a.matter_id and x.staff_id = $1 and (x.own or x.head)
join may_read y on y.matter_id = a.matter_id and y.staff_id = $1
join matter m on m.id = a.matter_id
join unit u on u.id = a.unit_id
join tie r on r.matter_id = m.id and r.kind = 'carrier' and r.ended_at is null
left join person p on p.id = m.person_id
left join assignment_turn t on t.assignment_id = a.id
  and t.nth = (select max(x.nth) from assignment_turn x where x.assignment_id = a.id)
where a.matter_id = v.matter_id and a.ended_at is null
order by since, a.id limit 200

-- name: assignments-ended
-- What has ended in a unit since a moment, for those who gave it or answer for the unit: what and how, and nothing of whom.
select u.name as unit, a.called, a.ended_at, a.ended_how from assignment a join unit u on u.id = a.unit_id
where a.ended_at >= $2 and (exists (select 1 from performing o where o.order_id = a.id and o.staff_id = $1)
  or exists (select 1 from membership b where b.unit_id = a.unit_id and b.staff_id = $1
    and b.post in ('head', 'lead', 'deputy') and b.began_at is not null and b.ended_at is null))
order by a.ended_at desc, a.id limit 50
