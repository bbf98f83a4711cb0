-- name: steps-done
-- bounded: one row for each step there is
select number, name, text from migration order by number

-- name: note-step
insert into migration (number, name, text, at) values ($1, $2, $3, $4)
