-- Lists and search over declarations: a projection that follows the journal, never asked for a decision.
-- Rebuilt from the journal at any time by emptying it and its checkpoint.
create schema if not exists declaration;

create table declaration.overview (
  number text primary key,
  position bigint not null,
  own_reference text,
  type_code text not null,
  direction text not null,
  office_id text not null,
  status text not null,
  status_since timestamptz not null,
  channel text,
  importer_id text,
  importer_name text,
  exporter_id text,
  exporter_name text,
  declarant_id text,
  submitter_id text not null,
  -- Everyone whose goods, name or signature it carries: what `visibleTo` filters by.
  party_ids text[] not null,
  principal_id text,
  goods_item_count integer not null,
  description text not null,
  total_payable numeric(20) not null,
  amount_paid numeric(20) not null,
  submitted_at timestamptz not null,
  registered_at timestamptz,
  released_at timestamptz,
  -- Number, references, bills and names, accents folded: what the search box looks through.
  search text not null
) with (fillfactor = 80);

-- A trader's list, newest first, and an office's queue. Each extra index costs every declaration a write.
create index overview_principal on declaration.overview (principal_id, number);
create index overview_queue on declaration.overview (office_id, status_since)
  where status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound');
