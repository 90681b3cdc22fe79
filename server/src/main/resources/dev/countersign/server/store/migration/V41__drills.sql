-- Exercises for the company's own people: what was agreed to, one row for each mail, and what became of it.
create table drill (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  name text not null check (length(name) between 1 and 100),
  document text not null, -- to which the administrators agreed
  started_at timestamptz not null,
  zone text not null,
  first_day date not null,
  last_day date not null,
  stopped_at timestamptz,
  stopped_by text, -- person/…
  check ((stopped_at is null) = (stopped_by is null)),
  check (first_day <= last_day)
);

create table exercise (
  id uuid primary key,
  drill uuid not null references drill (id),
  person uuid not null references person (id),
  team text not null, -- to which they belonged then; empty for none
  template text not null,
  difficulty text not null,
  planned_at timestamptz not null,
  token text not null unique check (token ~ '^[a-z2-7]{26}$'), -- in the link; in no log and no entry
  mail text not null unique check (mail ~ '^[a-z2-7]{26}$'), -- in the Message-ID; it says nothing of the id, which entries name
  choice integer not null check (choice between 0 and 5), -- which button the mail names
  state text not null default 'planned' check (state in ('planned', 'taken', 'sent', 'left-out')),
  why text not null default '', -- it was left out
  taken_at timestamptz,
  sent_at timestamptz,
  month text check (month ~ '^[0-9]{4}-[0-9]{2}$'), -- in which it was sent, where the company is
  fetches integer not null default 0, -- of its page; nothing follows from them
  presses integer not null default 0,
  program boolean not null default false, -- whether a program pressed something behind its link
  standing text not null default 'nothing' check (standing in ('nothing', 'not-known', 'pressed', 'acted')),
  acted_at timestamptz,
  reported_at timestamptz, -- by its recipient
  read_at timestamptz, -- they read what gave it away
  check ((state = 'sent') = (sent_at is not null and month is not null)),
  check ((standing = 'acted') = (acted_at is not null))
);
create unique index exercise_never_twice on exercise (person, template) where state <> 'left-out';
create index exercise_due on exercise (planned_at) where state = 'planned';
create index exercise_of_drill on exercise (drill);
create index exercise_of_person on exercise (person);

-- Pages that were pressed, each once.
create table exercise_pass (
  pass text primary key, -- its SHA-256
  at timestamptz not null
);

-- By which pages are known to be the server's own.
create table exercise_key (
  one boolean primary key default true check (one),
  key bytea not null
);

-- A report of an exercise belongs to no campaign.
alter table report add column exercise uuid references exercise (id);
alter table report drop constraint report_check;
alter table report add constraint report_check check (
  (state = 'answered') = (answer is not null and answered_at is not null and (campaign is not null or exercise is not null)));
