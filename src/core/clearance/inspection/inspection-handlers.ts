import { withLetter } from '../letters.ts';
import { heedingConcerns } from '../referral.ts';
import { concludeInspection } from './conclude-inspection.ts';
import {
  addCaseNote,
  closeFollowUp,
  concludeCase,
  dropPenalty,
  imposePenalty,
  proposePenalty,
  takeCase,
} from './follow-up-steps.ts';
import {
  addInspectionPhoto,
  cancelInspection,
  checkContainer,
  checkDocuments,
  orderInspection,
  recordAttendance,
  recordLaboratoryResult,
  recordPhysicalFinding,
  recordScan,
  takeSample,
} from './inspection-steps.ts';

/** Every step of an inspection, and of what follows from it. */
export const INSPECTION_HANDLERS = [
  checkDocuments,
  orderInspection,
  cancelInspection,
  addInspectionPhoto,
  recordScan,
  checkContainer,
  recordPhysicalFinding,
  takeSample,
  recordAttendance,
  recordLaboratoryResult,
  heedingConcerns(concludeInspection, { endsControl: ({ conforms }) => conforms }),
  proposePenalty,
  withLetter(imposePenalty),
  dropPenalty,
  takeCase,
  addCaseNote,
  concludeCase,
  closeFollowUp,
] as const;
