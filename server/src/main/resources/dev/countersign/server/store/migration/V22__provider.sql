-- Visits to the company's identity provider: before a passkey counts, who signs in has been there.
create table provider_visit (
  secret_sha256 text primary key check (secret_sha256 ~ '^0x[0-9a-f]{64}$'), -- of the browser's cookie
  state text not null,
  nonce text not null,
  verifier text not null, -- of PKCE (RFC 7636)
  expires_at timestamptz not null,
  person uuid references person (id) -- null until they came back
);

-- Whom the provider means; the address decides once, the subject from then on.
create table provider_subject (
  issuer text not null,
  subject text not null,
  person uuid not null references person (id),
  since timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, person)
);
