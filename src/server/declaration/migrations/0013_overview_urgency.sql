-- The queue is worked by time left, risk and the sum at stake together: one moment of each case, which no clock moves. Takes the place
-- of the order by time alone, so a declaration is kept in as many indexes as before.
drop index declaration.overview_due;
create index overview_urgency on declaration.overview (
    office_id,
    ((coalesce(due_at, '9999-12-31T00:00:00Z') at time zone 'UTC')
      - case channel when 'red' then interval '4 hours' else interval '0' end
      - case when total_payable >= 1000000000 then interval '2 hours' else interval '0' end),
    number
  )
  where status in (
    'underDocumentCheck', 'awaitingDocuments', 'underInspection', 'awaitingSpecialised', 'discrepancyFound', 'amendmentInstructed',
    'releasedProvisionally', 'suspended', 'revoked'
  ) or asked is not null;
