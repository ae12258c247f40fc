import type { NoticeRules } from './notice-rule.ts';
import type { InspectionEventData } from '#core/inspection';

const TRADE = ['principal', 'submitter'] as const;

/** Who is told what of an inspection. What it comes to is told as the finding on the declaration. */
export const INSPECTION_NOTICES: NoticeRules<InspectionEventData> = {
  DocumentCheckRecorded: [],
  InspectionOrdered: [{ code: 'inspection.ordered', to: TRADE, facts: ({ plannedAt }) => ({ plannedAt }) }],
  InspectionCancelled: [{ code: 'inspection.cancelled', to: TRADE }],
  PhotoAdded: [],
  ScanRecorded: [],
  PhysicalFindingRecorded: [],
  SampleTaken: [],
  LaboratoryResultRecorded: [{ code: 'inspection.laboratoryResult', to: ['office'] }],
  InspectionConcluded: [],
  PenaltyProposed: [{ code: 'inspection.penaltyProposed', to: ['leader'] }],
  // Who takes an investigation, or writes in it, has it in hand.
  CaseTaken: [],
  CaseNoteAdded: [],
  CaseConcluded: [{ code: 'inspection.caseConcluded', to: ['leader'] }],
  // Told with the decision or the version that closes it.
  FollowUpClosed: [],
};
