-- Whether the installation is still being set up: then changes apply without cooling off.
create table installation (
  one boolean primary key default true check (one),
  settled_at timestamptz,
  stopped_at timestamptz, -- all signing stands still
  stopped_by text,
  stop_reason text
);
insert into installation default values;

-- Changes of who may do what: people, addresses, wallets, policy, machines, lifting the stop. Each is
-- proposed by one person and agreed to by others, with passkeys, and applies after its cooling off.
create table change (
  id uuid primary key,
  kind text not null,
  document text not null, -- canonical JSON
  hash text not null,
  state text not null check (state in ('proposed', 'cooling', 'applied', 'refused', 'withdrawn', 'expired', 'failed')),
  proposer uuid not null references person (id),
  proposer_key text not null, -- thumbprint of the proposer's browser
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  due_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  reason text
);
create index change_by_state on change (state, proposed_at);

create table change_agreement (
  change uuid not null references change (id),
  person uuid not null references person (id),
  browser_key text not null,
  at timestamptz not null,
  evidence text not null, -- the deed and the passkey's signature over it
  primary key (change, person)
);
create trigger change_agreement_is_append_only
  before update or delete or truncate on change_agreement
  for each statement execute function refuse_change();
