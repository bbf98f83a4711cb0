-- What pages need and no record is: text that somebody is still writing, and forms that have been taken.

-- ground: page
-- A text on its way, sealed with the house's secret: only its author gets it back.
create table draft (
  author uuid not null,
  form text not null,
  subject text not null,
  version bigint not null,
  nonce bytea not null,
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (author, form, subject)
);

create index draft_by_age on draft (saved_at);

-- ground: page
-- A form that has had its effect, and where its answer led: sent again after a cut answer, it has no other effect.
create table taken_form (
  key bytea primary key,
  author uuid not null,
  led_to text not null,
  at timestamptz not null
);
