-- What people and other programs are told, one row for each of them. Made out of the journal's entries, in
-- their order: a cursor says how far. The unique key keeps anybody from being told the same twice.
create table notice (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  channel text not null check (channel in ('mail', 'webhook')),
  recipient text not null, -- person/…; empty where the channel has one recipient
  topic text not null, -- what it tells of
  kind text not null,
  subject text not null, -- as in the journal
  entry bigint not null references journal (number),
  title text not null,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  queued_at timestamptz not null,
  next_at timestamptz not null,
  taken_until timestamptz, -- a server is at it until then
  ended_at timestamptz,
  reason text, -- why the last attempt failed
  unique (channel, recipient, topic)
);
create index notice_due on notice (channel, next_at) where state = 'queued';

create table notice_cursor (
  channel text primary key,
  number bigint not null -- of the last journal entry that was looked at
);
