-- Traces through the blocks of a node, which may be left open while the chain goes on.
alter table trace add column node text; -- JSON: which blocks of which chain; null for ledgers of files
alter table trace drop constraint trace_state_check;
alter table trace add constraint trace_state_check
  check (state in ('waiting', 'running', 'open', 'done', 'failed', 'stopped'));
alter table trace drop constraint trace_check;
alter table trace add constraint trace_check
  check ((state in ('open', 'done')) = (result is not null));

create table trace_watch (
  trace uuid primary key references trace (id),
  server uuid, -- who reads its blocks; null while nobody does
  looks bigint not null default 0, -- how often there was a new result
  seen bytea, -- what had come to services by the newest one: JSON, compressed (gzip, RFC 1952)
  block bigint, -- the last one that was read
  block_time bigint, -- seconds since 1970
  newest bigint, -- the node's newest one
  failures integer not null default 0, -- in a row
  failing_since timestamptz,
  trouble text, -- what the node did
  next_at timestamptz, -- when it is asked again
  check ((failures > 0) = (failing_since is not null))
);

create table trace_event (
  number bigint generated always as identity primary key,
  trace uuid not null references trace (id),
  at timestamptz not null,
  kind text not null check (kind in ('reached', 'undone', 'reorganisation')),
  block bigint not null,
  sentence text not null,
  arrival text, -- JSON; what came to whom, for all but a reorganisation
  undone_at timestamptz, -- when it turned out not to be so any more
  check ((kind = 'reorganisation') = (arrival is null)),
  check (undone_at is null or kind = 'reached')
);

create index trace_event_of on trace_event (trace, number);
