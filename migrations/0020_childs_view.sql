-- A decision about a child says what the child says, and on what ground support goes without a consent that is missing.

-- childs_view: what the child says and how it was weighed, or why it was not heard (UTR-7, UTR-9). consent_why: on what
-- ground, where not everybody who must has said yes (INS-6, INS-7).
-- ground: casefile
alter table decision add column childs_view text;
alter table decision add column consent_why text;

-- room: decision
alter table agenda_item add column childs_view text;
alter table agenda_item add column consent_why text;
