-- Which version a row shows: the last digit of the number counts the amendments.
alter table declaration.overview add column amendments smallint not null default 0;
-- What is to be amended waits in the queue too, with its deadline.
drop index declaration.overview_due;
create index overview_due on declaration.overview (office_id, coalesce(due_at, '9999-12-31T00:00:00Z'), number)
  where status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound', 'amendmentInstructed');
