-- What the declarant asked for and the office has to answer, whatever the status. Null where it waits for nothing, so that it
-- costs no declaration an index entry that nobody asks about. Read from the journal anew, which is what gives rows of before theirs.
alter table declaration.overview add column asked text[];
drop index declaration.overview_due;
create index overview_due on declaration.overview (office_id, coalesce(due_at, '9999-12-31T00:00:00Z'), number)
  where status in (
    'underDocumentCheck', 'awaitingDocuments', 'underInspection', 'awaitingSpecialised', 'discrepancyFound', 'amendmentInstructed',
    'suspended', 'revoked'
  ) or asked is not null;
truncate declaration.overview;
delete from engine.checkpoint where follower = 'declaration.overview';
