-- Every answer that was given. Rows are added and never changed: what was answered stays answered.
create table checked (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null,
  kind text not null,
  chain_id bigint,
  wallet text,
  verdict text not null check (verdict in ('allow', 'hold', 'deny')),
  summary text not null,
  payload_sha256 text not null check (payload_sha256 ~ '^[0-9a-f]{64}$'),
  payload_bytes integer not null check (payload_bytes >= 0),
  report json not null
);

-- Which transactions were seen for a wallet's nonce; two for one nonce are a finding.
create table proposed (
  number bigint generated always as identity primary key,
  chain_id bigint,
  wallet text not null,
  nonce numeric(78) not null check (nonce >= 0),
  hash text not null check (hash ~ '^0x[0-9a-f]{64}$'),
  checked_id uuid not null references checked (id),
  unique nulls not distinct (chain_id, wallet, nonce, hash)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are added, never changed or removed', tg_table_name;
end
$$;

create trigger checked_is_append_only
  before update or delete or truncate on checked
  for each statement execute function refuse_change();

create trigger proposed_is_append_only
  before update or delete or truncate on proposed
  for each statement execute function refuse_change();
