-- Which registered invoices there are, for the pages of their parties: a projection that follows the journal, never asked
-- for a decision. Of whom they are stands here under a keyed hash, so that nothing is to be erased; what is shown is read
-- from the invoice itself, and which declaration stands on it from the engine's keys.
create schema if not exists invoice;

create table invoice.invoice (
  id text primary key,
  owner_token text not null,
  position bigint not null
);

create index invoice_owner on invoice.invoice (owner_token, id desc);
