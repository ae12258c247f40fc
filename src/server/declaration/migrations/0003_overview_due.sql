-- By when whoever holds a declaration has to act: an office works on what is due first. Read from the journal anew, which
-- is what gives the rows of before their deadline.
alter table declaration.overview add column due_at timestamptz;
drop index declaration.overview_queue;
create index overview_due on declaration.overview (office_id, coalesce(due_at, '9999-12-31T00:00:00Z'), number)
  where status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound');
truncate declaration.overview;
delete from engine.checkpoint where follower = 'declaration.overview';
