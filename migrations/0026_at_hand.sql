-- A day begins with what is open and somebody's own, and no list looks at what was closed years ago.

-- ground: access
-- When the matter of a tie was closed: an open tie of a closed matter still says who answers for what stands there.
alter table tie add column closed_at timestamptz;
update tie set closed_at = (select c.closed_at from charge c where c.matter_id = tie.matter_id);
create index tie_open on tie (staff_id, kind, matter_id) where ended_at is null and closed_at is null;
create index tie_until on tie (staff_id, until) where ended_at is null;
create index performing_open on performing (staff_id, order_id) where ended_at is null;
