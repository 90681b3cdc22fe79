-- What people and machines asked for. The document is the filed intent, which approvals commit to by its
-- hash; it is never changed.
create table transfer (
  id uuid primary key,
  document text not null,
  hash text not null unique,
  wallet uuid not null references wallet (id),
  destination text, -- of the intent, for looking up
  state text not null check (state in ('draft', 'waiting', 'approved', 'countersigned', 'sent', 'confirmed', 'refused', 'withdrawn', 'expired')),
  requester text not null, -- person/… or machine/…
  requester_key text not null, -- thumbprint of their browser's or their own key
  filed_at timestamptz not null,
  deadline timestamptz not null,
  ended_at timestamptz,
  reason text,
  decided text, -- the last decision, as JSON
  decided_mark text, -- by which a change of it is noticed
  evidence text not null
);
create index transfer_by_state on transfer (state, filed_at);
create index transfer_by_wallet on transfer (wallet, filed_at);
create index transfer_by_destination on transfer (destination);

-- What is to be signed for it, as it was read the last time. A new one makes earlier approvals worthless.
create table transfer_payload (
  number bigint generated always as identity primary key,
  transfer uuid not null references transfer (id),
  origin text not null check (origin in ('composed', 'attached', 'service', 'rpc')),
  payload bytea not null,
  kind text not null,
  digest text not null check (digest ~ '^0x[0-9a-f]{64}$'), -- what the signature is over
  nonce numeric(78),
  effects_hash text not null,
  verdict text not null,
  report text not null,
  checked_at timestamptz not null
);
create index transfer_payload_by_transfer on transfer_payload (transfer, number);

create table transfer_approval (
  number bigint generated always as identity primary key,
  transfer uuid not null references transfer (id),
  person uuid not null references person (id),
  digest text not null,
  effects_hash text not null,
  browser_key text not null,
  at timestamptz not null,
  evidence text not null,
  unique (transfer, person, digest, browser_key)
);

-- "Wait: why am I getting this?" Holds the transfer for everybody until it is settled.
create table transfer_question (
  id uuid primary key,
  transfer uuid not null references transfer (id),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  settled_by uuid references person (id),
  settled_at timestamptz
);
create index transfer_question_by_transfer on transfer_question (transfer);

-- What a wallet's nonce is given to, before anything is signed for it: one digest, for ever.
create table nonce_given (
  wallet uuid not null references wallet (id),
  nonce numeric(78) not null,
  digest text not null,
  transfer uuid not null references transfer (id),
  at timestamptz not null,
  primary key (wallet, nonce)
);

-- Countersignatures. They are recorded before they are released.
create table countersignature (
  number bigint generated always as identity,
  transfer uuid primary key references transfer (id),
  wallet uuid not null references wallet (id),
  digest text not null,
  signature text not null,
  facts text not null, -- that were decided on, for limits and replays
  block bigint, -- the chain's newest then
  at timestamptz not null
);
create index countersignature_by_number on countersignature (number);

-- What the wallet's other owners signed for the same digest; each verified before it is kept.
create table confirmation (
  transfer uuid not null references transfer (id),
  owner text not null,
  signature text not null,
  source text not null,
  at timestamptz not null,
  primary key (transfer, owner)
);

-- Transactions that carry it out.
create table carried_out (
  transfer uuid not null references transfer (id),
  transaction_hash text not null,
  raw text, -- where Countersign's own executor sent it
  sent_at timestamptz not null,
  block bigint,
  succeeded boolean,
  settled_at timestamptz,
  primary key (transfer, transaction_hash)
);

create trigger transfer_approval_is_append_only
  before update or delete or truncate on transfer_approval
  for each statement execute function refuse_change();

create trigger nonce_given_is_append_only
  before update or delete or truncate on nonce_given
  for each statement execute function refuse_change();

create trigger countersignature_is_append_only
  before update or delete or truncate on countersignature
  for each statement execute function refuse_change();

-- The policy: its documents, the last one in force.
create table policy_version (
  number bigint generated always as identity primary key,
  document text not null,
  digest text not null,
  applied_at timestamptz not null,
  change uuid references change (id)
);
create trigger policy_version_is_append_only
  before update or delete or truncate on policy_version
  for each statement execute function refuse_change();

-- Prices in a currency, as they were last said.
create table price (
  asset text not null,
  currency text not null,
  price numeric not null check (price > 0),
  at timestamptz not null,
  said_by text not null,
  primary key (asset, currency)
);
