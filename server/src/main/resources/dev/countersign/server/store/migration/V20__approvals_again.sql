-- An approval that lasted as long as the policy lets it, or was for other effects, can be given again.
alter table transfer_approval
  drop constraint transfer_approval_transfer_person_digest_browser_key_key;
create index transfer_approval_by_transfer on transfer_approval (transfer, number);
