-- Requests to freeze stolen value, one for each holder, made of a trace. What was asked for never changes: where it
-- no longer matches the chain, another request takes its place. Whoever drafts, sends or notes an answer does so in
-- a deciding transaction.
create table freeze_request (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  trace uuid not null references trace (id),
  case_number text not null,
  response_case uuid references response_case (id), -- the one of that number, where there is one
  reference text not null unique, -- such as CASE-7/2
  holder_kind text not null check (holder_kind in ('exchange', 'issuer', 'bridge')),
  holder_name text not null,
  holder_contact text not null,
  drafted_by text not null, -- person/…
  body text not null, -- JSON, countersign-freeze-request-v1
  state text not null,
  state_at timestamptz not null,
  due_at timestamptz, -- when somebody is reminded; null where nothing can follow
  closed_at timestamptz, -- another took its place, or it was withdrawn
  closed_by text,
  closed_why text,
  replaced_by uuid references freeze_request (id)
);
create index freeze_request_trace on freeze_request (trace, number);
create index freeze_request_case on freeze_request (case_number);
create index freeze_request_response_case on freeze_request (response_case) where response_case is not null;
create index freeze_request_due on freeze_request (due_at) where due_at is not null and closed_at is null;
create index freeze_request_holder on freeze_request (holder_name, number);

create table freeze_step (
  request uuid not null references freeze_request (id),
  position integer not null,
  state text not null,
  at timestamptz not null,
  who text not null, -- person/…
  note text not null,
  detail text, -- JSON: by which check it was sent, or how much is frozen
  primary key (request, position)
);

-- The same question asked again, before anything is sent.
create table freeze_again (
  number bigint generated always as identity primary key,
  trace uuid not null references trace (id),
  newer uuid not null references trace (id),
  asked_by text not null,
  asked_at timestamptz not null
);
create index freeze_again_trace on freeze_again (trace, number);

-- What the company last said of itself in such requests, to begin the next ones with.
create table freeze_letterhead (
  one boolean primary key default true check (one),
  company text not null,
  address text not null,
  contact text not null,
  mail text not null,
  phone text not null,
  legal_basis text not null,
  hours integer not null
);

-- Templates of notices to authorities, clients and insurers that the company wrote, in the place of those that are
-- shipped or besides them.
create table letter_template (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  title text not null,
  body text not null,
  changed_by text not null, -- person/…
  changed_at timestamptz not null
);
