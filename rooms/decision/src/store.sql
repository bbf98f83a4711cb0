-- name: communicated-new
insert into communicated (id, matter_id, nth, person_id, material, how, sent_on, answer_by, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from communicated where matter_id = $2), $3, $4, $5, $6, $7, $8, $9)

-- name: communicated
-- bounded: what the parties of one matter were given to read
select c.id, c.person_id, c.material, c.how, c.sent_on, c.answer_by, c.at, c.actor, a.words, a.day, a.actor as answer_by_staff
from communicated c left join party_answer a on a.communicated_id = c.id
where c.matter_id = $1 order by c.nth

-- name: party-answer-new
insert into party_answer (communicated_id, words, day, at, actor) values ($1, $2, $3, $4, $5) on conflict do nothing

-- name: meeting-new
insert into meeting (id, day, at, actor) values ($1, $2, $3, $4) on conflict do nothing

-- name: meetings
select id, day from meeting order by day desc limit 12

-- name: meetings-to-come
select id, day from meeting where day >= $1 order by day limit 12

-- name: items-to-meeting
update agenda_item set meeting_id = $1 where meeting_id is null and ended_at is null

-- name: item-new
insert into agenda_item (id, matter_id, nth, meeting_id, kind, outcome, ends, ground, facts, means_1, means_2, means_3,
  follow_up, unheard, unheard_why, childs_view, consent_why, presenter, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from agenda_item where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
on conflict do nothing

-- name: item-move
update agenda_item set meeting_id = $2 where id = $1 and ended_at is null

-- name: item-end
update agenda_item set ended_at = $2, ended_by = $3, ended_how = $4, words = $5, paragraph = $6, presided = $7
where id = $1 and ended_at is null

-- name: items-of-matter
-- bounded: what of one matter was laid before the committee
select i.id, i.matter_id, i.kind, i.outcome, i.ends, i.ground, i.facts, i.means_1, i.means_2, i.means_3, i.follow_up,
  i.unheard, i.unheard_why, i.childs_view, i.consent_why, i.presenter, i.at, i.ended_how, i.words, i.paragraph, m.id as meeting_id, m.day
from agenda_item i left join meeting m on m.id = i.meeting_id
where i.matter_id = $1 order by i.nth

-- name: items-seen
-- What is on the agenda and what was decided lately, in the matters that the reader may read.
select i.id, i.matter_id, i.kind, i.outcome, i.ends, i.ground, i.facts, i.means_1, i.means_2, i.means_3, i.follow_up,
  i.unheard, i.unheard_why, i.childs_view, i.consent_why, i.presenter, i.at, i.ended_how, i.words, i.paragraph, m.id as meeting_id, m.day,
  coalesce(p.name, t.words) as name
from agenda_item i
join may_read y on y.matter_id = i.matter_id and y.staff_id = $1
join matter t on t.id = i.matter_id
left join person p on p.id = t.person_id
left join meeting m on m.id = i.meeting_id
where i.ended_at is null or (m.day >= $2 and i.ended_how <> 'withdrawn')
order by i.at, i.nth, i.id limit 300

-- name: items-open
select count(*) as n from agenda_item where ended_at is null

-- name: chair-new
insert into chair_decision (id, matter_id, nth, kind, day, chair, words, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from chair_decision where matter_id = $2), $3, $4, $5, $6, $7, $8)

-- name: chair-of-matter
-- bounded: what the chair decided in one matter
select id, matter_id, kind, day, chair, words, at, actor from chair_decision where matter_id = $1 order by day, nth

-- name: chair-seen
select c.id, c.matter_id, c.kind, c.day, c.chair, c.words, c.at, c.actor
from chair_decision c join may_read y on y.matter_id = c.matter_id and y.staff_id = $1
where c.day > $2 and c.day <= $3 order by c.day, c.at, c.nth, c.id limit 200

-- name: chair-count
select count(*) as n from chair_decision where day > $1 and day <= $2

-- name: served-new
insert into served (id, decision_id, nth, person_id, how, confirmed, sent_on, at, actor, received_on, received_at, received_by,
  appeal_until, appeal_rule)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from served where decision_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11,
  $12, $13)
on conflict do nothing

-- name: served-received
update served set received_on = $2, received_at = $3, received_by = $4, appeal_until = $5, appeal_rule = $6
where id = $1 and received_on is null

-- name: served
-- bounded: the letters of one matter's decisions
select s.id, s.decision_id, s.person_id, s.how, s.confirmed, s.sent_on, s.at, s.actor, s.received_on, s.appeal_until
from served s join decision d on d.id = s.decision_id
where d.matter_id = $1 order by d.nth, s.nth
