-- The latest sign-in of which a source said whether there was a second factor.
alter table access_source add column factor_at timestamptz;
