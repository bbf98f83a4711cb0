-- name: execution-new
insert into execution (decision_id, matter_id, at, actor) values ($1, $2, $3, $4)

-- name: execution-end
update execution set ended_at = $2, ended_by = $3, ended_why = $4 where decision_id = $1 and ended_at is null

-- name: execution-close
update execution set ended_at = $2, ended_by = $3, ended_why = $4 where matter_id = $1 and ended_at is null

-- name: executions
-- bounded: the granted decisions of one matter
select d.id, d.kind, d.called, d.day from execution e join decision d on d.id = e.decision_id
where e.matter_id = $1 and e.ended_at is null order by d.day, d.nth

-- name: executions-late
-- The granted decisions of matters in which the clock of carrying them out is over, as far as the reader may read there.
-- What is given, or was given until it ended, is carried out. Whether each of the others is late by itself is counted from
-- its own day: that of the decision, or of the break if that came later.
select m.id as matter_id, m.person_id, coalesce(p.name, m.words) as name, d.id, d.kind, d.called, d.day, k.started,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from clock k
join may_read y on y.matter_id = k.matter_id and y.staff_id = $1
join execution e on e.matter_id = k.matter_id and e.ended_at is null
join decision d on d.id = e.decision_id
join matter m on m.id = k.matter_id
left join person p on p.id = m.person_id
where k.kind = 'execution' and k.stopped_at is null and k.due < $2
  and not exists (select 1 from support s where s.decision_id = d.id and (s.ended_at is not null or not exists
    (select 1 from support_pause q where q.support_id = s.id and q.back_at is null)))
order by d.day, d.id limit 500

-- name: executions-late-all
-- The same in the whole house, for the statistics of the council: what and since when, and nothing of whom.
select d.id, d.kind, d.called, d.day, k.started from clock k
join execution e on e.matter_id = k.matter_id and e.ended_at is null
join decision d on d.id = e.decision_id
where k.kind = 'execution' and k.stopped_at is null and k.due < $1
  and not exists (select 1 from support s where s.decision_id = d.id and (s.ended_at is not null or not exists
    (select 1 from support_pause q where q.support_id = s.id and q.back_at is null)))
order by d.day, d.id limit 10000
