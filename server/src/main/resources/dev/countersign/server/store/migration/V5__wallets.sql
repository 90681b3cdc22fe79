-- What is known in advance: addresses, tokens, sites, Bitcoin addresses and keys, each in the form that a
-- file of known addresses has it (docs/known.md). A removed one stays on record.
create table book_entry (
  id bigint generated always as identity primary key,
  part text not null check (part in ('addresses', 'tokens', 'domains', 'bitcoinKeys', 'bitcoinAddresses')),
  value text not null, -- canonical JSON
  listed_at timestamptz not null,
  removed_at timestamptz
);
create unique index book_entry_once on book_entry (part, value) where removed_at is null;

-- The company's own wallets.
create table wallet (
  id uuid primary key,
  kind text not null check (kind in ('safe', 'account')),
  chain_id bigint not null check (chain_id > 0),
  address text not null,
  label text not null check (label ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  tags text not null, -- separated by commas
  signing_key text not null, -- the account with which Countersign signs
  service text, -- of the Safe Transaction Service
  executor uuid references wallet (id), -- the account that carries transactions out
  added_at timestamptz not null,
  removed_at timestamptz
);
create unique index wallet_by_label on wallet (label) where removed_at is null;
create unique index wallet_by_address on wallet (chain_id, address) where removed_at is null;

-- Changes with everything that is known, so that readers notice.
alter table installation add column book_version bigint not null default 0;
