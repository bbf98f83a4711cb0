-- name: measure-new
insert into measure (id, matter_id, nth, kind, what, since, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from measure where matter_id = $2), $3, $4, $5, $6, $7)

-- name: measure-on-law
insert into measure_on_law (measure_id, rule, rule_from) values ($1, $2, $3)

-- name: measure-on-consent
insert into measure_on_consent (measure_id, whose, rules, suitable) values ($1, $2, $3, $4)

-- name: measure-end
update measure set ended_at = $2, ended_by = $3, ended_on = $4, ended_why = $5, withdrawn = $6
where id = $1 and ended_at is null

-- name: measures
-- bounded: the measures of one matter
select m.id, m.kind, m.what, m.since, m.at, m.actor, m.ended_at, m.ended_by, m.ended_on, m.ended_why, m.withdrawn,
  l.rule, l.rule_from, c.whose, c.rules, c.suitable
from measure m left join measure_on_law l on l.measure_id = m.id left join measure_on_consent c on c.measure_id = m.id
where m.matter_id = $1 order by m.nth

-- name: consent-new
insert into consent (id, matter_id, nth, whose, person_id, answer, day, until, how, words, at, actor)
values ($1, $2, (select coalesce(max(nth), 0) + 1 from consent where matter_id = $2), $3, $4, $5, $6, $7, $8, $9, $10,
  $11)

-- name: consent-covers
insert into consent_covers (consent_id, measure_id) values ($1, $2)

-- name: consent-withdraw
update consent set withdrawn_at = $3, withdrawn_by = $4, withdrawn_on = $5, withdrawn_how = $6, withdrawn_words = $7
where id = $1 and matter_id = $2 and answer = 'given' and withdrawn_at is null

-- name: consents
-- bounded: the answers of one matter
select id, whose, person_id, answer, day, until, how, words, at, actor, withdrawn_at, withdrawn_by, withdrawn_on,
  withdrawn_how, withdrawn_words
from consent where matter_id = $1 order by nth

-- name: consents-cover
-- bounded: what the answers of one matter are about
select v.consent_id, v.measure_id from consent_covers v join consent c on c.id = v.consent_id where c.matter_id = $1
