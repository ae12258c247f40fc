export * from './commands.ts';
export * from './conclude-inspection.ts';
export { controlOpen, INSPECTION_POLICY, inspectionRef } from './inspection-case.ts';
export {
  addInspectionPhoto,
  cancelInspection,
  checkDocuments,
  closeFollowUp,
  orderInspection,
  recordLaboratoryResult,
  recordPhysicalFinding,
  recordScan,
  takeSample,
} from './inspection-steps.ts';
