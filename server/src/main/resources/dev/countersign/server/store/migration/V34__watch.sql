-- Chains that are followed, as far as they were read, and what they show of the company's wallets. What a
-- block says is written in the transaction that keeps its header, and goes with it where it leaves the chain.
create table followed_chain (
  chain bigint primary key, -- EIP-155
  from_block bigint not null, -- the first one that is read
  server uuid, -- who follows it; null while nobody does
  beat timestamptz,
  status text -- JSON: where following stands, for those who look
);

create table followed_block (
  chain bigint not null references followed_chain (chain),
  number bigint not null,
  hash text not null,
  parent text not null,
  time bigint not null, -- seconds since 1970
  primary key (chain, number)
);

create table wallet_move (
  number bigint generated always as identity primary key,
  chain bigint not null,
  block bigint not null,
  time bigint not null, -- of the block, seconds since 1970
  transaction_hash text not null,
  position integer not null, -- among the movements of its block
  wallet uuid not null references wallet (id),
  leaves boolean not null,
  counterparty text not null,
  asset text not null, -- JSON
  amount numeric(78) not null, -- in the smallest units
  transfer text, -- transfer/…; null where nothing countersigned says so
  unique (chain, block, position, wallet, leaves)
);
create index wallet_move_of_wallet on wallet_move (wallet, number);

create table wallet_act (
  number bigint generated always as identity primary key,
  chain bigint not null,
  block bigint not null,
  transaction_hash text not null,
  wallet uuid not null references wallet (id),
  hash text, -- of a Safe's transaction
  transfer text -- null where nothing countersigned says so
);
create index wallet_act_of_wallet on wallet_act (wallet, block);
create index wallet_act_of_block on wallet_act (chain, block);

-- What controlled a wallet at a block, wherever it was another thing than before.
create table wallet_control (
  wallet uuid not null references wallet (id),
  chain bigint not null,
  block bigint not null,
  hash text not null, -- of the block
  control text not null, -- JSON
  primary key (wallet, block)
);

-- The code at known destinations, by its hash.
create table known_code (
  chain bigint not null,
  address text not null,
  code text not null,
  block bigint not null,
  primary key (chain, address, block)
);

-- What a move that was not countersigned does to signing.
create table watch_setting (
  one boolean primary key default true check (one),
  stop text not null default 'stop' check (stop in ('stop', 'rehearse', 'off'))
);
insert into watch_setting default values;
