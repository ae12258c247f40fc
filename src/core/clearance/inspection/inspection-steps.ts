import type {
  AddInspectionPhoto,
  CancelInspection,
  CheckContainer,
  CheckDocuments,
  InspectionCommand,
  OrderInspection,
  RecordAttendance,
  RecordLaboratoryResult,
  RecordPhysicalFinding,
  RecordScan,
  TakeSample,
} from './commands.ts';
import { enterInspection, inspectionEvent, touchesOf, type InspectionCase } from './inspection-case.ts';
import type { ClearanceReference } from '../clearance-reference.ts';
import {
  answersRefusals,
  attendanceRefusals,
  checklistFor,
  containerRefusals,
  findingRefusals,
  inspectionRefusal,
  openRound,
  orderRefusals,
  photoRefusals,
  PHOTOS_MAX,
  resultRefusals,
  sampleRefusals,
  scanRefusals,
  sealRefusals,
  type DeclaredGoods,
  type InspectionEventData,
  type InspectionLaw,
  type InspectionRound,
  type InspectionState,
  type Keeper,
} from '#core/inspection';
import { assert, err, ok, type Facts, type Handler, type Outcome, type Refusals, type WorkingSet } from '#core/kernel';

/** What makes one step differ from another: what is checked of it alone, what beside the case, and what is written. */
interface StepLaw<C extends InspectionCommand> {
  readonly check?: (data: C['data'], facts: Facts<ClearanceReference>) => Refusals;
  readonly beside?: (data: C['data'], entered: InspectionCase, facts: Facts<ClearanceReference>) => Refusals;
  readonly event: (
    data: C['data'],
    entered: InspectionCase,
    world: WorkingSet,
    facts: Facts<ClearanceReference>,
  ) => InspectionEventData;
}

export const checkDocuments = stepHandler<CheckDocuments>('inspection.checkDocuments', {
  beside: ({ items, goods }, { state }, { reference, today }) =>
    answersRefusals(items, checklistFor(reference.inspection, { ...state.head, channel: state.channel }, goods, today)),
  event: ({ items }, { state }) => ({ type: 'DocumentCheckRecorded', number: state.head.number, items }),
});

export const orderInspection = stepHandler<OrderInspection>('inspection.order', {
  beside: ({ order, goods }, _entered, { at }) => orderRefusals(order, goods, at),
  event: ({ order, goods }, { state }, _world, facts) => ({
    type: 'InspectionOrdered',
    number: state.head.number,
    ...order,
    ...keeperOf(goods, facts),
  }),
});

export const cancelInspection = stepHandler<CancelInspection>('inspection.cancel', {
  event: ({ reason }, entered) => {
    const { storagePlace, operatorId } = roundIn(entered).order;
    return {
      type: 'InspectionCancelled',
      reason,
      ...(storagePlace !== undefined && { storagePlace }),
      ...(operatorId !== undefined && { operatorId }),
    };
  },
});

export const addInspectionPhoto = stepHandler<AddInspectionPhoto>('inspection.addPhoto', {
  beside: (_data, entered) =>
    begunIn(entered).photos.length < PHOTOS_MAX ? [] : [inspectionRefusal('INS-008', '/photo')],
  event: ({ photo }) => ({ type: 'PhotoAdded', photo }),
});

export const recordScan = stepHandler<RecordScan>('inspection.recordScan', {
  beside: ({ scan }, entered) => scanRefusals(scan, roundIn(entered), begunIn(entered)),
  event: ({ scan }) => ({ type: 'ScanRecorded', ...scan }),
});

export const recordPhysicalFinding = stepHandler<RecordPhysicalFinding>('inspection.recordFinding', {
  check: ({ finding, goods }, facts) => findingRefusals(finding, goods, inspectionLaw(facts)),
  beside: ({ finding }, entered) => photoRefusals(finding.photos, begunIn(entered), '/photos'),
  event: ({ finding }) => ({ type: 'PhysicalFindingRecorded', ...finding }),
});

export const checkContainer = stepHandler<CheckContainer>('inspection.checkContainer', {
  beside: ({ check, goods }, entered) => containerRefusals(check, goods, begunIn(entered)),
  event: ({ check }) => ({ type: 'ContainerChecked', ...check }),
});

export const recordAttendance = stepHandler<RecordAttendance>('inspection.recordAttendance', {
  beside: ({ attested }, entered) => attendanceRefusals(attested, begunIn(entered)),
  event: ({ attested }) => ({ type: 'AttendanceRecorded', ...attested }),
});

export const takeSample = stepHandler<TakeSample>('inspection.takeSample', {
  check: ({ sample, goods }, facts) => sampleRefusals(sample, goods, inspectionLaw(facts)),
  beside: ({ sample }, entered) => sealRefusals(sample, begunIn(entered)),
  event: ({ sample }) => ({ type: 'SampleTaken', ...sample }),
});

export const recordLaboratoryResult = stepHandler<RecordLaboratoryResult>('inspection.recordLaboratoryResult', {
  beside: ({ result }, entered) => resultRefusals(result, begunIn(entered)),
  event: ({ result }) => ({ type: 'LaboratoryResultRecorded', ...result }),
});

/** Whoever keeps the goods has them ready, and is told. */
function keeperOf(
  { storagePlace }: DeclaredGoods,
  { reference: { reference }, today }: Facts<ClearanceReference>,
): Keeper {
  const place = storagePlace === undefined ? undefined : reference.codes.find('storage-place', storagePlace, today);
  if (place === undefined) return {};
  const operatorId = place.attributes['operator'];
  return { storagePlace: place.code, ...(operatorId !== undefined && { operatorId }) };
}

export const inspectionLaw = ({ reference, today }: Facts<ClearanceReference>): InspectionLaw => ({
  guide: reference.inspection,
  codes: reference.reference.codes,
  on: today,
});

/** All steps but the conclusion share their shape: find the case, check authority and stage, write one event. */
export function stepHandler<C extends InspectionCommand>(
  type: C['type'],
  law: StepLaw<C>,
): Handler<C, null, ClearanceReference> {
  return {
    type,
    prepare: ({ data }, facts) => {
      const refusals = law.check?.(data, facts) ?? [];
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: touchesOf,
    handle: (command, _prepared, world, facts) => {
      const entered = enterInspection(command, world);
      if (!entered.ok) return entered;
      const refusals = law.beside?.(command.data, entered.value, facts) ?? [];
      if (refusals.length > 0) return err(refusals);
      return ok(outcome(entered.value, law.event(command.data, entered.value, world, facts)));
    },
  };
}

function outcome(entered: InspectionCase, data: InspectionEventData): Outcome {
  const { head, status } = entered.state;
  return {
    events: [inspectionEvent(entered, data)],
    postings: [],
    claims: [],
    releases: [],
    outbox: [],
    answer: { number: head.number, status },
  };
}

export function begunIn({ inspection }: InspectionCase): InspectionState {
  assert(inspection, 'a step that needs an inspection is legal only where one was begun');
  return inspection;
}

export function roundIn({ inspection }: InspectionCase): InspectionRound {
  const round = openRound(inspection);
  assert(round, 'a step of an inspection is legal only where one is under way');
  return round;
}
