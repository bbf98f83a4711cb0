-- And with what is still to be done: a contact that became nothing yet, a handover on its way, a reporter who waits.

-- ground: casefile
-- When a contact became what it concerns; until then it is half registered.
alter table contact add column registered_at timestamptz;
update contact set registered_at =
  (select min(k.at) from contact_call k where k.contact_id = contact.id and k.concerns > 0);
create index contact_half on contact (arrived_at, id) where registered_at is null;
create index handover_from on handover (from_unit) where ended_at is null;
create index clock_feedback on clock (matter_id) where kind = 'feedback' and stopped_at is null;
