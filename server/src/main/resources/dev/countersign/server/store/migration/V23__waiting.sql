-- How many of a requester's intents wait is asked whenever one more is filed.
create index transfer_waiting on transfer (requester) where state in ('waiting', 'approved');
