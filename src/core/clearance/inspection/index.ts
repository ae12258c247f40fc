export * from './commands.ts';
export * from './conclude-inspection.ts';
export {
  addCaseNote,
  closeFollowUp,
  concludeCase,
  dropPenalty,
  imposePenalty,
  proposePenalty,
  takeCase,
} from './follow-up-steps.ts';
export { INSPECTION_HANDLERS } from './inspection-handlers.ts';
export { controlOpen, INSPECTION_POLICY, inspectionRef } from './inspection-case.ts';
export {
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
