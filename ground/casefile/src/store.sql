-- name: put
insert into contact (id, arrived_at, channel, route, language, once) values ($1, $2, $3, $4, $5, $6)
on conflict (once) do nothing

-- name: by-once
-- one row: once is unique
select id, arrived_at from contact where once = $1

-- name: answer
insert into contact_answer (contact_id, question, text) values ($1, $2, $3)

-- name: receipt
insert into contact_receipt (code, contact_id, received) values ($1, $2, $3)

-- name: standing
-- one row: a code is a key
select c.arrived_at, r.at as read_at, p.at as replied_at, p.reply
from contact_receipt k join contact c on c.id = k.contact_id
left join contact_read r on r.contact_id = c.id
left join contact_reply p on p.contact_id = c.id
where k.code = $1

-- name: waiting
select c.id, c.arrived_at, c.route, c.language, r.at as read_at, p.at as replied_at
from contact c
left join contact_read r on r.contact_id = c.id
left join contact_reply p on p.contact_id = c.id
where p.at is null and exists (select 1 from contact_receipt k where k.contact_id = c.id)
order by case when r.at is null then 0 else 1 end, c.arrived_at, c.id limit 200

-- name: count-waiting
-- one row: a count
select count(*) as n from contact_receipt k
where not exists (select 1 from contact_reply p where p.contact_id = k.contact_id)

-- name: by-code
-- one row: a code is a key
select contact_id as id from contact_receipt where code = $1

-- name: received
-- one row: the id is a key
select c.id, c.arrived_at, c.route, c.language, k.received
from contact c join contact_receipt k on k.contact_id = c.id
where c.id = $1

-- name: letters-after
select c.id, c.arrived_at, c.route, c.language, k.received
from contact c join contact_receipt k on k.contact_id = c.id
where c.id > $1
order by c.id limit 500

-- name: note-key
insert into key_check (number, keyed) values (1, $1) on conflict (number) do nothing

-- name: key-check
-- one row: there is one
select keyed from key_check where number = 1

-- name: one
-- one row: the id is a key
select c.id, c.arrived_at, c.route, c.language, r.at as read_at, p.at as replied_at
from contact c
left join contact_read r on r.contact_id = c.id
left join contact_reply p on p.contact_id = c.id
where c.id = $1

-- name: answers
-- bounded: one answer to each question of one contact
select question, text from contact_answer where contact_id = $1

-- name: mark-read
insert into contact_read (contact_id, at, actor) values ($1, $2, $3) on conflict (contact_id) do nothing

-- name: mark-replied
insert into contact_reply (contact_id, at, actor, reply) values ($1, $2, $3, $4) on conflict (contact_id) do nothing
