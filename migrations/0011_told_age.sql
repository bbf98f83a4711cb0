-- The age that was told of somebody nobody has made out yet: "pojken i röd jacka, sju eller åtta".

-- room: casefile
-- Whole years on the day of arrival. Absent where nothing was told; where a person is known the person's record says better.
alter table matter add column age_told bigint;
