-- Programs of the company's own. A machine is known by its public key; the private one never comes here.
create table machine (
  id uuid primary key,
  name text not null check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  scopes text not null, -- separated by commas
  responsible uuid not null references person (id),
  key text not null, -- the public key as a JWK, canonical JSON
  key_thumbprint text not null unique, -- no key comes back, not even after its machine was removed
  added_at timestamptz not null,
  removed_at timestamptz
);
create unique index machine_by_name on machine (name) where removed_at is null;

-- Access tokens, each bound to its machine's key. Only their hash is kept.
create table machine_token (
  token_sha256 text primary key,
  machine uuid not null references machine (id),
  key_thumbprint text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null
);
create index machine_token_by_machine on machine_token (machine, issued_at);
create index machine_token_by_expiry on machine_token (expires_at);
