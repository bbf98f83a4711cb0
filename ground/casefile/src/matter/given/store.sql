-- name: support-new
insert into support (id, matter_id, nth, assignment_id, decision_id, called, giver, since, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from support where matter_id = $2), $3, $4, $5, $6, $7, $8, $9)

-- name: support-pause
-- Nothing where it is paused already.
insert into support_pause (id, support_id, nth, since, why, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from support_pause where support_id = $2), $3, $4, $5, $6)
on conflict do nothing

-- name: support-resume
update support_pause set back_on = $2, back_why = $3, back_at = $4, back_by = $5
where support_id = $1 and back_at is null

-- name: support-end
update support set ended_on = $3, ended_how = $4, ended_why = $5, ended_family = $6, ended_at = $7, ended_by = $8
where id = $1 and matter_id = $2 and ended_at is null

-- name: supports
-- bounded: the support of one matter
select id, assignment_id, decision_id, called, giver, since, at, actor, ended_on, ended_how, ended_why, ended_family,
  ended_at, ended_by
from support where matter_id = $1 order by nth

-- name: support-pauses
-- bounded: the interruptions of one matter's support
select p.support_id, p.since, p.why, p.at, p.actor, p.back_on, p.back_why, p.back_at, p.back_by
from support_pause p join support s on s.id = p.support_id
where s.matter_id = $1 order by s.nth, p.nth

-- name: goal-new
insert into goal (id, matter_id, nth, text, sign, since, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from goal where matter_id = $2), $3, $4, $5, $6, $7)

-- name: goal-seen
insert into goal_seen (id, goal_id, nth, state, words, day, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from goal_seen where goal_id = $2), $3, $4, $5, $6, $7)

-- name: goal-end
update goal set ended_on = $3, ended_why = $4, ended_at = $5, ended_by = $6
where id = $1 and matter_id = $2 and ended_at is null

-- name: goals
-- bounded: the goals of one matter
select id, text, sign, since, at, actor, ended_on, ended_why, ended_at, ended_by
from goal where matter_id = $1 order by nth

-- name: goals-seen
-- bounded: how the goals of one matter were seen
select s.goal_id, s.state, s.words, s.day, s.at, s.actor
from goal_seen s join goal g on g.id = s.goal_id
where g.matter_id = $1 order by g.nth, s.nth
