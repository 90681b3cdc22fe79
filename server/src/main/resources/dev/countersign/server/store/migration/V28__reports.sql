-- Messages and files that somebody reported, and what came of them. What was reported is stored before it
-- is read, and stays as it came.
create table campaign (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  began_at timestamptz not null,
  last_at timestamptz not null, -- of its newest report
  title text not null,
  outcome text not null check (outcome in ('allow', 'hold', 'deny')), -- the worst among its reports
  severity text not null check (severity in ('info', 'low', 'medium', 'high', 'critical')), -- of the gravest finding
  disposition text not null default 'open' check (disposition in ('open', 'lure', 'harmless', 'unclear')),
  confirmed_at timestamptz, -- when it was first found to be a lure
  disposed_at timestamptz,
  disposed_by text, -- person/…
  words text not null default '', -- to whoever reported it
  joined_into uuid, -- its reports are that one's
  check ((disposition = 'open') = (disposed_at is null)),
  check (disposition <> 'lure' or confirmed_at is not null)
);
create index campaign_queue on campaign (disposition, last_at) where joined_into is null;

create table report (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null,
  way text not null check (way in ('paste', 'upload', 'api', 'mail')),
  by text not null, -- person/…, machine/…; empty for a mail of somebody unknown
  person uuid references person (id), -- who reported it, where that is a person
  sender text not null default '', -- of a mail, the address that it says it is from
  name text not null,
  size bigint not null check (size >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of all of it
  whole boolean not null, -- whether all of it was kept
  arrival text unique, -- of a mail, by which it is taken in once
  reply boolean not null default false, -- whether the answer goes out by mail
  recipients text[] not null default '{}', -- mail addresses that the reported message names
  noted boolean not null default false, -- whether the journal has it
  state text not null default 'received' check (state in ('received', 'answered')),
  attempts integer not null default 0,
  taken_until timestamptz, -- somebody reads it until then
  answered_at timestamptz,
  answer json,
  outcome text check (outcome in ('allow', 'hold', 'deny')),
  likeness text[] not null default '{}',
  marks text[] not null default '{}', -- each of which alone makes another report the same lure
  campaign uuid references campaign (id),
  check ((state = 'answered') = (answer is not null and answered_at is not null and campaign is not null))
);
create index report_waiting on report (number) where state = 'received';
create index report_of_person on report (person, number);
create index report_of_campaign on report (campaign, number);
create index report_like on report using gin (likeness);
create index report_marked on report using gin (marks);

create table report_content (
  report uuid primary key references report (id),
  bytes bytea not null
);
create trigger report_content_is_append_only
  before update or delete or truncate on report_content
  for each statement execute function refuse_change();

-- Who met it, and how closely.
create table exposure (
  campaign uuid not null references campaign (id),
  person uuid not null references person (id),
  source text not null check (source in ('recipient', 'reporter', 'by-hand')),
  level text not null check (level in ('received', 'opened', 'ran')),
  level_at timestamptz not null,
  said boolean not null default false, -- whether they themselves said how closely
  at_most integer check (at_most between 0 and 100), -- security lowered the risk that comes of it
  lowered_by text,
  reason text,
  disputed_at timestamptz, -- they asked that security looks at it
  dispute text,
  primary key (campaign, person),
  check ((at_most is null) = (lowered_by is null)),
  check ((disputed_at is null) = (dispute is null))
);
create index exposure_of_person on exposure (person);

-- How to reach people and companies by ways known in advance.
create table contact (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('colleague', 'counterparty', 'acquaintance')),
  addresses text[] not null,
  domains text[] not null,
  channels text[] not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);

-- Whoever wrote something that turned out to be harmless has written to us before.
create table correspondent (
  address text primary key,
  learned_at timestamptz not null
);

-- Who we are, as far as it helps to read a message.
create table lure_company (
  one boolean primary key default true check (one),
  name text not null default '',
  domains text[] not null default '{}',
  mail_servers text[] not null default '{}', -- whose Authentication-Results are believed (RFC 8601)
  protected_domains text[] not null default '{}'
);
insert into lure_company default values;

-- How far a mailbox was read.
create table report_mailbox (
  place text primary key,
  validity bigint not null, -- UIDVALIDITY (RFC 9051)
  uid bigint not null
);
