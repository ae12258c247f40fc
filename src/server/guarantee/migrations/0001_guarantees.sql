-- Which guarantees there are, for the pages of their principals: a projection that follows the journal, never asked for a
-- decision. Of whom they are stands here under a keyed hash, so that nothing is to be erased; balances are read from the
-- guarantee itself.
create schema if not exists guarantee;

create table guarantee.guarantee (
  id text primary key,
  principal_token text not null,
  bank_code text not null,
  position bigint not null
);

create index guarantee_principal on guarantee.guarantee (principal_token, position desc);
create index guarantee_bank on guarantee.guarantee (bank_code, position desc);
