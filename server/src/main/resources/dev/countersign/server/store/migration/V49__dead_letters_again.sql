-- What became of a message that could not be taken: it waits, was read by a later try, or is set aside. It is kept in any case.
alter table finding_dead_letter
  add column traceparent text not null default '' check (length(traceparent) <= 55),
  add column state text not null default 'open' check (state in ('open', 'taken', 'set-aside')),
  add column tries integer not null default 0 check (tries >= 0),
  add column tried_at timestamptz,
  add column settled_at timestamptz
    constraint finding_dead_letter_settled check ((state = 'open') = (settled_at is null)),
  add column settled_by text
    constraint finding_dead_letter_settled_by check ((settled_by is null) = (settled_at is null)),
  add column reason text check (length(reason) <= 500)
    constraint finding_dead_letter_reason check ((state = 'set-aside') = (coalesce(length(reason), 0) > 0));

-- The open ones, those first that were not tried for longest.
create index finding_dead_letter_open on finding_dead_letter (tried_at nulls first, number) where state = 'open';
