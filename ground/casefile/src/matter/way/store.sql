-- name: follow-up-new
insert into follow_up (id, matter_id, nth, day, with_whom, changed, said, child_said, child_unasked, next, how, next_on, at,
  actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from follow_up where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12, $13)

-- name: follow-ups
-- bounded: the follow-ups of one matter
select id, day, with_whom, changed, said, child_said, child_unasked, next, how, next_on, at, actor
from follow_up where matter_id = $1 order by nth

-- name: closing-new
insert into closing (matter_id, done, became, again, unfollowed, at, actor) values ($1, $2, $3, $4, $5, $6, $7)

-- name: before-board
select 1 as n from before_board where matter_id = $1 limit 1

-- name: closing
-- one row: a matter is closed once
select done, became, again, unfollowed, at, actor from closing where matter_id = $1

-- name: promise-new
insert into promise (id, contact_id, promised_to, what, by_whom, keeper_id, unit_id, due_at, at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: promise-kept
update promise set kept_at = $2, kept_by = $3 where id = $1 and kept_at is null

-- name: promises
-- bounded: what was promised to one who reached us
select id, contact_id, promised_to, what, by_whom, due_at, kept_at, kept_by from promise where contact_id = $1
order by due_at, at, id

-- name: promises-open
select id, contact_id, promised_to, what, by_whom, due_at, kept_at, kept_by from promise where kept_at is null
order by due_at, at, id limit 200

-- name: promises-of
-- Who stands close to somebody in the contact is shown nothing of it, and who has no clearance only that there is one.
select p.id, p.contact_id, p.promised_to, p.what, p.by_whom, p.due_at, p.kept_at, p.kept_by,
  (not exists (select 1 from clearance y where y.staff_id = $2) and (
    exists (select 1 from matter m join guard g on g.subject_id = m.id where m.contact_id = p.contact_id)
    or exists (select 1 from matter m join concern c on c.matter_id = m.id join guard g on g.subject_id = c.person_id
      where m.contact_id = p.contact_id))) as veiled
from promise p
where p.by_whom = $1 and p.kept_at is null and not exists (select 1 from matter m
  join concern c on c.matter_id = m.id
  join kin x on x.person_id = c.person_id and x.staff_id = $2
  where m.contact_id = p.contact_id)
order by p.due_at, p.at, p.id limit 200

-- name: promises-left
-- What its keeper cannot keep. It stands with those who answer for the contact's matters, or for the unit where it was
-- given while there are none; where these cannot either, with their deputies; then with the other heads who take in or
-- judge; and rather with a head who is away than with nobody. Closeness and clearance count as for the keeper.
-- Whoever can be none of these is asked about no promise at all: it is all that are open in the town.
-- Of the other heads only the reader is looked at, until the reader is one who is away: a large town has a hundred.
with left_over as (
  select p.id, p.contact_id, p.promised_to, p.what, p.by_whom, p.due_at, p.at, p.kept_at, p.kept_by,
    p.unit_id, p.keeper_id, k.name as keeper,
    case when k.id is null or k.ended_at is not null or k.began_at is null then 'gone'
      when exists (select 1 from absence a where a.staff_id = k.id and a.began_at is not null and a.ended_at is null)
        then 'away'
      when p.unit_id is not null and not exists (select 1 from membership b where b.staff_id = k.id
        and b.unit_id = p.unit_id and b.began_at is not null and b.ended_at is null) then 'moved'
      when exists (select 1 from matter m join concern c on c.matter_id = m.id
        join kin x on x.person_id = c.person_id and x.staff_id = k.id where m.contact_id = p.contact_id) then 'barred'
      end as why
  from promise p left join staff k on k.id = p.keeper_id
  where p.kept_at is null and (p.keeper_id is not null or p.by_whom not like 'staff:%')
    and (exists (select 1 from membership b where b.staff_id = $1 and b.post in ('head', 'deputy')
        and b.began_at is not null and b.ended_at is null)
      or exists (select 1 from tie t where t.staff_id = $1 and t.kind = 'head' and t.ended_at is null))
), answering as (
  select o.id, t.staff_id, h.unit_id
  from left_over o cross join matter m cross join charge h cross join tie t
  where o.why is not null and m.contact_id = o.contact_id and h.matter_id = m.id
    and t.matter_id = m.id and t.kind = 'head' and t.ended_at is null
  union
  select o.id, b.staff_id, b.unit_id
  from left_over o join membership b on b.unit_id = o.unit_id and b.post = 'head'
    and b.began_at is not null and b.ended_at is null
  where o.why is not null and not exists (select 1 from matter m where m.contact_id = o.contact_id)
), turn as (
  select a.id, a.staff_id, 1 as nth from answering a
  union
  select a.id, b.staff_id, 2 from answering a join membership b on b.unit_id = a.unit_id and b.post = 'deputy'
    and b.began_at is not null and b.ended_at is null
  union
  select o.id, b.staff_id, 3 from left_over o join membership b on b.post = 'head' and b.staff_id = $1
    and b.began_at is not null and b.ended_at is null
  join unit u on u.id = b.unit_id and u.kind in ('intake', 'authority')
  where o.why is not null
  union
  select a.id, a.staff_id, 4 from answering a
), able as (
  select n.id, n.staff_id, n.nth
  from turn n join left_over o on o.id = n.id
  join staff s on s.id = n.staff_id and s.began_at is not null and s.ended_at is null
  where (o.keeper_id is null or o.keeper_id <> n.staff_id)
    and (n.nth = 4 or not exists (select 1 from absence a where a.staff_id = n.staff_id
      and a.began_at is not null and a.ended_at is null))
    and not exists (select 1 from matter m join concern c on c.matter_id = m.id
      join kin x on x.person_id = c.person_id and x.staff_id = n.staff_id where m.contact_id = o.contact_id)
)
select o.id, o.contact_id, o.promised_to, o.what, o.by_whom, o.due_at, o.kept_at, o.kept_by, o.keeper,
  o.why,
  (not exists (select 1 from clearance y where y.staff_id = $1) and (
    exists (select 1 from matter m join guard g on g.subject_id = m.id where m.contact_id = o.contact_id)
    or exists (select 1 from matter m join concern c on c.matter_id = m.id join guard g on g.subject_id = c.person_id
      where m.contact_id = o.contact_id))) as veiled
from left_over o
join able n on n.id = o.id and n.staff_id = $1 and n.nth = (select min(x.nth) from able x where x.id = o.id)
where o.why is not null and (n.nth < 4 or not exists (
  select 1 from membership b
  join unit u on u.id = b.unit_id and u.kind in ('intake', 'authority')
  join staff s on s.id = b.staff_id and s.began_at is not null and s.ended_at is null
  where b.post = 'head' and b.began_at is not null and b.ended_at is null
    and (o.keeper_id is null or o.keeper_id <> b.staff_id)
    and not exists (select 1 from absence a where a.staff_id = b.staff_id and a.began_at is not null and a.ended_at is null)
    and not exists (select 1 from matter m join concern c on c.matter_id = m.id
      join kin x on x.person_id = c.person_id and x.staff_id = b.staff_id where m.contact_id = o.contact_id)))
order by o.due_at, o.at, o.id limit 200
