-- name: objection-new
insert into objection (id, note_id, seq, person_id, who, text, at, actor, copied_of)
values ($1, $2, (select coalesce(max(seq), 0) + 1 from objection where note_id = $2), $3, $4, $5, $6, $7, $8)

-- name: objections
-- bounded: what was objected to in the notes of one matter
select o.id, o.note_id, o.person_id, o.who, o.text, o.at, o.actor
from objection o join note n on n.id = o.note_id
where n.matter_id = $1 order by o.at, o.seq, o.id
