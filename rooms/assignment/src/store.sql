-- name: unexecuted-new
insert into unexecuted (id, decision_id, matter_id, nth, quarter, reason, words, at, actor)
values ($1, $2, $3, (select coalesce(max(nth), 0) + 1 from unexecuted where decision_id = $2), $4, $5, $6, $7, $8)

-- name: unexecuted
-- bounded: what was noted in one matter
select decision_id, quarter, reason, words, at, actor from unexecuted where matter_id = $1 order by decision_id, nth
