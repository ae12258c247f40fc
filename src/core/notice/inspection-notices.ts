import type { NoticeRules } from './notice-rule.ts';
import type { InspectionEventData } from '#core/inspection';

/** A notice names a handful; the rest stand in the order that the trader brings. */
const CONTAINERS_TOLD_MAX = 10;
const TRADE = ['principal', 'submitter'] as const;

/** Who is told what of an inspection. What it comes to is told as the finding on the declaration. */
export const INSPECTION_NOTICES: NoticeRules<InspectionEventData> = {
  DocumentCheckRecorded: [],
  InspectionOrdered: [
    { code: 'inspection.ordered', to: TRADE, facts: ({ plannedAt }) => ({ plannedAt }) },
    {
      code: 'inspection.keepReady',
      to: ['keeper'],
      facts: ({ plannedAt, storagePlace = '', containers }) => ({
        plannedAt,
        place: storagePlace,
        containers: containers.slice(0, CONTAINERS_TOLD_MAX).join(', '),
        count: String(containers.length),
      }),
    },
  ],
  InspectionCancelled: [
    { code: 'inspection.cancelled', to: TRADE },
    { code: 'inspection.keepNoMore', to: ['keeper'], facts: ({ storagePlace = '' }) => ({ place: storagePlace }) },
  ],
  PhotoAdded: [],
  ScanRecorded: [],
  ContainerChecked: [],
  PhysicalFindingRecorded: [],
  SampleTaken: [],
  AttendanceRecorded: [],
  LaboratoryResultRecorded: [{ code: 'inspection.laboratoryResult', to: ['office'] }],
  InspectionConcluded: [],
  PenaltyProposed: [{ code: 'inspection.penaltyProposed', to: ['leader'] }],
  // Who takes an investigation, or writes in it, has it in hand.
  CaseTaken: [],
  CaseNoteAdded: [],
  CaseConcluded: [{ code: 'inspection.caseConcluded', to: ['leader'] }],
  // Told with the decision or the version that closes it.
  FollowUpClosed: [],
  FollowUpReopened: [{ code: 'inspection.followUpReopened', to: ['office'] }],
};
