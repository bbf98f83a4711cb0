-- Whose a promise is, so that it stands on somebody's day also when its keeper cannot keep it.

-- The member of staff who is to keep it; absent in promises from before this step, and where by_whom is nobody of the
-- staff.
alter table promise add column keeper_id uuid;

-- The unit where it was given, whose head answers for it until the contact becomes matters; absent before this step.
alter table promise add column unit_id uuid;
