-- Requests to move play money. They stand in a table of their own: nothing that signs, counts, or asks
-- what was countersigned reads it.
create table play_request (
  id uuid primary key, -- by which the journal calls it; it stands in no link
  drill uuid not null references drill (id),
  person uuid not null references person (id),
  team text not null, -- to which they belonged then; empty for none
  scenario text not null,
  planned_at timestamptz not null, -- from then on it is open
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'), -- in which that is, where the company is
  token text not null unique check (token ~ '^[a-z2-7]{26}$'), -- in its address; in no log and no entry
  request text not null, -- as it was made: intent, payload, and what is known there
  left_out boolean not null default false,
  asked_at timestamptz, -- whoever asks for it was called back
  decision text check (decision in ('agreed', 'refused', 'reported')),
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null)),
  check (not (left_out and decision is not null))
);
create unique index play_request_never_twice on play_request (person, scenario) where not left_out;
create index play_request_of_drill on play_request (drill);
