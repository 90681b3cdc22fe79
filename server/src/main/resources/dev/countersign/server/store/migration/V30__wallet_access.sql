-- Whose an address is: an owner's key, or a module that somebody answers for.
create table wallet_owner (
  address text primary key check (address ~ '^0x[0-9a-fA-F]{40}$'),
  person text not null check (length(person) between 1 and 100),
  mail text not null, -- in lower case; empty where not said
  device text not null,
  team text not null,
  has_left boolean not null,
  note text not null,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id)
);

-- Rights that other systems say somebody has. A list is taken as a whole, and replaced as a whole.
create table rights_list (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 60),
  taken_at timestamptz not null,
  taken_by uuid not null references person (id)
);

create table rights_list_line (
  list uuid not null references rights_list (id) on delete cascade,
  number integer not null,
  wallet text not null,
  kind text not null,
  holder text not null,
  what text not null,
  way text not null,
  by text not null,
  since timestamptz,
  last_used timestamptz,
  primary key (list, number)
);

-- What somebody brought and has not taken yet.
create table list_draft (
  id uuid primary key,
  kind text not null check (kind in ('owners', 'rights', 'aws', 'google')),
  name text not null,
  wallet text not null,
  resource text not null,
  content text not null,
  brought_at timestamptz not null,
  brought_by uuid not null references person (id)
);

-- A review of who can reach a wallet: every right as it was when the review began.
create table wallet_review (
  id uuid primary key,
  wallet uuid not null references wallet (id),
  began_at timestamptz not null,
  began_by uuid not null references person (id),
  ended_at timestamptz,
  ended_by uuid references person (id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index wallet_review_open on wallet_review (wallet) where ended_at is null;
create index wallet_review_ended on wallet_review (wallet, ended_at);

create table wallet_review_line (
  review uuid not null references wallet_review (id),
  number integer not null,
  right_key text not null, -- by which it is known again
  holder text not null, -- whose it is: nobody decides on their own
  words text not null,
  decision text not null default 'open' check (decision in ('open', 'confirmed', 'removed')),
  comment text not null default '',
  decided_by uuid references person (id),
  decided_at timestamptz,
  primary key (review, number),
  check ((decision = 'open') = (decided_by is null)),
  check ((decision = 'open') = (decided_at is null))
);

-- When somebody was told that a wallet's review is due.
create table wallet_review_told (
  wallet uuid primary key references wallet (id),
  at timestamptz not null
);

-- When what the server keeps was last taken out of it.
create table taken_out (
  what text primary key check (what in ('backup', 'journal')),
  at timestamptz not null
);
