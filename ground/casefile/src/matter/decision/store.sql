-- name: decision-new
insert into decision (id, matter_id, nth, kind, called, outcome, rules, paragraph, ground, facts, means_1, means_2, means_3,
  decider, staff_id, scheme_right, mandate, board_paragraph, presided, presenter, others, day, appeal, appeal_why, unheard,
  unheard_why, childs_view, consent_why, follow_up, replaces, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from decision where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)

-- name: decisions
-- bounded: the decisions of one matter
select id, kind, called, outcome, rules, paragraph, ground, facts, means_1, means_2, means_3, decider, staff_id,
  scheme_right, mandate, board_paragraph, presided, presenter, others, day, appeal, appeal_why, unheard, unheard_why,
  childs_view, consent_why, follow_up, replaces, at, actor
from decision where matter_id = $1 order by nth

-- name: decisions-delegated
-- What staff decided by delegation, for the report to the board: which and what, and nothing of whom. The board is owed all of
-- it; a city of half a million makes 1,500 a month.
select id, called, day from decision where decider = 'staff' and day > $1 and day <= $2 order by day, at, id limit 20000

-- name: presented-new
insert into presented (id, matter_id, nth, to_staff, words, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from presented where matter_id = $2), $3, $4, $5, $6)

-- name: presented-end
update presented set ended_at = $2, ended_by = $3, ended_how = $4, question = $5 where matter_id = $1 and ended_at is null

-- name: presented-settle
update presented set settled_at = $2 where matter_id = $1 and ended_how = 'asked' and settled_at is null

-- name: presented
-- bounded: what of one matter was laid before somebody
select to_staff, words, at, actor, ended_at, ended_by, ended_how, question, settled_at
from presented where matter_id = $1 order by nth

-- name: presented-to
-- What lies before the reader to be decided.
select m.id, m.person_id, coalesce(p.name, m.words) as name, r.words, r.at, r.actor, r.to_staff,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from presented r
join may_see y on y.matter_id = r.matter_id and y.staff_id = $1
join matter m on m.id = r.matter_id
left join person p on p.id = m.person_id
where r.to_staff = $1 and r.ended_at is null
order by r.at, r.id limit 200

-- name: presented-waits
-- What the reader carries and has laid before somebody who has not decided it.
select m.id, m.person_id, coalesce(p.name, m.words) as name, r.words, r.at, r.actor, r.to_staff,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from tie t
cross join presented r
join may_see y on y.matter_id = r.matter_id and y.staff_id = $1
join matter m on m.id = r.matter_id
left join person p on p.id = m.person_id
where r.matter_id = t.matter_id and t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null
  and t.closed_at is null and r.ended_at is null
order by r.at, r.id limit 200

-- name: presented-asked
-- What came back to the reader, who carries it, with something that is to be answered before it is decided.
select m.id, m.person_id, coalesce(p.name, m.words) as name, r.question as words, r.ended_at as at, r.ended_by as actor,
  r.to_staff,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from tie t
cross join presented r
join may_see y on y.matter_id = r.matter_id and y.staff_id = $1
join matter m on m.id = r.matter_id
left join person p on p.id = m.person_id
where r.matter_id = t.matter_id and t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null
  and t.closed_at is null and r.ended_how = 'asked' and r.settled_at is null
order by r.ended_at, r.id limit 200
