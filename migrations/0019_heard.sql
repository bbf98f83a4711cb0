-- A family that was received has heard from those who received it.

-- ground: casefile
alter table handover add column heard_at timestamptz;
alter table handover add column heard_by text;

create index handover_asked on handover (ended_by) where ended_how = 'sent_back' and settled_at is null;
