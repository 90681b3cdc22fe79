-- Calls and chats of exercises: who plays them, and what they noted of what was said.
alter table exercise add column caller uuid references person (id); -- null for a mail
alter table exercise add column note text not null default '' check (length(note) <= 200);
alter table exercise add check (caller is null or caller <> person);
create index exercise_of_caller on exercise (caller) where caller is not null;

-- Exercises of the company's own. What is kept never changes, since mails were sent by it; nobody is sent one that was withdrawn.
create table drill_template (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  source text not null, -- YAML
  sha256 text not null check (sha256 ~ '^0x[0-9a-f]{64}$'),
  added_by text not null, -- person/…
  added_at timestamptz not null,
  withdrawn_at timestamptz
);

-- Playbooks of the company's own. A case keeps, of each of its kinds, the version that was in force when it became one; 0 is the one that is shipped.
create table playbook_version (
  number integer generated always as identity primary key,
  kind text not null,
  source text not null, -- YAML
  base text not null, -- the one that was shipped then, to whose tasks it may add
  sha256 text not null check (sha256 ~ '^0x[0-9a-f]{64}$'),
  kept_by text not null, -- person/…
  kept_at timestamptz not null,
  withdrawn_at timestamptz
);
create index playbook_version_of_kind on playbook_version (kind, number);

create table response_case_playbook (
  response_case uuid not null references response_case (id),
  kind text not null,
  number integer not null,
  primary key (response_case, kind)
);
insert into response_case_playbook (response_case, kind, number)
  select c.id, k.kind, 0 from response_case c, json_object_keys(c.content -> 'playbooks') as k (kind);

-- When somebody was last told that a decision in a case is overdue.
alter table response_case add column told_at timestamptz;
alter table response_case add column told_times integer not null default 0;
alter table response_case add column told_tasks text not null default ''; -- of which ones, with spaces between
