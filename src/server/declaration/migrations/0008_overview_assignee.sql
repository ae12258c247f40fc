-- Which officer holds the case. Nobody held one before; most declarations never have a holder, and cost nothing here.
alter table declaration.overview add column assignee_id text;
create index overview_assignee on declaration.overview (assignee_id)
  where assignee_id is not null and status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound', 'amendmentInstructed');
