-- Lists are read along an index, however much is stored. With what was there before, each page of a list read every declaration that
-- its reader may see, and a desk every one there is: with a million stored, one second a page and five a desk.

-- What one party or one office has, in the order in which it was sent: the order of lists.
create index overview_of_principal on declaration.overview (principal_id, submitted_at, number);
create index overview_of_office on declaration.overview (office_id, submitted_at, number);

-- Those who are named beside whose goods they are: few declarations have one, and only they pay for it.
create index overview_of_importer on declaration.overview (importer_id, submitted_at, number)
  where importer_id is not null and importer_id is distinct from principal_id;
create index overview_of_exporter on declaration.overview (exporter_id, submitted_at, number)
  where exporter_id is not null and exporter_id is distinct from principal_id;
create index overview_of_declarant on declaration.overview (declarant_id, submitted_at, number)
  where declarant_id is not null and declarant_id is distinct from principal_id;

-- What somebody still has to do something about: one in a hundred of what is stored. Entries go when the declaration is released.
create index overview_open on declaration.overview (principal_id, submitted_at, number)
  where status not in ('released', 'cancelled', 'withdrawn') or due_at is not null or asked is not null;

-- What ended, by when: what a desk shows of the last days, and where a catalogue reads on.
create index overview_released on declaration.overview (principal_id, released_at, number) where released_at is not null;
create index overview_ended on declaration.overview (principal_id, status_since) where status in ('cancelled', 'withdrawn');

-- Replaced by the first.
drop index declaration.overview_principal;
