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
