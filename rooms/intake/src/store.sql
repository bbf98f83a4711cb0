-- name: signer
-- one row: the id is the key
select s.role, s.qualified_25_1, s.independent, d.rank
from staff s left join decision_right d on d.staff_id = s.id and d.act = $2
where s.id = $1

-- name: given-back-new
insert into given_back (id, matter_id, why, at, actor) values ($1, $2, $3, $4, $5)

-- name: given-back
select why, at, actor from given_back where matter_id = $1 order by at desc, id desc limit 20

-- name: protection-new
insert into protection (id, matter_id, nth, need, missing, finds_out, rests_on, talked, talked_why, text, degree,
  experience, entrusted, seen, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from protection where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12, $13, $14, $15)

-- name: protections
select id, nth, need, missing, finds_out, rests_on, talked, talked_why, text, degree, experience, entrusted, at, actor
from protection where matter_id = $1 order by nth limit 100

-- name: protection-latest
select id, nth, need, missing, finds_out, rests_on, talked, talked_why, text, degree, experience, entrusted, at, actor
from protection where matter_id = $1 order by nth desc limit 1
