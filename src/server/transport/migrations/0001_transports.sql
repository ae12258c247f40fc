-- Which transports under customs control there are, for the pages of their parties and of the offices at both ends: a
-- projection that follows the journal, never asked for a decision. Of whom they are stands here under keyed hashes, so
-- that nothing is to be erased; what is shown is read from the transport itself.
create schema if not exists transport;

create table transport.transport (
  number text primary key,
  principal_token text not null,
  -- Of a carrier that customs does not know by a number, null.
  carrier_token text,
  departure_office_id text not null,
  destination_office_id text not null,
  status text not null
);

create index transport_principal on transport.transport (principal_token, number desc);
create index transport_carrier on transport.transport (carrier_token, number desc) where carrier_token is not null;
create index transport_departure on transport.transport (departure_office_id, number desc);
create index transport_destination on transport.transport (destination_office_id, number desc);
