-- Cases that nobody holds yet are looked for every second. Only what an office has under control is in here, and only until it is given
-- to somebody: the index stays as small as the work that came in since the last look, and green declarations never enter it.
create index overview_unheld on declaration.overview (number)
  where assignee_id is null and status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound');
