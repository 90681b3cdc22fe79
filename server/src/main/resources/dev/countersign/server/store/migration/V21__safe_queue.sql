-- How the transaction services of the Safes are, and which server asks: one at a time.
create table service_state (
  wallet uuid primary key references wallet (id),
  asked_at timestamptz not null,
  answered_at timestamptz,
  trouble text, -- what is wrong, in a sentence; null where it answers as it should
  trouble_since timestamptz,
  told boolean not null default false -- the trouble that lasts
);

-- What stood in a Safe's queue at its service when it was asked last. Nothing of it is ever signed because
-- it stands there.
create table service_entry (
  wallet uuid not null references wallet (id),
  digest text not null check (digest ~ '^0x[0-9a-f]{64}$'), -- computed, not as the service says
  nonce numeric(78) not null,
  transfer uuid references transfer (id), -- that asked for it; null where nobody did
  summary text not null, -- what it would do
  intent text, -- the form of an intent that would ask for it, as JSON; null where it is none
  first_seen timestamptz not null,
  gone_at timestamptz,
  primary key (wallet, digest)
);

-- What was told of a queue, once each.
create table service_told (
  wallet uuid not null references wallet (id),
  topic text not null,
  at timestamptz not null,
  primary key (wallet, topic)
);

-- Countersignatures that were left at the service.
create table service_posted (
  transfer uuid primary key references transfer (id),
  at timestamptz not null
);
