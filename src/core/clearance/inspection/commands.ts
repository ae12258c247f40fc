import type { DeclarationNumber } from '#core/declaration';
import type {
  CheckedItem,
  DeclaredGoods,
  Discrepancy,
  InspectionOrder,
  InspectionStep,
  LaboratoryResult,
  PhysicalFinding,
  Photo,
  Sample,
  Scan,
} from '#core/inspection';
import type { Command } from '#core/kernel';

/** Whose goods they are, by number and by the document in force, which the caller reads from the journal. */
export interface Inspected {
  readonly number: DeclarationNumber;
  readonly goods: DeclaredGoods;
}
type StepCommand<Step extends InspectionStep, Data> = Command<Step, Inspected & Data>;

export type CheckDocuments = StepCommand<'inspection.checkDocuments', { readonly items: readonly CheckedItem[] }>;
export type OrderInspection = StepCommand<'inspection.order', { readonly order: InspectionOrder }>;
export type CancelInspection = StepCommand<'inspection.cancel', { readonly reason: string }>;
export type AddInspectionPhoto = StepCommand<'inspection.addPhoto', { readonly photo: Photo }>;
export type RecordScan = StepCommand<'inspection.recordScan', { readonly scan: Scan }>;
export type RecordPhysicalFinding = StepCommand<'inspection.recordFinding', { readonly finding: PhysicalFinding }>;
export type TakeSample = StepCommand<'inspection.takeSample', { readonly sample: Sample }>;
export type RecordLaboratoryResult = StepCommand<
  'inspection.recordLaboratoryResult',
  { readonly result: LaboratoryResult }
>;
export type ConcludeInspection = StepCommand<
  'inspection.conclude',
  { readonly conforms: boolean; readonly discrepancies: readonly Discrepancy[]; readonly text: string }
>;
export type CloseFollowUp = StepCommand<
  'inspection.closeFollowUp',
  { readonly followUp: string; readonly text: string; readonly link: string | null }
>;

export type InspectionCommand =
  | CheckDocuments
  | OrderInspection
  | CancelInspection
  | AddInspectionPhoto
  | RecordScan
  | RecordPhysicalFinding
  | TakeSample
  | RecordLaboratoryResult
  | ConcludeInspection
  | CloseFollowUp;
