-- What somebody should hear of, put together as incidents. Whoever raises, takes back, acknowledges or
-- resolves does so in a deciding transaction; told, told_at, fed_to and next_at belong to whoever tells of them.
create table incident (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  grouping text not null,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  fresh_at timestamptz not null, -- when an alert came last that it did not have
  status text not null default 'open' check (status in ('open', 'acknowledged', 'resolved')),
  status_at timestamptz not null,
  status_by text not null default '', -- person/…
  reason text not null default '',
  round integer not null default 1,
  called_from timestamptz not null,
  take_backs integer not null default 0,
  taken text not null default '', -- the severity it had when somebody took it on
  standing text not null, -- JSON: how many alerts of each severity stand, were taken back, and since when
  severity text not null default '', -- the worst of the alerts that stand; empty where all were taken back
  worst text not null, -- the worst that it had
  alerts bigint not null default 0,
  repeats bigint not null default 0,
  title text not null, -- the sentence of its worst alert
  told text not null default '', -- channels, joined by blanks
  fed_to bigint not null default 0, -- of its alerts, up to which number each was told by itself
  next_at timestamptz -- when there may be something to tell
);
create index incident_of_group on incident (grouping, number) where status <> 'resolved';
create index incident_next on incident (next_at) where next_at is not null;
create index incident_status on incident (status, number);

create table alert (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  incident uuid not null references incident (id),
  key text not null,
  code text not null,
  severity text not null check (severity in ('info', 'low', 'medium', 'high', 'critical')),
  subject text not null, -- as in the journal
  sentence text not null,
  evidence text not null, -- JSON, name to value
  chain bigint,
  block bigint, -- null for what is in none
  transaction_hash text,
  at timestamptz not null,
  last_at timestamptz not null,
  times bigint not null default 1,
  taken_back_at timestamptz,
  unique (incident, key)
);
create index alert_of_block on alert (chain, block) where taken_back_at is null and block is not null;

-- What goes to whom, until it arrived or was given up. The unique key keeps anybody from being told the
-- same twice, whichever server tells it.
create table alert_delivery (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  incident uuid references incident (id), -- null for a test
  channel text not null,
  recipient text not null, -- person/…; empty where the channel has one recipient
  topic text not null,
  event text not null,
  level integer not null default 0,
  title text not null,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  queued_at timestamptz not null,
  next_at timestamptz not null,
  taken_until timestamptz, -- a server is at it until then
  ended_at timestamptz,
  unique (channel, recipient, topic)
);
create index alert_delivery_due on alert_delivery (channel, next_at) where state = 'queued';
create index alert_delivery_of_incident on alert_delivery (incident, number);

-- Every attempt, with what the other side said.
create table alert_attempt (
  number bigint generated always as identity primary key,
  delivery uuid not null references alert_delivery (id),
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'again', 'failed')),
  status integer, -- as the protocol counts: HTTP, SMTP; null where there was no answer
  response text not null default '', -- the other side's id of it, or what it said
  reason text not null default ''
);
create index alert_attempt_of_delivery on alert_attempt (delivery, number);
