-- name: save-draft
insert into draft (author, form, subject, version, nonce, sealed, saved_at) values ($1, $2, $3, 1, $4, $5, $6)
on conflict (author, form, subject) do update
set version = draft.version + 1, nonce = excluded.nonce, sealed = excluded.sealed, saved_at = excluded.saved_at
returning version

-- name: drafts
-- $4 is the subject and a space: behind it stands the key of an opened form. No path holds a space.
select subject, version, nonce, sealed, saved_at from draft
where author = $1 and form = $2 and (subject = $3 or substr(subject, 1, length($4)) = $4)
order by saved_at desc, subject limit 20

-- name: drafts-of
select form, subject, saved_at from draft where author = $1 order by saved_at desc, subject limit 100

-- name: drop-draft
delete from draft where author = $1 and form = $2 and subject = $3

-- name: drop-saved
delete from draft where author = $1 and form = $2 and subject = $3 and nonce = $4

-- name: drop-old-drafts
delete from draft where saved_at < $1

-- name: take-form
insert into taken_form (key, author, led_to, at) values ($1, $2, '', $3) on conflict (key) do nothing

-- name: led-to
-- one row: the key
select led_to from taken_form where key = $1 and author = $2

-- name: lead-to
update taken_form set led_to = $2 where key = $1
