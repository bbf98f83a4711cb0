-- 0030: whoever closes a matter must know that something of it lies before the board or its committee, and no more of it
-- than that.

-- ground: casefile
create view before_board as select matter_id from agenda_item where ended_at is null;
