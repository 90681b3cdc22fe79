-- contract: what is taken away is the check of a reference. A server of the release before writes only moves of
-- wallets that are there, and no wallet is ever deleted, so it needs no check; rows of Bitcoin wallets it reads as those
-- of "a former wallet", and leaves them out where it joins. The unique index is of a table that begins here.
-- The company's Bitcoin wallets, which are watched and not signed for.
create table bitcoin_wallet (
  id uuid primary key,
  label text not null check (label ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  network text not null check (network in ('main', 'test', 'testnet4', 'signet', 'regtest')),
  addresses text not null, -- separated by commas; empty where they come from a key
  extended_key text, -- public, of which they are derived
  form text check (form in ('p2pkh', 'nested', 'p2wpkh', 'p2tr')), -- of their scripts
  used integer not null default 0, -- so many addresses of each branch were used before
  since bigint, -- the first block in which its coins were looked for
  added_at timestamptz not null,
  removed_at timestamptz,
  check ((extended_key is null) = (form is null)),
  check ((extended_key is null) <> (addresses = ''))
);
create unique index bitcoin_wallet_by_label on bitcoin_wallet (label) where removed_at is null;

-- Their coins, since they are watched. What a block makes goes with it where it leaves the chain, and what it
-- spends comes back.
create table bitcoin_coin (
  outpoint text not null,
  wallet uuid not null references bitcoin_wallet (id),
  address text not null,
  branch smallint, -- of the key; null for an address that was named
  place bigint, -- on its branch
  amount bigint not null check (amount >= 0), -- satoshi
  block bigint not null,
  spent bigint, -- the block that spends it
  primary key (outpoint, wallet)
);
create index bitcoin_coin_of_wallet on bitcoin_coin (wallet, branch, place);
create index bitcoin_coin_of_block on bitcoin_coin (block);
create index bitcoin_coin_spent on bitcoin_coin (spent) where spent is not null;

-- What moved into and out of them stands beside the others' moves, so that a move is of either kind of wallet.
alter table wallet_move drop constraint wallet_move_wallet_fkey;

-- Transactions of Bitcoin that a check allowed, by their id without scripts in their inputs.
create table allowed_spend (
  txid text not null check (txid ~ '^[0-9a-f]{64}$'),
  checked_id uuid not null references checked (id),
  primary key (txid, checked_id)
);
create trigger allowed_spend_is_append_only
  before update or delete or truncate on allowed_spend
  for each statement execute function refuse_change();
