-- A session that was made into a screen on a wall: it shows the watch, may do nothing, and needs nobody at it.
alter table session add column looking boolean not null default false;
