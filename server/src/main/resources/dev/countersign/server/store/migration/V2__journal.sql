-- The journal: every entry is bound to the one before it by its hash (docs/journal.md).
create table journal (
  number bigint primary key check (number > 0),
  at timestamptz not null,
  kind text not null,
  subject text not null,
  body text not null,
  previous text not null check (previous ~ '^0x[0-9a-f]{64}$'),
  hash text not null unique check (hash ~ '^0x[0-9a-f]{64}$')
);

create index journal_by_subject on journal (subject, number);
create index journal_by_kind on journal (kind, number);

-- Where the chain ends. Whoever decides anything locks this row first, so that decisions follow one
-- another, on however many servers.
create table journal_tail (
  one boolean primary key default true check (one),
  number bigint not null,
  at timestamptz not null,
  hash text not null
);
insert into journal_tail (number, at, hash) values (0, 'epoch', '0x' || repeat('0', 64));

-- Signatures over the chain up to an entry.
create table journal_head (
  number bigint not null references journal (number),
  at timestamptz not null,
  hash text not null,
  key text not null,
  signature text not null,
  primary key (number, key)
);

create trigger journal_is_append_only
  before update or delete or truncate on journal
  for each statement execute function refuse_change();

create trigger journal_head_is_append_only
  before update or delete or truncate on journal_head
  for each statement execute function refuse_change();

create index journal_findings on journal (at) where kind = 'finding';
