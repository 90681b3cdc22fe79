-- Grows with every price that is said, so that prices can be kept in memory as long as it stands.
alter table installation add column prices_version bigint not null default 0;
