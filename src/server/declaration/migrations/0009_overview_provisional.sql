-- Goods that left before their figures were final wait in the queue until they are.
drop index declaration.overview_due;
create index overview_due on declaration.overview (office_id, coalesce(due_at, '9999-12-31T00:00:00Z'), number)
  where status in (
    'underDocumentCheck', 'awaitingDocuments', 'underInspection', 'awaitingSpecialised', 'discrepancyFound', 'amendmentInstructed',
    'releasedProvisionally', 'suspended', 'revoked'
  ) or asked is not null;
