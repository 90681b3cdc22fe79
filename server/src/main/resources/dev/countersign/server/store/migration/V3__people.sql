-- Who there is, with which roles and in which groups.
create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  email text not null check (length(email) between 3 and 200),
  state text not null check (state in ('invited', 'waiting', 'active', 'disabled')),
  added_at timestamptz not null
);
create unique index person_by_email on person (lower(email));

create table person_role (
  person uuid not null references person (id),
  role text not null check (role in ('requester', 'approver', 'security', 'administrator', 'auditor')),
  primary key (person, role)
);

create table team (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$')
);

create table team_member (
  team text not null references team (name),
  person uuid not null references person (id),
  primary key (team, person)
);

-- One-time links. Only their hash is kept.
create table invitation (
  token_sha256 text primary key,
  person uuid references person (id), -- null: whoever comes first founds the installation
  made_by uuid references person (id), -- null: the server itself
  expires_at timestamptz not null,
  used_at timestamptz
);

create table passkey (
  credential_id bytea primary key,
  person uuid not null references person (id),
  label text not null,
  public_key bytea not null,
  attestation_object bytea not null,
  client_data bytea not null,
  signature_count bigint not null,
  user_verified boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports text not null,
  added_at timestamptz not null,
  used_at timestamptz not null,
  removed_at timestamptz
);
create index passkey_by_person on passkey (person);

-- A ceremony that was begun: its challenge is good once, and not for long. The deed, for which the
-- passkey's signature is asked, is kept as it was hashed into the challenge.
create table ceremony (
  id uuid primary key,
  kind text not null,
  challenge bytea not null unique,
  person uuid, -- not yet there while the founder registers
  session uuid,
  invitation text references invitation (token_sha256),
  deed text,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index ceremony_by_expiry on ceremony (expires_at);

-- Sessions of the console. A session belongs to a key that its browser holds and cannot give away;
-- a seal, which that key renews, is good for one page and for seconds.
create table session (
  id uuid primary key,
  secret_sha256 text not null unique,
  person uuid not null references person (id),
  key_thumbprint text not null,
  seal_sha256 text not null,
  sealed_at timestamptz not null,
  seal_used boolean not null default false,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  passkey bytea not null references passkey (credential_id),
  user_agent text not null,
  network text not null,
  ended_at timestamptz,
  end_reason text
);
create index session_by_person on session (person, began_at);

-- Proofs of possession that were presented (RFC 9449): each is good once, on any server.
create table proof_seen (
  id_sha256 text primary key,
  expires_at timestamptz not null
);
create index proof_seen_by_expiry on proof_seen (expires_at);

-- A page that was asked for with a seal that is not fresh: the browser is asked to prove that it holds
-- the session's key. One that does not answer is a finding.
create table session_question (
  id uuid primary key,
  session uuid not null references session (id),
  user_agent text not null,
  network text not null,
  path text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  told_at timestamptz
);
create index session_question_open on session_question (asked_at) where answered_at is null and told_at is null;
