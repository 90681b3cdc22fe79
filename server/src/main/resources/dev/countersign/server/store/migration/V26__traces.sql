-- Traces of stolen value: what was asked, how far it is, and what came of it.
create table trace (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  asked_by text not null,
  asked_at timestamptz not null,
  asked text not null, -- JSON
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'stopped')),
  share integer not null default 0 check (share between 0 and 100), -- of the ledger, in hundredths
  beat_at timestamptz not null, -- when the server that does it was last heard of
  stop_asked boolean not null default false,
  ended_at timestamptz,
  sentence text, -- what came of it
  totals text, -- JSON: what was stolen, and how much is in which kind of place
  result bytea, -- JSON, compressed (gzip, RFC 1952)
  check ((state = 'done') = (result is not null))
);

create index trace_at_hand on trace (beat_at) where state in ('waiting', 'running');
