-- Lists that addresses are looked for in: of each the version in force, and why a newer one was not taken.
create table screening_list (
  id text primary key check (length(id) between 1 and 200),
  title text not null,
  publisher text not null,
  licence text not null,
  page text not null,
  kind text not null,
  days integer not null, -- after which a version is stale; 0 for never
  sha256 text not null, -- empty where there is no version in force
  published date,
  retrieved_at timestamptz not null,
  subjects integer not null,
  addresses integer not null,
  entries bytea not null, -- JSON, an entry a line, in gzip
  origin text not null, -- the file or URL
  trouble text not null, -- empty where nothing is wrong
  stale_told boolean not null default false -- since the version came into force
);

-- What was answered, with the versions of the lists.
create table screening (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  asked_at timestamptz not null,
  asked_by text not null, -- person/… or machine/…
  asked integer not null,
  verdict text not null check (verdict in ('allow', 'hold', 'deny')),
  answer bytea not null -- JSON, in gzip
);
