-- name: standing-of
-- one row: a staff member and a matter have one standing.
select own, head, unit, area, waiting, consulted, registrar, receiving, performs, returned, glass, kin, guarded, cleared, closed, degree,
  independent, active, away
from standing where staff_id = $1 and matter_id = $2

-- name: standings
-- Everybody's standing towards one matter.
select staff_id, own, head, unit, area, waiting, consulted, registrar, receiving, performs, returned, glass, kin, guarded, cleared, closed,
  degree, independent, active, away
from standing where matter_id = $1 order by staff_id limit 20000

-- name: at-work
-- Where somebody in service works: the place held longest first.
select p.unit_id,
  exists (select 1 from membership i join unit u on u.id = i.unit_id where i.staff_id = s.id and u.kind = 'intake'
    and i.began_at is not null and i.ended_at is null) as intake,
  exists (select 1 from membership h where h.staff_id = s.id and h.post = 'head'
    and h.began_at is not null and h.ended_at is null) as heads
from staff s left join membership p on p.staff_id = s.id and p.began_at is not null and p.ended_at is null
where s.id = $1 and s.began_at is not null and s.ended_at is null
order by p.from_day, p.began_at, p.id limit 20

-- name: right
-- one row: somebody holds a right in one way.
select rank from decision_right where act = $1 and staff_id = $2

-- name: staff-one
-- one row: the id is the key.
select id, name, role, qualified_25_1, independent, last_day, (began_at is not null and ended_at is null) as active
from staff where id = $1

-- name: staff-areas
-- bounded: there are few areas.
select staff_id, area from competence where staff_id = $1

-- name: staff-away
select staff_id, from_day, until_day from absence where staff_id = $1 and ended_at is null order by from_day, id limit 100

-- name: first
-- Those who hold a right first, as `staff-one` says one.
select s.id, s.qualified_25_1, s.independent, s.last_day
from decision_right r join staff s on s.id = r.staff_id
where r.act = $1 and r.rank = 'first' order by s.id limit 20000

-- name: first-areas
select k.staff_id, k.area
from decision_right r join competence k on k.staff_id = r.staff_id
where r.act = $1 and r.rank = 'first' order by k.staff_id, k.area limit 100000

-- name: first-away
select a.staff_id, a.from_day, a.until_day
from decision_right r join absence a on a.staff_id = r.staff_id and a.ended_at is null
where r.act = $1 and r.rank = 'first' order by a.staff_id, a.from_day, a.id limit 100000

-- name: anybody
select id from staff limit 1

-- name: colleagues
-- Everybody in service in a unit, by name; areas as words with a plus between them.
select s.id, s.name, s.role, b.post,
  exists (select 1 from absence a where a.staff_id = s.id and a.began_at is not null and a.ended_at is null) as away
from staff s join membership b on b.staff_id = s.id and b.began_at is not null and b.ended_at is null
where b.unit_id = $1 and s.began_at is not null and s.ended_at is null
order by s.name, s.id limit 500

-- name: colleague-areas
-- What everybody in service in a unit is versed in.
select distinct k.staff_id, k.area
from membership b join competence k on k.staff_id = b.staff_id
where b.unit_id = $1 and b.began_at is not null and b.ended_at is null
order by k.staff_id, k.area limit 5000

-- name: names
-- Those who work here or have worked here: a name stays readable in an old record.
select id, name from staff limit 20000

-- name: staff-size
-- one row: how many names there are. Whoever lets a name be changed must let this show it.
select count(*) as n from staff

-- name: role-of-staff
-- one row: the id is the key
select role from staff where id = $1

-- name: unit-of-kind
select id from unit where kind = $1 order by name, id limit 1

-- name: units-that-receive
-- Where matters can lie.
select id, name from unit where kind in ('authority', 'intake') order by name, id limit 200

-- name: units-that-give
-- Which give support.
select id, name from unit where kind = 'resource' order by name, id limit 200

-- name: kind-of-unit
-- one row: the id is the key.
select kind from unit where id = $1

-- name: add-unit
insert into unit (id, name, kind) values ($1, $2, $3) on conflict do nothing

-- name: add-staff
insert into staff (id, name, login, secret, role, qualified_25_1, independent, first_day, last_day)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing

-- name: set-last-day
update staff set last_day = $2 where id = $1 and ended_at is null

-- name: set-secret
update staff set secret = $2 where id = $1

-- name: set-independent
update staff set independent = true where id = $1

-- name: add-membership
insert into membership (id, staff_id, unit_id, post, from_day, until_day) values ($1, $2, $3, $4, $5, $6)

-- name: end-headship
update membership set until_day = $2 where unit_id = $1 and post = 'head' and ended_at is null and from_day <= $2
  and (until_day is null or until_day > $2)

-- name: cancel-headship
update membership set ended_at = $3 where unit_id = $1 and post = 'head' and ended_at is null and from_day >= $2

-- name: add-competence
insert into competence (staff_id, area) values ($1, $2) on conflict do nothing

-- name: drop-competence
delete from competence where staff_id = $1 and area = $2

-- name: add-absence
insert into absence (id, staff_id, from_day, until_day) values ($1, $2, $3, $4)

-- name: add-right
insert into decision_right (act, staff_id, rank) values ($1, $2, $3)
on conflict (act, staff_id) do update set rank = excluded.rank

-- name: add-clearance
insert into clearance (staff_id, since) values ($1, $2) on conflict do nothing

-- name: drop-clearance
delete from clearance where staff_id = $1

-- name: turn-day
insert into day_turned (day, at) values ($1, $2) on conflict do nothing

-- name: end-staff
update staff set ended_at = $2 where ended_at is null and last_day < $1

-- name: begin-staff
update staff set began_at = $2 where began_at is null and first_day <= $1

-- name: end-memberships
update membership set ended_at = $2 where ended_at is null and until_day < $1

-- name: begin-memberships
update membership set began_at = $2 where began_at is null and ended_at is null and from_day <= $1

-- name: end-absences
update absence set ended_at = $2 where ended_at is null and until_day < $1

-- name: begin-absences
update absence set began_at = $2 where began_at is null and ended_at is null and from_day <= $1

-- name: end-sessions-of-gone
update session set ended_at = $1, why = 'gone' where ended_at is null
  and staff_id in (select id from staff where ended_at is not null)

-- name: expire-ties
update tie set ended_at = $2 where staff_id = $1 and ended_at is null and until <= $2

-- name: open-charge
insert into charge (matter_id, unit_id, area, asks_25_1, opened_at, version) values ($1, $2, $3, $4, $5, 0)

-- name: add-concern
insert into concern (matter_id, person_id, shields) values ($1, $2, false) on conflict do nothing

-- name: add-shield
insert into concern (matter_id, person_id, shields) values ($1, $2, true)
on conflict (matter_id, person_id) do update set shields = true

-- name: drop-shield
update concern set shields = false where matter_id = $1 and person_id = $2 and shields

-- name: concern-alike
insert into concern (matter_id, person_id, shields) select matter_id, $2, shields from concern where person_id = $1
on conflict (matter_id, person_id) do update set shields = concern.shields or excluded.shields

-- name: concerned
-- bounded: the persons of one contact
select person_id, shields from concern where matter_id = $1 order by person_id

-- name: add-about
insert into about (matter_id, person_id) values ($1, $2) on conflict do nothing

-- name: about-alike
insert into about (matter_id, person_id) select matter_id, $2 from about where person_id = $1 on conflict do nothing

-- name: performing-add
insert into performing (id, order_id, matter_id, unit_id, staff_id, since) values ($1, $2, $3, $4, $5, $6)
on conflict do nothing

-- name: performing-end
update performing set ended_at = $3 where order_id = $1 and staff_id = $2 and ended_at is null

-- name: performing-stop
update performing set ended_at = $2 where order_id = $1 and ended_at is null

-- name: performing-close
update performing set ended_at = $2 where matter_id = $1 and ended_at is null

-- name: performing
-- bounded: a matter has few orders, and each few who carry it out
select order_id, unit_id, staff_id from performing where matter_id = $1 and ended_at is null
order by since, id

-- name: claim-charge
update charge set version = version + 1 where matter_id = $1
returning matter_id, unit_id, area, asks_25_1, opened_at, taken_at, closed_at, offered_to, version

-- name: charge
-- one row: the matter is the key.
select matter_id, unit_id, area, asks_25_1, opened_at, taken_at, closed_at, offered_to, version from charge
where matter_id = $1

-- name: ties
-- bounded: a matter has few ties at a time.
select staff_id, kind, until from tie where matter_id = $1 and ended_at is null

-- name: begin-tie
insert into tie (id, matter_id, staff_id, kind, since, until, closed_at)
values ($1, $2, $3, $4, $5, $6, (select c.closed_at from charge c where c.matter_id = $2))

-- name: end-tie
update tie set ended_at = $4 where matter_id = $1 and staff_id = $2 and kind = $3 and ended_at is null

-- name: set-charge
update charge set unit_id = $2, taken_at = $3, closed_at = $4, offered_to = $5 where matter_id = $1

-- name: close-ties
update tie set closed_at = $2 where matter_id = $1

-- name: answering-in-unit
-- Its head; while the post is vacant its deputy, the one who has been it longest. Neither where they have left or stand
-- somebody in the matter close.
select p.staff_id
from membership p
join staff s on s.id = p.staff_id and s.began_at is not null and s.ended_at is null
where p.unit_id = $1 and p.post in ('head', 'deputy') and p.began_at is not null and p.ended_at is null
  and not exists (select 1 from kin x join concern n on n.person_id = x.person_id
    where x.staff_id = p.staff_id and n.matter_id = $2)
order by case when p.post = 'head' then 0 else 1 end, p.from_day, p.began_at, p.id limit 1

-- name: answering-for-unit
-- Where nobody does in the unit: the head of another unit that judges or takes in. Whoever stands somebody in the matter
-- close comes after all others: only where nobody else is there, and then those of the unit first.
select p.staff_id
from membership p
join staff s on s.id = p.staff_id and s.began_at is not null and s.ended_at is null
join unit u on u.id = p.unit_id
where p.began_at is not null and p.ended_at is null and (
  p.unit_id = $1 and p.post in ('head', 'deputy')
  or p.unit_id <> $1 and p.post = 'head' and u.kind in ('authority', 'intake'))
order by exists (select 1 from kin x join concern n on n.person_id = x.person_id
    where x.staff_id = p.staff_id and n.matter_id = $2),
  case when p.unit_id = $1 and p.post = 'head' then 0 when p.unit_id = $1 then 1 else 2 end,
  p.from_day, p.began_at, p.id limit 1

-- name: left-behind
-- Whoever has it has gone, or stands somebody in it close.
select c.matter_id from charge c where c.closed_at is null and exists (
  select 1 from tie t join staff s on s.id = t.staff_id where t.matter_id = c.matter_id and t.ended_at is null
    and (t.kind = 'carrier' or t.kind = 'head') and (s.ended_at is not null or exists (
      select 1 from kin x join concern n on n.person_id = x.person_id
      where x.staff_id = t.staff_id and n.matter_id = t.matter_id)))
order by c.opened_at, c.matter_id limit 200

-- name: misheaded
select c.matter_id from charge c where c.closed_at is null and c.unit_id = $1 and not exists (
  select 1 from tie t where t.matter_id = c.matter_id and t.kind = 'head' and t.ended_at is null and t.staff_id = $2)
  and not exists (select 1 from kin x join concern n on n.person_id = x.person_id
    where x.staff_id = $2 and n.matter_id = c.matter_id)
order by c.opened_at, c.matter_id limit 200

-- name: close-to-head
-- The matters of a unit in which its head stands somebody close: a handful in a lifetime.
select c.matter_id from charge c where c.closed_at is null and c.unit_id = $1 and exists (
  select 1 from kin x join concern n on n.person_id = x.person_id where x.staff_id = $2 and n.matter_id = c.matter_id)
order by c.opened_at, c.matter_id limit 200

-- name: units-in-charge
-- bounded: there are as many rows as units.
select distinct unit_id from charge where closed_at is null order by unit_id

-- name: add-kin
insert into kin (staff_id, person_id, since) values ($1, $2, $3) on conflict do nothing

-- name: kin-of
-- bounded: the few staff who stand one person close
select staff_id from kin where person_id = $1 order by staff_id

-- name: drop-kin
delete from kin where staff_id = $1 and person_id = $2

-- name: add-guard
insert into guard (subject_id, since) values ($1, $2) on conflict do nothing

-- name: guarded
-- one row: the id is a key
select subject_id from guard where subject_id = $1

-- name: hidden-from
-- one row: whether somebody around a matter is protected from this colleague
select c.matter_id from charge c where c.matter_id = $1
  and not exists (select 1 from clearance y where y.staff_id = $2)
  and exists (select 1 from concern p join guard g on g.subject_id = p.person_id where p.matter_id = c.matter_id)

-- name: drop-guard
delete from guard where subject_id = $1

-- name: try-touch
insert into login_try (name, touched, tries) values ($1, 1, '')
on conflict (name) do update set touched = login_try.touched + 1 returning tries

-- name: try-keep
update login_try set tries = $2 where name = $1

-- name: tries
-- one row: the name is the key.
select tries from login_try where name = $1

-- name: by-login
-- one row: a login name belongs to one.
select id, secret from staff where login = $1 and began_at is not null and ended_at is null

-- name: begin-session
insert into session (token, staff_id, secret, made_at, seen_at) values ($1, $2, $3, $4, $4)

-- name: session
-- one row: the token's hash is the key.
select x.token, x.staff_id, x.secret, x.made_at, x.seen_at, x.ended_at, x.why, s.name,
  (s.began_at is not null and s.ended_at is null) as active
from session x join staff s on s.id = x.staff_id where x.token = $1

-- name: day-turned
-- one row: the day is the key.
select day from day_turned where day = $1

-- name: running-out
select id from tie where staff_id = $1 and until <= $2 and ended_at is null limit 1

-- name: see-session
update session set seen_at = $2 where token = $1 and ended_at is null

-- name: end-session
update session set ended_at = $2, why = $3 where token = $1 and ended_at is null

-- name: end-all-sessions
update session set ended_at = $2, why = $3 where staff_id = $1 and ended_at is null

-- name: add-set
insert into access_set (hash, ids) values ($1, $2) on conflict do nothing

-- name: add-entry
insert into access_entry (id, at, actor, unit_id, act, route, rule, matter_id, asked, set_hash, shown, outcome)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)

-- name: holders-near
-- bounded: those who work in one unit. Begins with them: in a large municipality hundreds hold the same right.
select distinct s.id, s.name, d.rank
from charge c
cross join membership b
cross join decision_right d
cross join staff s
where c.matter_id = $2 and b.unit_id = c.unit_id and b.began_at is not null and b.ended_at is null
  and d.act = $1 and d.staff_id = b.staff_id and s.id = d.staff_id and s.began_at is not null and s.ended_at is null
  and not exists (select 1 from absence a where a.staff_id = s.id and a.began_at is not null and a.ended_at is null)
order by s.name, s.id

-- name: holders-any
select s.id, s.name, d.rank
from decision_right d
cross join staff s
where d.act = $1 and d.rank = $2 and s.id = d.staff_id and s.began_at is not null and s.ended_at is null
  and not exists (select 1 from absence a where a.staff_id = s.id and a.began_at is not null and a.ended_at is null)
order by d.staff_id limit 6
