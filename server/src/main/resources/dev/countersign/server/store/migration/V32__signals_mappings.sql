-- Mapping files of the company's own, by which records of its own sources are read.
create table access_mapping (
  name text primary key,
  document text not null,
  sha256 text not null,
  added_at timestamptz not null,
  added_by text not null, -- person/…, or settings
  file text not null default '' -- in the settings' folder; empty for one that was given by hand
);

-- Streams that receivers have set up over the network, each of a machine. Their tokens wait in
-- signal_sent for "stream/…" until they are acknowledged.
create table signal_stream (
  id uuid primary key,
  machine uuid not null,
  audience text not null,
  events text not null, -- the types that are delivered, joined by blanks
  requested text not null, -- as the receiver asked for
  description text not null default '',
  status text not null default 'enabled' check (status in ('enabled', 'paused', 'disabled')),
  status_reason text not null default '',
  made_at timestamptz not null,
  verified_at timestamptz, -- when a verification was last asked for
  unique (machine)
);
create index signal_sent_unread on signal_sent (receiver, number) where delivered_at is null and given_up_at is null;

-- When a server ceased to sign with a key; what it signed may still be under way.
alter table signal_key add column retired_at timestamptz;

-- Between which moments somebody's approvals count for nothing, because of what was found. The
-- approvals themselves stay on record as they were given.
create table approval_doubt (
  number bigint generated always as identity primary key,
  person uuid not null references person (id),
  since timestamptz not null,
  until timestamptz not null,
  finding uuid not null unique references account_finding (id),
  check (since <= until)
);
create index approval_doubt_of_person on approval_doubt (person, since);

alter table access_response drop constraint access_response_action_check;
alter table access_response add constraint access_response_action_check check (action in
  ('hold-transfers', 'end-sessions', 'fresh-passkey', 'approve-again', 'tell-others'));
