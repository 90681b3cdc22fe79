-- What machines asked for by JSON-RPC, so that the same request asked again is the same transfer.
create table rpc_request (
  machine uuid not null references machine (id),
  wallet uuid not null references wallet (id),
  content text not null, -- SHA-256 of what makes it the same request
  number integer not null,
  transfer uuid not null unique references transfer (id), -- one transfer answers one request
  method text not null,
  filed boolean not null, -- by the request; else it was filed before, and the request was found to be it
  asked_at timestamptz not null,
  answered_at timestamptz, -- when its result, or its refusal, was first given
  primary key (machine, wallet, content, number)
);

-- Of what machines give, some is sent by the machine itself, and some keeps the nonce that it has.
alter table transfer_payload drop constraint transfer_payload_origin_check;
alter table transfer_payload add constraint transfer_payload_origin_check
  check (origin in ('composed', 'attached', 'service', 'rpc', 'rpc-fixed', 'rpc-sign', 'rpc-sign-fixed'));
