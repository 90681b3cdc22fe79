-- Findings that come over a topic of Kafka. One server reads a topic at a time: the one whose lease it is.
create table finding_reader (
  topic text primary key,
  holder uuid,
  until timestamptz
);

-- How far each partition was taken. It moves in the transaction that raises what was read.
create table finding_offset (
  topic text not null,
  part integer not null check (part >= 0),
  next bigint not null check (next >= 0),
  primary key (topic, part)
);

-- What was taken, by the SHA-256 of what it says: a repetition raises nothing.
create table finding_taken (
  identity text primary key check (identity ~ '^0x[0-9a-f]{64}$'),
  taken_at timestamptz not null
);

-- What could not be taken, as it came.
create table finding_dead_letter (
  number bigint generated always as identity primary key,
  topic text not null,
  part integer not null,
  at_offset bigint not null,
  why text not null check (length(why) <= 500),
  bytes bytea not null,
  kept_at timestamptz not null,
  unique (topic, part, at_offset)
);

-- By which request or message something came about, as W3C's traceparent; null where nobody traces.
alter table alert add column traceparent text;
alter table alert_delivery add column traceparent text;
