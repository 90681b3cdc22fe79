-- What waits is looked at again and again, the oldest first.
create index transfer_waiting_since on transfer (filed_at, id) where state in ('waiting', 'approved');

-- Nothing is looked up by it any more, and each row that is added has to be put into it.
drop index transfer_by_destination;
