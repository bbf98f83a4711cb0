-- name: matter-new
insert into matter (id, call_id, nth, contact_id, person_id, words, kind, area, stage, reporter_kind, duty_19_1,
  feedback, feedback_clock, arrived_at, arrived_on, opens, documented_in, qualification, competence, language,
  interpreter, acute, acute_why, joins_matter, joins_contact, joins_how, age_told, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
  $24, $25, $26, $27, 0)

-- name: matter
-- one row: the id is a key
select id, contact_id, person_id, words, kind, area, stage, reporter_kind, duty_19_1, feedback, feedback_clock,
  arrived_at, arrived_on, opens, documented_in, qualification, competence, language, interpreter, acute, acute_why,
  acute_at, acute_by, joins_matter, joins_contact, joins_how, age_told, version
from matter where id = $1

-- name: matter-claim
update matter set version = version + 1 where id = $1 and version = $2

-- name: matter-need
update matter set acute = $2, acute_why = $3, acute_at = $4, acute_by = $5 where id = $1

-- name: matter-interpreter
update matter set interpreter = $2 where id = $1

-- name: matter-interpreter-known
-- The person's own record knows it too: nobody asks a family that comes back.
update person set interpreter = $2 where id = (select person_id from matter where id = $1)

-- name: matter-language
-- Only where nobody has said it: one talk in Swedish does not take away that somebody speaks Arabic.
update matter set language = $2 where id = $1 and language is null

-- name: matter-language-known
-- The same of the language: nobody asks again what somebody has spoken with us.
update person set language = $2 where id = (select person_id from matter where id = $1) and language is null

-- name: matter-person
update matter set person_id = $2 where id = $1 and person_id is null

-- name: matter-person-party
update party set person_id = $2 where matter_id = $1 and role = 'person'

-- name: matter-person-investigation
update investigation set person_id = $2 where matter_id = $1 and not exists
  (select 1 from investigation x where x.person_id = $2 and x.ended_at is null and x.stage = 'child')

-- name: matter-same-event
update matter set joins_matter = null, joins_contact = $2, joins_how = 'same_event'
where id = $1 and (joins_how is null or joins_how = 'new_matter_in_existing_file')

-- name: matter-other-event
update matter set joins_matter = $2, joins_contact = null, joins_how = 'new_matter_in_existing_file'
where id = $1 and joins_how = 'same_event'

-- name: matters-known
-- bounded: the matters of one person
select m.id, m.area, m.arrived_on, s.kind as station, s.left_at, i.matter_id as investigated, i.ended_at
from matter m
join station s on s.matter_id = m.id and s.nth = (select max(x.nth) from station x where x.matter_id = m.id)
left join investigation i on i.matter_id = m.id
where m.person_id = $1
order by m.arrived_at, m.id

-- name: glimpse
-- one row: the id is the key
select m.id, m.kind, coalesce(p.name, m.words) as name
from matter m join may_see y on y.matter_id = m.id and y.staff_id = $1 left join person p on p.id = m.person_id
where m.id = $2

-- name: takable
select y.matter_id as id
from (select distinct o.matter_id from open_in_sight o where o.staff_id = $1) v
cross join charge h
cross join may_carry y
where h.matter_id = v.matter_id and h.taken_at is null and h.closed_at is null
  and y.matter_id = v.matter_id and y.staff_id = $1 limit 2000

-- name: carried
-- A row for each clock that runs, and one where none does: the nearest deadline must not hide the others of its matter.
-- Of the closed matters those in which the one who reported still waits for an answer; the head's, where the last carrier
-- has left: few in a town, so it begins with them and not with all that the reader ever closed.
select m.id, m.contact_id, m.arrived_at, c.channel, m.person_id, m.words, m.age_told, m.kind, m.area, m.opens, m.acute,
  m.acute_at, m.version, coalesce(m.language, c.language) as language, m.interpreter, s.kind as station, s.entered_at,
  p.name, p.number, p.born, p.age_stated, p.age_stated_on, p.protection, k.kind as clock, k.due, k.latest,
  r.staff_id as carrier, h.taken_at, h.closed_at,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from (
  select t.matter_id from tie t join charge o on o.matter_id = t.matter_id and o.taken_at is not null
  where t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null and t.closed_at is null
  union select f.matter_id from clock f cross join tie t
  where f.kind = 'feedback' and f.stopped_at is null and t.matter_id = f.matter_id
    and t.staff_id = $1 and t.kind = 'carrier' and t.ended_at is null and t.closed_at is not null
  union select f.matter_id from clock f cross join tie t cross join tie r cross join staff l
  where f.kind = 'feedback' and f.stopped_at is null and t.matter_id = f.matter_id
    and t.staff_id = $1 and t.kind = 'head' and t.ended_at is null and t.closed_at is not null
    and r.matter_id = f.matter_id and r.kind = 'carrier' and r.ended_at is null
    and l.id = r.staff_id and l.ended_at is not null) v
cross join matter m
join charge h on h.matter_id = m.id
join tie r on r.matter_id = m.id and r.kind = 'carrier' and r.ended_at is null
join may_see y on y.matter_id = m.id and y.staff_id = $1
join station s on s.matter_id = m.id and s.nth = (select max(x.nth) from station x where x.matter_id = m.id)
left join contact c on c.id = m.contact_id
left join person p on p.id = m.person_id
left join clock k on k.matter_id = m.id and k.stopped_at is null
where m.id = v.matter_id
order by k.due is null, k.due, m.arrived_at, m.id, k.nth limit 500

-- name: in-need
-- From what this reader has or answers for to the few of it that a signed assessment has spoken of. Opening an investigation protects nobody:
-- it stands until a signed assessment says that there is no need any more, or the matter is closed.
select m.id, m.contact_id, m.arrived_at, c.channel, m.person_id, m.words, m.age_told, m.kind, m.area, m.opens, m.acute,
  m.acute_at, m.version, coalesce(m.language, c.language) as language, m.interpreter, s.kind as station, s.entered_at,
  p.name, p.number, p.born, p.age_stated, p.age_stated_on, p.protection, null as clock, null as due, null as latest,
  r.staff_id as carrier, h.taken_at, h.closed_at,
  (exists (select 1 from guard g where g.subject_id = m.id) or exists
    (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id)) as guarded
from (select distinct a.matter_id from at_hand a where a.staff_id = $1) v
cross join matter m
join charge h on h.matter_id = m.id and h.closed_at is null
join station s on s.matter_id = m.id and s.left_at is null
join tie r on r.matter_id = m.id and r.kind = 'carrier' and r.ended_at is null
join may_see y on y.matter_id = m.id and y.staff_id = $1
left join contact c on c.id = m.contact_id
left join person p on p.id = m.person_id
where m.id = v.matter_id and m.acute_at is not null and m.acute = 'yes'
  and exists (select 1 from standing x where x.matter_id = m.id and x.staff_id = $1 and (x.head or x.own))
order by m.acute_at, m.id limit 200

-- name: untaken
select count(*) as n
from tie t
cross join charge h
join may_see y on y.matter_id = t.matter_id and y.staff_id = $1
where t.staff_id = $1 and t.kind = 'head' and t.ended_at is null and t.closed_at is null
  and h.matter_id = t.matter_id and h.taken_at is null

-- name: summaries
-- The matters under every record of the person.
select m.id, m.kind, m.arrived_at, m.language, m.interpreter, s.kind as station, h.closed_at, t.staff_id as carrier,
  h.taken_at
from (select p.id from person p where p.id = $2
  union select a.kept_id from same_as a where a.other_id = $2 and a.undone_at is null
  union select a.other_id from same_as a where a.kept_id = $2 and a.undone_at is null
  union select b.other_id from same_as a join same_as b on b.kept_id = a.kept_id and b.undone_at is null
    where a.other_id = $2 and a.undone_at is null) r
join matter m on m.person_id = r.id
join may_see y on y.matter_id = m.id and y.staff_id = $1
join charge h on h.matter_id = m.id
join tie t on t.matter_id = m.id and t.kind = 'carrier' and t.ended_at is null
join station s on s.matter_id = m.id and s.nth = (select max(x.nth) from station x where x.matter_id = m.id)
order by m.arrived_at, m.id limit 200

-- name: earlier
-- Closed matters about the person of this one, of the same area, that the reader may read: the latest first. It begins with
-- the few that are about the person, and not with everything that was ever closed.
select h.matter_id as id
from (select distinct b.matter_id from about n join about b on b.person_id = n.person_id and b.matter_id <> n.matter_id
  where n.matter_id = $2) s
cross join charge o
cross join charge h
join may_read y on y.matter_id = h.matter_id and y.staff_id = $1
where o.matter_id = $2 and h.matter_id = s.matter_id and h.closed_at is not null
  and (h.area = o.area or h.area is null and o.area is null)
order by h.closed_at desc, h.matter_id limit 20

-- name: sought
-- Also by another name that the person has on a record of their own. The rules are asked of those whom the reader may have
-- something of, and not of everybody who bears the name. (The coalesce keeps SQLite to those who bear it: it would rather
-- ask of each whom the reader has something of whether they do.)
select p.id, p.name, p.number, p.born, p.age_stated, p.age_stated_on, p.protection, p.language, p.interpreter, p.version,
  coalesce((select a.kept_id from same_as a where a.other_id = p.id and a.undone_at is null), p.id) as kept
from person p
where p.id in (select n.person_id from person_name n where n.key >= $2 and n.key < $3
    and coalesce(n.person_id, n.person_id) in
      (select b.person_id from in_sight v join about b on b.matter_id = v.matter_id where v.staff_id = $1))
  and exists (select 1 from (
      select p.id as record
      union select a.kept_id from same_as a where a.other_id = p.id and a.undone_at is null
      union select a.other_id from same_as a where a.kept_id = p.id and a.undone_at is null
      union select b.other_id from same_as a join same_as b on b.kept_id = a.kept_id and b.undone_at is null
        where a.other_id = p.id and a.undone_at is null) r
    join matter m on m.person_id = r.record
    join may_see y on y.matter_id = m.id and y.staff_id = $1)
order by p.key, p.born, p.at, p.id limit 51

-- name: veiled-of-person
select m.id
from matter m
join may_veiled v on v.matter_id = m.id and v.staff_id = $1
where m.person_id = $2
order by m.id limit 1

-- name: veiled-waiting
-- From what this reader answers for to what of it is guarded, by itself or by a person whom its file would give away.
select m.arrived_at, k.kind as clock, k.due, k.latest
from (select distinct a.matter_id from at_hand a where a.staff_id = $1
  and (exists (select 1 from guard g where g.subject_id = a.matter_id)
    or exists (select 1 from concern n join guard g on g.subject_id = n.person_id
      where n.matter_id = a.matter_id and n.shields))) g
cross join matter m
join charge h on h.matter_id = m.id and h.closed_at is null
join may_veiled v on v.matter_id = m.id and v.staff_id = $1
join standing x on x.matter_id = m.id and x.staff_id = $1 and (x.head or x.receiving)
left join clock k on k.matter_id = m.id and k.stopped_at is null and k.nth =
  (select x.nth from clock x where x.matter_id = m.id and x.stopped_at is null order by x.due, x.nth limit 1)
where m.id = g.matter_id
order by k.due is null, k.due, m.arrived_at, m.id limit 200

-- name: guarded
-- one row: whether somebody of this matter, or of the contact it came with, has a protected identity
select 1 as n from matter m where m.id = $1 and (exists (select 1 from guard g where g.subject_id = m.id) or exists
  (select 1 from concern n join guard g on g.subject_id = n.person_id where n.matter_id = m.id))

-- name: station-enter
insert into station (matter_id, nth, kind, entered_at, actor, why)
values ($1, (select coalesce(max(nth), 0) + 1 from station where matter_id = $1), $2, $3, $4, $5)

-- name: station-leave
update station set left_at = $3, left_by = $4, left_why = $5
where matter_id = $1 and kind = $2 and left_at is null

-- name: way
-- bounded: the stations of one matter
select kind, entered_at, actor, why, left_at, left_by, left_why from station where matter_id = $1 order by nth

-- name: investigation-begin
insert into investigation (matter_id, person_id, stage, first_day) values ($1, $2, $3, $4) on conflict do nothing

-- name: investigation-decide
update investigation set decided_at = $2, decided_by = $3, why = $4 where matter_id = $1 and decided_at is null

-- name: investigation-end
update investigation set ended_at = $2, ended_by = $3, ended_why = $4 where matter_id = $1 and ended_at is null

-- name: investigation
-- one row: a matter has one at most
select first_day, decided_at, decided_by, why, ended_at, ended_by, ended_why from investigation where matter_id = $1

-- name: clock-start
insert into clock (matter_id, nth, kind, rule, rule_from, started, counted_from, due, latest, legal_latest, at, actor)
values ($1, (select coalesce(max(nth), 0) + 1 from clock where matter_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict do nothing

-- name: clock-stop
update clock set stopped_at = $3, stopped_by = $4, stopped_why = $5
where matter_id = $1 and kind = $2 and stopped_at is null

-- name: clocks
-- bounded: the clocks of one matter
select kind, rule, rule_from, started, counted_from, due, latest, legal_latest, stopped_at, stopped_by, stopped_why
from clock where matter_id = $1 order by nth

-- name: party-new
insert into party (matter_id, nth, role, person_id, voice, voice_from, at, actor)
values ($1, (select coalesce(max(nth), 0) + 1 from party where matter_id = $1), $2, $3, $4, $5, $6, $7)

-- name: parties
-- bounded: the parties of one matter
select role, person_id, voice, voice_from from party where matter_id = $1 and ended_at is null order by nth

-- name: party-guardians-end
update party set ended_at = $2, ended_by = $3
where matter_id = $1 and role in ('guardian', 'guardians_to_be_checked') and ended_at is null

-- name: told-new
insert into told (id, matter_id, seq, text, by_kind, by_name, told_to, told_at, about, copied_of, copied_at, copied_by,
  copied_why)
values ($1, $2, (select coalesce(max(seq), 0) + 1 from told where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12)

-- name: told-one
-- one row: the id is a key
select t.id, t.text, t.by_kind, t.by_name, t.told_to, t.told_at, t.about, t.copied_at, t.copied_by, t.copied_why,
  o.matter_id as copied_from
from told t left join told o on o.id = t.copied_of
where t.id = $1

-- name: told
-- bounded: what one matter was told
select t.id, t.text, t.by_kind, t.by_name, t.told_to, t.told_at, t.about, t.copied_at, t.copied_by, t.copied_why,
  o.matter_id as copied_from
from told t left join told o on o.id = t.copied_of
where t.matter_id = $1 order by t.told_at, t.seq, t.id

-- name: note-new
insert into note (id, matter_id, seq, sort, text, author, role, source, at, corrects)
values ($1, $2, (select coalesce(max(seq), 0) + 1 from note where matter_id = $2), $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing

-- name: note-copy
insert into note (id, matter_id, seq, sort, text, author, role, source, at, corrects, copied_of, copied_at, copied_by,
  copied_why)
values ($1, $2, (select coalesce(max(seq), 0) + 1 from note where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12, $13)

-- name: notes
-- bounded: the notes of one matter, originals and corrections
select n.id, n.sort, n.text, n.author, n.role, n.source, n.at, n.corrects, n.copied_at, n.copied_by, n.copied_why,
  o.matter_id as copied_from
from note n left join note o on o.id = n.copied_of
where n.matter_id = $1 order by n.at, n.seq, n.id
