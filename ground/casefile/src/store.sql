-- name: put
insert into contact (id, arrived_at, channel, route, language, once) values ($1, $2, $3, $4, $5, $6)
on conflict (once) do nothing

-- name: by-once
-- one row: once is unique
select id, arrived_at from contact where once = $1

-- name: answer
insert into contact_answer (contact_id, question, text) values ($1, $2, $3)

-- name: receipt
insert into contact_receipt (code, contact_id) values ($1, $2)

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
where p.at is null
order by c.arrived_at, c.id limit 200

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
