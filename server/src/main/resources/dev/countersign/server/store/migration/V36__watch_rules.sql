-- Rules over what moves on the chains that are watched. Every version is kept; the last one is in force, and where
-- there is none, the rules that the product comes with.
create table watch_rules (
  number bigint generated always as identity primary key,
  document text not null check (length(document) <= 1048576),
  digest text not null, -- SHA-256 of the document
  kept_by text not null, -- person/… or machine/…
  kept_at timestamptz not null
);
