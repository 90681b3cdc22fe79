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
