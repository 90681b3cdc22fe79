-- Whom issuers of tokens block, as far as their contracts' logs were read, up to blocks that are not undone any more.
create table issuer (
  chain bigint not null check (chain > 0),
  contract text not null check (contract ~ '^0x[0-9a-f]{40}$'),
  read_to bigint not null check (read_to >= 0),
  reading bytea not null, -- lines of JSON, in gzip: the block, then each that is blocked
  primary key (chain, contract)
);
