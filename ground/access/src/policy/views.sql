-- The views that say who may. They hold no records and are made anew at each start: `may_` first away, then `standing`,
-- then both again from the policy of today.

-- name: drop-may
drop view if exists may_{act};

-- name: drop-standing
drop view if exists standing;

-- name: drop-at-hand
drop view if exists at_hand;

-- name: drop-in-sight
drop view if exists in_sight;
drop view if exists open_in_sight;

-- name: open-in-sight
-- Every open matter that somebody may see or give support in, and some that they may not: where a list begins that is asked
-- of more than what is at hand. It gives nobody anything; whatever a `may_…` view has of open matters is here.
create view open_in_sight as
select t.staff_id as staff_id, t.matter_id as matter_id from tie t where t.ended_at is null and t.closed_at is null
union all
select p.staff_id, c.matter_id from membership p join charge c on c.unit_id = p.unit_id and c.closed_at is null
where p.began_at is not null and p.ended_at is null
union all
select p.staff_id, c.matter_id from membership p join charge c on c.offered_to = p.unit_id and c.closed_at is null
where p.began_at is not null and p.ended_at is null
union all
select p.staff_id, o.matter_id from membership p join performing o on o.unit_id = p.unit_id and o.ended_at is null
where p.began_at is not null and p.ended_at is null
union all
select o.staff_id, o.matter_id from performing o where o.staff_id is not null and o.ended_at is null;

-- name: in-sight
-- The same with what is closed: where a search among many begins.
create view in_sight as
select v.staff_id as staff_id, v.matter_id as matter_id from open_in_sight v
union all
select t.staff_id, t.matter_id from tie t where t.ended_at is null and t.closed_at is not null
union all
select p.staff_id, c.matter_id from membership p join charge c on c.unit_id = p.unit_id and c.closed_at is not null
where p.post in ('lead', 'deputy') and p.began_at is not null and p.ended_at is null
union all
select t.staff_id, n.matter_id from tie t
join about b on b.matter_id = t.matter_id
join about n on n.person_id = b.person_id
where t.kind in ('carrier', 'head') and t.ended_at is null and t.closed_at is null;

-- name: at-hand
-- The open matters that somebody carries, answers for or could receive: where the lists of a day begin, because it is little.
-- Whoever is here need not be allowed anything; whoever `standing` calls own, head or receiving of an open matter is here.
create view at_hand as
select t.staff_id as staff_id, t.matter_id as matter_id from tie t
where t.kind in ('carrier', 'head', 'receiving') and t.ended_at is null and t.closed_at is null
union all
select p.staff_id, c.matter_id from membership p join charge c on c.unit_id = p.unit_id and c.closed_at is null
where p.post in ('lead', 'deputy') and p.began_at is not null and p.ended_at is null
union all
select p.staff_id, c.matter_id from membership p join charge c on c.offered_to = p.unit_id and c.closed_at is null
where p.post in ('head', 'lead', 'deputy') and p.began_at is not null and p.ended_at is null;

-- name: standing
-- Each fact once. A staff member and a matter always have a row here; whether anything may be done is the policy's.
create view standing as
select s.id as staff_id, c.matter_id as matter_id,
  exists (select 1 from tie t where t.matter_id = c.matter_id and t.staff_id = s.id
    and t.kind = 'carrier' and t.ended_at is null) as own,
  (exists (select 1 from tie t where t.matter_id = c.matter_id and t.staff_id = s.id
    and t.kind = 'head' and t.ended_at is null)
    or exists (select 1 from membership p where p.staff_id = s.id and p.unit_id = c.unit_id and p.post = 'lead'
      and p.began_at is not null and p.ended_at is null
      and (c.area is null or exists (select 1 from competence k where k.staff_id = s.id and k.area = c.area)))
    or exists (select 1 from membership p where p.staff_id = s.id and p.unit_id = c.unit_id and p.post = 'deputy'
      and p.began_at is not null and p.ended_at is null
      and exists (select 1 from tie t join absence a on a.staff_id = t.staff_id
        where t.matter_id = c.matter_id and t.kind = 'head' and t.ended_at is null
        and a.began_at is not null and a.ended_at is null))) as head,
  exists (select 1 from membership p where p.staff_id = s.id and p.unit_id = c.unit_id
    and p.began_at is not null and p.ended_at is null) as unit,
  (c.area is null or exists (select 1 from competence k where k.staff_id = s.id and k.area = c.area)) as area,
  (c.taken_at is null) as waiting,
  exists (select 1 from tie t where t.matter_id = c.matter_id and t.staff_id = s.id
    and t.kind = 'consulted' and t.ended_at is null) as consulted,
  exists (select 1 from tie t where t.matter_id = c.matter_id and t.staff_id = s.id
    and t.kind = 'registrar' and t.ended_at is null) as registrar,
  (c.offered_to is not null and (
    exists (select 1 from tie t where t.matter_id = c.matter_id and t.staff_id = s.id
      and t.kind = 'receiving' and t.ended_at is null)
    or exists (select 1 from membership p where p.staff_id = s.id and p.unit_id = c.offered_to
      and p.began_at is not null and p.ended_at is null and (
        p.post = 'head'
        or p.post = 'lead' and (c.area is null
          or exists (select 1 from competence k where k.staff_id = s.id and k.area = c.area))
        or p.post = 'deputy' and not exists (select 1 from membership h where h.unit_id = c.offered_to
          and h.post = 'head' and h.began_at is not null and h.ended_at is null
          and not exists (select 1 from absence a where a.staff_id = h.staff_id
            and a.began_at is not null and a.ended_at is null)))))) as receiving,
  (exists (select 1 from performing o where o.matter_id = c.matter_id and o.staff_id = s.id and o.ended_at is null)
    or exists (select 1 from performing o join membership p on p.unit_id = o.unit_id
      where o.matter_id = c.matter_id and o.ended_at is null and p.staff_id = s.id
      and p.began_at is not null and p.ended_at is null and (
        p.post = 'head' or p.post = 'lead'
        or p.post = 'deputy' and not exists (select 1 from membership h where h.unit_id = o.unit_id
          and h.post = 'head' and h.began_at is not null and h.ended_at is null
          and not exists (select 1 from absence a where a.staff_id = h.staff_id
            and a.began_at is not null and a.ended_at is null))))) as performs,
  (c.closed_at is not null and exists (select 1 from about b
    cross join about n
    cross join charge o
    cross join tie t
    where b.matter_id = c.matter_id and n.person_id = b.person_id and n.matter_id <> b.matter_id
      and o.matter_id = n.matter_id and o.closed_at is null and (o.area = c.area or o.area is null and c.area is null)
      and t.matter_id = o.matter_id and t.staff_id = s.id and t.kind in ('carrier', 'head') and t.ended_at is null
      and t.closed_at is null)) as returned,
  exists (select 1 from tie t where t.matter_id = c.matter_id and t.staff_id = s.id
    and t.kind = 'glass' and t.ended_at is null) as glass,
  exists (select 1 from kin x join concern p on p.person_id = x.person_id
    where x.staff_id = s.id and p.matter_id = c.matter_id) as kin,
  (exists (select 1 from guard g where g.subject_id = c.matter_id)
    or exists (select 1 from guard g join concern p on p.person_id = g.subject_id
      where p.matter_id = c.matter_id and p.shields)) as guarded,
  exists (select 1 from clearance y where y.staff_id = s.id) as cleared,
  (c.closed_at is not null) as closed,
  (s.qualified_25_1 or not c.asks_25_1) as degree,
  s.independent as independent,
  (s.began_at is not null and s.ended_at is null) as active,
  exists (select 1 from absence a where a.staff_id = s.id and a.began_at is not null and a.ended_at is null) as away
from staff s cross join charge c;

-- name: may
create view may_{act} as
select s.staff_id, s.matter_id from standing s
where {filter};
