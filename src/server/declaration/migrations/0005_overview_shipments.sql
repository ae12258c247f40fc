-- Linked declarations of one shipment: the number of the first of them, and which each is. Null for every other declaration, so
-- that it costs them nothing; none were divided before.
alter table declaration.overview add column shipment text;
alter table declaration.overview add column branch integer;
create index overview_shipment on declaration.overview (shipment, branch) where shipment is not null;
