import type { Inspected } from './commands.ts';
import { principalOf, resourceOf } from '../case.ts';
import { notAllowed } from '../not-allowed.ts';
import { refuse } from '../refusals.ts';
import { declarationRef } from '../streams.ts';
import { can, type Action } from '#core/access';
import { isLegal, versionOf, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import {
  INSPECTION_STREAM,
  inspectionRefusal,
  inspectionSteps,
  seenRefusals,
  type ControlOpen,
  type InspectionEventData,
  type InspectionState,
  type InspectionStep,
} from '#core/inspection';
import {
  err,
  ok,
  type Actor,
  type Command,
  type Json,
  type NewEvent,
  type Refusals,
  type Result,
  type StreamRef,
  type Touch,
  type WorkingSet,
} from '#core/kernel';

export const inspectionRef = (number: DeclarationNumber): StreamRef => ({
  type: INSPECTION_STREAM,
  id: declarationRef(number).id,
});

/** Who may take each step: papers and orders are for every officer of the office, goods for those who inspect. */
export const INSPECTION_POLICY = {
  'inspection.checkDocuments': 'case.decide',
  'inspection.order': 'case.decide',
  'inspection.cancel': 'case.decide',
  'inspection.addPhoto': 'case.recordFinding',
  'inspection.recordScan': 'case.recordFinding',
  'inspection.checkContainer': 'case.recordFinding',
  'inspection.recordFinding': 'case.recordFinding',
  'inspection.takeSample': 'case.recordFinding',
  'inspection.recordAttendance': 'case.recordFinding',
  'inspection.recordLaboratoryResult': 'case.decide',
  'inspection.conclude': 'case.recordFinding',
  'inspection.proposePenalty': 'case.decide',
  'inspection.imposePenalty': 'case.review',
  'inspection.dropPenalty': 'case.review',
  'inspection.takeCase': 'case.decide',
  'inspection.addCaseNote': 'case.decide',
  'inspection.concludeCase': 'case.decide',
  'inspection.closeFollowUp': 'case.review',
} as const satisfies Readonly<Record<InspectionStep, Action>>;

/** What the declaration's own table of legal actions leaves open to an inspection. */
export function controlOpen(state: DeclarationState): ControlOpen {
  const goods = isLegal(state, 'case.recordFinding');
  return { goods, documents: goods || isLegal(state, 'case.accept') };
}

/** A declaration, and what is known of its inspection, for one who may take this step now. */
export interface InspectionCase {
  readonly state: DeclarationState;
  readonly inspection: InspectionState | undefined;
  readonly actor: Actor;
}

export const touchesOf = ({ data }: { readonly data: Inspected }): readonly Touch[] => [
  declarationRef(data.number),
  inspectionRef(data.number),
];

/** Who may not read the declaration learns only that there is none. */
export function enterInspection(
  command: Command<InspectionStep, Inspected>,
  world: WorkingSet,
): Result<InspectionCase, Refusals> {
  const { data, actor, type } = command;
  const state = world.state<DeclarationState>(declarationRef(data.number));
  if (!state || !can(actor, 'declaration.read', resourceOf(state.head))) return err([refuse('LIF-002', '/number')]);
  const refused = notAllowed(actor, INSPECTION_POLICY[type], resourceOf(state.head));
  if (refused) return err(refused);
  const inspection = world.state<InspectionState>(inspectionRef(data.number));
  const changed = seenRefusals(data.seen, inspection, versionOf(state));
  if (changed.length > 0) return err(changed);
  if (!inspectionSteps(inspection, controlOpen(state)).includes(type)) return err([inspectionRefusal('INS-001')]);
  return ok({ state, inspection, actor });
}

export function inspectionEvent({ state }: InspectionCase, { type, ...data }: InspectionEventData): NewEvent {
  const subject = principalOf(state.head);
  return {
    stream: inspectionRef(state.head.number),
    type,
    version: 1,
    data: data as unknown as Json,
    ...(subject !== null && { subject }),
  };
}
