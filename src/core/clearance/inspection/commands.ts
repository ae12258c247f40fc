import type { DeclarationNumber } from '#core/declaration';
import type {
  Attested,
  CaseOutcome,
  CheckedItem,
  ContainerCheck,
  DeclaredGoods,
  Discrepancy,
  InspectionOrder,
  InspectionStep,
  LaboratoryResult,
  PenaltyProposal,
  PhysicalFinding,
  Photo,
  Sample,
  Scan,
  SeenOrder,
} from '#core/inspection';
import type { Command } from '#core/kernel';

/** Whose goods they are, by number and by the document in force, which the caller reads from the journal. */
export interface Inspected {
  readonly number: DeclarationNumber;
  readonly goods: DeclaredGoods;
  /** What the sender had before them, where they were away from the office; checked where it is said. */
  readonly seen?: SeenOrder;
}
type StepCommand<Step extends InspectionStep, Data> = Command<Step, Inspected & Data>;

export type CheckDocuments = StepCommand<'inspection.checkDocuments', { readonly items: readonly CheckedItem[] }>;
export type OrderInspection = StepCommand<'inspection.order', { readonly order: InspectionOrder }>;
export type CancelInspection = StepCommand<'inspection.cancel', { readonly reason: string }>;
export type AddInspectionPhoto = StepCommand<'inspection.addPhoto', { readonly photo: Photo }>;
export type RecordScan = StepCommand<'inspection.recordScan', { readonly scan: Scan }>;
export type CheckContainer = StepCommand<'inspection.checkContainer', { readonly check: ContainerCheck }>;
export type RecordPhysicalFinding = StepCommand<'inspection.recordFinding', { readonly finding: PhysicalFinding }>;
export type TakeSample = StepCommand<'inspection.takeSample', { readonly sample: Sample }>;
export type RecordAttendance = StepCommand<'inspection.recordAttendance', { readonly attested: Attested }>;
export type RecordLaboratoryResult = StepCommand<
  'inspection.recordLaboratoryResult',
  { readonly result: LaboratoryResult }
>;
export type ConcludeInspection = StepCommand<
  'inspection.conclude',
  { readonly conforms: boolean; readonly discrepancies: readonly Discrepancy[]; readonly text: string }
>;
interface OnFollowUp {
  readonly followUp: string;
}
/** An officer proposes a fine, again where a leader wants it otherwise. */
export type ProposePenalty = StepCommand<
  'inspection.proposePenalty',
  OnFollowUp & { readonly proposal: PenaltyProposal }
>;
/** A leader other than the proposer decides: so much, or nothing. */
export type ImposePenalty = StepCommand<
  'inspection.imposePenalty',
  OnFollowUp & { readonly amount: string; readonly reason: string }
>;
export type DropPenalty = StepCommand<'inspection.dropPenalty', OnFollowUp & { readonly reason: string }>;
/** An officer takes an investigation in hand; out of the hands of another, only a leader does. */
export type TakeCase = StepCommand<'inspection.takeCase', OnFollowUp>;
export type AddCaseNote = StepCommand<'inspection.addCaseNote', OnFollowUp & { readonly text: string }>;
export type ConcludeCase = StepCommand<
  'inspection.concludeCase',
  OnFollowUp & { readonly outcome: CaseOutcome; readonly text: string }
>;
/** A leader sets an instruction or a re-assessment aside that nothing will settle any more; else the step it asks for closes it. */
export type CloseFollowUp = StepCommand<'inspection.closeFollowUp', OnFollowUp & { readonly text: string }>;

export type InspectionCommand =
  | CheckDocuments
  | OrderInspection
  | CancelInspection
  | AddInspectionPhoto
  | RecordScan
  | CheckContainer
  | RecordPhysicalFinding
  | TakeSample
  | RecordAttendance
  | RecordLaboratoryResult
  | ConcludeInspection
  | ProposePenalty
  | ImposePenalty
  | DropPenalty
  | TakeCase
  | AddCaseNote
  | ConcludeCase
  | CloseFollowUp;
