-- 0031: a matter is laid before somebody who may decide it, so that they know of it without being told in the corridor.

-- ground: casefile
-- What is proposed, in the words of whoever lays it there, and how that ended: decided, asked (something is to be answered
-- first), elsewhere (before somebody else, or taken back), closed. settled_at: what was asked is settled, because the matter
-- was laid there anew, decided or closed.
create table presented (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  nth bigint not null,
  to_staff uuid not null references staff (id),
  words text not null,
  at timestamptz not null,
  actor text not null,
  ended_at timestamptz,
  ended_by text,
  ended_how text,
  question text,
  settled_at timestamptz,
  unique (matter_id, nth)
);

create unique index presented_open on presented (matter_id) where ended_at is null;
create index presented_to on presented (to_staff) where ended_at is null;
create index presented_asked on presented (matter_id) where ended_how = 'asked' and settled_at is null;
