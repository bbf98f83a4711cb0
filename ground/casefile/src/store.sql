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

-- name: kept-in
-- bounded: one row for each column
select 'contact_answer.text' as place where exists (select 1 from contact_answer where replace(text, $1, '') <> text)
union all select 'contact_register.told' where exists
  (select 1 from contact_register where replace(told, $1, '') <> told)
union all select 'contact_register.reporter_name' where exists
  (select 1 from contact_register where replace(reporter_name, $1, '') <> reporter_name)
union all select 'contact_register.received_by' where exists
  (select 1 from contact_register where replace(received_by, $1, '') <> received_by)
union all select 'person.name' where exists (select 1 from person where replace(name, $1, '') <> name)
union all select 'person.number' where exists (select 1 from person where replace(number, $1, '') <> number)
union all select 'person_reach.text' where exists (select 1 from person_reach where replace(text, $1, '') <> text)
union all select 'same_as.why' where exists (select 1 from same_as where replace(why, $1, '') <> why)
union all select 'matter.words' where exists (select 1 from matter where replace(words, $1, '') <> words)
union all select 'matter.acute_why' where exists (select 1 from matter where replace(acute_why, $1, '') <> acute_why)
union all select 'station.why' where exists (select 1 from station where replace(why, $1, '') <> why)
union all select 'investigation.why' where exists (select 1 from investigation where replace(why, $1, '') <> why)
union all select 'told.text' where exists (select 1 from told where replace(text, $1, '') <> text)
union all select 'told.by_name' where exists (select 1 from told where replace(by_name, $1, '') <> by_name)
union all select 'note.text' where exists (select 1 from note where replace(text, $1, '') <> text)
union all select 'promise.what' where exists (select 1 from promise where replace(what, $1, '') <> what)
union all select 'promise.promised_to' where exists
  (select 1 from promise where replace(promised_to, $1, '') <> promised_to)
union all select 'handover.knows' where exists (select 1 from handover where replace(knows, $1, '') <> knows)
union all select 'handover.agreed' where exists (select 1 from handover where replace(agreed, $1, '') <> agreed)
union all select 'handover.remains' where exists (select 1 from handover where replace(remains, $1, '') <> remains)
union all select 'handover.question' where exists (select 1 from handover where replace(question, $1, '') <> question)
