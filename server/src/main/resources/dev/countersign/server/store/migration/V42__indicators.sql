-- When an object of what is known came into its collection, for whoever takes it page by page.
create table shared_object (
  stix_id text primary key,
  sha256 text not null, -- of the object; another one comes in anew
  added_at timestamptz not null unique
);

-- Keys by which programs of others read what is shared. Of a key its hash is kept.
create table sharing_key (
  id uuid primary key,
  name text not null unique,
  key_sha256 text not null unique,
  added_by text not null, -- person/…
  added_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

-- Indicators come in batches: a file, or what was pulled at one time. A batch counts once it is whole.
create table indicator_batch (
  id uuid primary key,
  number bigint generated always as identity unique,
  origin text not null, -- the file's name, or the feed's
  form text not null, -- stix, misp, csv or taxii
  added_by text not null, -- person/…, or server
  begun_at timestamptz not null,
  taken_at timestamptz, -- null until it is whole
  withdrawn_at timestamptz,
  shared boolean not null, -- whether others may have them
  indicators bigint not null default 0,
  unused jsonb not null default '{}' -- why, and how many
);

create table indicator (
  id uuid primary key,
  batch uuid not null references indicator_batch (id) on delete cascade,
  kind text not null check (kind in ('address', 'domain', 'url', 'hash', 'ip', 'email')),
  value text not null check (length(value) between 1 and 1000),
  name text not null,
  source text not null,
  actor text not null,
  confidence smallint not null check (confidence between 0 and 100),
  valid_from timestamptz not null,
  valid_until timestamptz,
  origin text not null,
  withdrawn_at timestamptz,
  end_told boolean not null default false,
  added_at timestamptz unique -- when it came into the collection that is shared; null where it is not
);
create index indicator_value on indicator (kind, value);
create index indicator_origin on indicator (origin) where origin <> '';
create index indicator_batch_of on indicator (batch);
create index indicator_end on indicator (valid_until) where not end_told;
create index indicator_begin on indicator (valid_from) where kind = 'address';

-- Another number where anything of it changed.
create table indicator_state (number bigint not null);
insert into indicator_state values (0);

-- How far a feed was taken.
create table indicator_feed (
  feed text primary key, -- its address and collection
  added_last text not null,
  asked_at timestamptz not null,
  trouble text not null -- empty where nothing is wrong
);
