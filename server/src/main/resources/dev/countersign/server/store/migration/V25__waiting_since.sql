-- What waits is looked at again and again, the oldest first.
create index transfer_waiting_since on transfer (filed_at, id) where state in ('waiting', 'approved');

-- Nothing is looked up by these any more, and each row that is added has to be put into them. An entry's
-- hash is bound to its number, which is there once.
drop index transfer_by_destination;
alter table journal drop constraint journal_hash_key;

-- The same for far less time: hashes are written by one hand, and read by journal verify.
alter table journal
  drop constraint journal_previous_check,
  drop constraint journal_hash_check,
  add constraint journal_previous_check check (length(previous) = 66 and starts_with(previous, '0x')),
  add constraint journal_hash_check check (length(hash) = 66 and starts_with(hash, '0x'));
