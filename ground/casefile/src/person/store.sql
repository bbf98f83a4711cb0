-- name: person-new
insert into person (id, name, key, number, born, age_stated, age_stated_on, protection, language, interpreter, at, actor, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)
on conflict do nothing

-- name: person-word
insert into person_name (person_id, key) values ($1, $2) on conflict do nothing

-- name: person
-- one row: the id is a key
select id, name, number, born, age_stated, age_stated_on, protection, language, interpreter, version
from person where id = $1

-- name: person-claim
update person set version = version + 1 where id = $1 and version = $2

-- name: person-number
update person set number = $3, version = version + 1
where id = $1 and version = $2 and not exists (select 1 from person x where x.number = $3)

-- name: person-protect
update person set protection = $3, version = version + 1 where id = $1 and version = $2

-- name: persons-by-name
select p.id, p.name, p.number, p.born, p.age_stated, p.age_stated_on, p.protection, p.language, p.interpreter, p.version
from person p
where p.id in (select n.person_id from person_name n where n.key >= $1 and n.key < $2)
order by p.key, p.born, p.at, p.id limit 20

-- name: person-by-number
-- one row: a number is unique
select p.id, p.name, p.number, p.born, p.age_stated, p.age_stated_on, p.protection, p.language, p.interpreter, p.version
from person p
where p.number = $1

-- name: reach-new
insert into person_reach (id, person_id, kind, text, at, actor) values ($1, $2, $3, $4, $5, $6)

-- name: reach-end
update person_reach set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null

-- name: reach
-- bounded: the ways in which one person is reached now
select r.id, r.person_id, r.kind, r.text, r.at, p.protection
from person_reach r join person p on p.id = r.person_id
where r.person_id = $1 and r.ended_at is null
order by r.at, r.kind, r.id

-- name: relation-new
insert into relation (id, person_id, other_id, kind, since, at, actor) values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing

-- name: relation-end
update relation set until = $2 where id = $1 and until is null

-- name: relations
-- bounded: the people around one person
select id, person_id, other_id, kind, since, until from relation where person_id = $1 order by at, kind, id

-- name: same-new
insert into same_as (id, kept_id, other_id, why, at, actor) values ($1, $2, $3, $4, $5, $6) on conflict do nothing

-- name: same-undo
update same_as set undone_at = $3, undone_by = $4, undone_why = $5
where kept_id = $1 and other_id = $2 and undone_at is null

-- name: same-as
-- bounded: the records of one person
select s.kept_id, s.other_id from same_as s
where s.undone_at is null and (s.kept_id = $1 or s.other_id = $1
  or s.kept_id in (select x.kept_id from same_as x where x.other_id = $1 and x.undone_at is null))
order by s.at, s.other_id
