-- Calls and chats of exercises: who plays them, and what they noted of what was said.
alter table exercise add column caller uuid references person (id); -- null for a mail
alter table exercise add column note text not null default '' check (length(note) <= 200);
alter table exercise add check (caller is null or caller <> person);
create index exercise_of_caller on exercise (caller) where caller is not null;
