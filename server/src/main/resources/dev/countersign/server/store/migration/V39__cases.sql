-- Cases: what belongs together, what was decided about it, and by whom. Whoever changes one does so in a
-- deciding transaction.
create table response_case (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9]{4}-[0-9]{4,}$'), -- by which people call it, such as 2026-0007
  state text not null check (state in ('open', 'contained', 'closed')),
  kind text not null, -- the gravest of what it is
  severity text not null check (severity in ('info', 'low', 'medium', 'high', 'critical')),
  title text not null check (length(title) <= 300),
  opened_at timestamptz not null,
  opened_by text not null, -- person/…; countersign where it opened by itself
  last_at timestamptz not null, -- when something joined it last
  lead text, -- person/…
  next_due timestamptz, -- when the first of what is to be decided now is due; null where nothing is
  closed_at timestamptz,
  version bigint not null check (version > 0), -- grows with what people decide
  content json not null, -- playbooks, decisions, roles, notes, closing
  check ((state = 'closed') = (closed_at is not null))
);
create index response_case_state on response_case (state, last_at);
create index response_case_due on response_case (next_due) where next_due is not null;

-- What a case is about.
create table response_case_thing (
  response_case uuid not null references response_case (id),
  kind text not null,
  thing text not null, -- as the journal calls it behind the kind
  added_at timestamptz not null,
  primary key (response_case, kind, thing)
);
create index response_case_thing_of on response_case_thing (kind, thing);

-- How far the journal was looked through for what opens or joins a case. What was before this step opens none.
create table response_case_journal (
  one boolean primary key default true check (one),
  number bigint not null
);
insert into response_case_journal (number) select number from journal_tail;
