-- Findings about people's accounts, sessions and machines' tokens, with what was done about each. The
-- journal has an entry of each too, of kind "finding".
create table account_finding (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  once text not null unique, -- by which the same is told once
  at timestamptz not null, -- of the event that completed it
  noted_at timestamptz not null,
  code text not null,
  severity text not null check (severity in ('info', 'low', 'medium', 'high', 'critical')),
  source text not null, -- where what it rests on was recorded
  account text not null, -- by which the events name whose it is
  person uuid references person (id), -- null for somebody whom Countersign does not know
  machine uuid, -- whose token it is about
  session text not null, -- the source's id of it; empty where it is about the account
  browser text not null default '', -- of a session of ours, the key that its browser holds
  sentence text not null,
  innocent text not null default '',
  events json not null default '[]',
  evidence json not null default '{}',
  state text not null default 'open' check (state in ('open', 'theirs', 'not-theirs')),
  settled_at timestamptz,
  settled_by text, -- person/…
  reason text not null default '',
  at_most integer not null default 100 check (at_most between 0 and 100), -- of the risk that comes of it
  lowered_by text,
  lowered_because text not null default '',
  dispute text not null default '', -- what its person says against it
  answered boolean not null default false, -- whether it was looked at what is to be done about it
  check ((state = 'open') = (settled_at is null))
);
create index account_finding_of_person on account_finding (person, at);
create index account_finding_of_machine on account_finding (machine, at) where machine is not null;
create index account_finding_open on account_finding (number) where state = 'open';
create index account_finding_unanswered on account_finding (number) where not answered;

-- What was found about sessions and passkeys in the last two weeks before this step.
insert into account_finding (id, once, at, noted_at, code, severity, source, account, person, session,
  browser, sentence)
select gen_random_uuid(), 'journal/' || j.number, j.at, j.at, j.body::json ->> 'code', j.body::json ->> 'severity',
  'countersign', p.email, p.id, case when j.subject like 'session/%' then substr(j.subject, 9) else '' end,
  coalesce((select s.key_thumbprint from session s where 'session/' || s.id = j.subject), ''),
  j.body::json ->> 'sentence'
from journal j join person p on p.id::text = j.body::json ->> 'person'
where j.kind = 'finding' and j.at > now() - interval '14 days'
  and j.body::json ->> 'severity' in ('info', 'low', 'medium', 'high', 'critical')
order by j.number;
insert into account_finding (id, once, at, noted_at, code, severity, source, account, machine, session, sentence)
select gen_random_uuid(), 'journal/' || j.number, j.at, j.at, j.body::json ->> 'code', j.body::json ->> 'severity',
  'countersign', j.subject, substr(j.subject, 9)::uuid, '', j.body::json ->> 'sentence'
from journal j
where j.kind = 'finding' and j.at > now() - interval '14 days' and j.subject like 'machine/%'
  and j.body::json ->> 'severity' in ('info', 'low', 'medium', 'high', 'critical')
order by j.number;

update account_finding set answered = true;

-- People whose transfers stand still: what they asked for, and what they approved.
create table person_hold (
  id uuid primary key,
  person uuid not null references person (id),
  since timestamptz not null,
  finding uuid references account_finding (id),
  reason text not null,
  released_at timestamptz,
  released_by text,
  released_because text not null default '',
  check ((released_at is null) = (released_by is null))
);
create unique index person_hold_that_holds on person_hold (person) where released_at is null;

-- From when on somebody's session must have begun to change anything.
create table fresh_sign_in (
  person uuid primary key references person (id),
  since timestamptz not null,
  finding uuid references account_finding (id)
);

-- What a finding led to, or would have.
create table access_response (
  number bigint generated always as identity primary key,
  finding uuid not null references account_finding (id),
  action text not null check (action in ('hold-transfers', 'end-sessions', 'fresh-passkey', 'tell-others')),
  at timestamptz not null,
  taken boolean not null, -- false in a dry run
  outcome text not null, -- for a person
  unique (finding, action, taken)
);

-- Events as they came, in the order in which they came, each once.
create table access_event (
  number bigint generated always as identity primary key,
  key text not null unique, -- source and the source's id
  source text not null,
  at timestamptz not null, -- by the source's clock
  arrived_at timestamptz not null,
  event json not null,
  record text not null -- as it came, cut where it is longer than anybody needs
);
create index access_event_by_arrival on access_event (arrived_at);

-- What came of each source.
create table access_source (
  name text primary key,
  taken bigint not null default 0,
  repeated bigint not null default 0,
  late bigint not null default 0, -- older than the newest when they came
  unreadable bigint not null default 0,
  unreadable_why text not null default '', -- of the last one
  newest_at timestamptz, -- the latest moment of an event
  arrived_at timestamptz, -- when the last one came
  dropped bigint not null default 0 -- of our own, while too many came at once
);

-- Which server watches, until when, and how far.
create table access_watch (
  one boolean primary key default true check (one),
  holder uuid,
  until timestamptz,
  watched bigint not null default 0
);
insert into access_watch default values;

-- How far our own journal was turned into events.
create table access_journal (
  one boolean primary key default true check (one),
  number bigint not null
);
insert into access_journal (number) select number from journal_tail;

-- How far sources that are asked were read.
create table access_pull (
  name text primary key,
  cursor text not null,
  read_to timestamptz not null, -- everything up to then was read
  asked_at timestamptz not null
);

-- Security event tokens that others sent, by which each counts once.
create table signal_received (
  issuer text not null,
  jti text not null,
  received_at timestamptz not null,
  primary key (issuer, jti)
);

-- Security event tokens for others, as they are signed.
create table signal_sent (
  number bigint generated always as identity primary key,
  jti uuid not null,
  receiver text not null,
  event text not null,
  made_at timestamptz not null,
  token text not null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  delivered_at timestamptz,
  given_up_at timestamptz,
  trouble text not null default '',
  unique (jti, receiver)
);
create index signal_waiting on signal_sent (next_at) where delivered_at is null and given_up_at is null;

-- The public keys of all servers that sign tokens for others.
create table signal_key (
  kid text primary key,
  jwk text not null,
  added_at timestamptz not null
);
