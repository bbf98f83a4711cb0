-- A matter that is on its way to another unit: the unit it was offered to, until somebody there has received it, it was
-- sent back, or those who have it keep it. Who carries it and who answers for it do not change before.
alter table charge add column offered_to uuid references unit (id);

create index charge_offered on charge (offered_to) where offered_to is not null;
