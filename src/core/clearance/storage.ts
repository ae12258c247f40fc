import { caseHandler } from './case-handler.ts';
import { finished, open, principalOf, type CaseWorld } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import {
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
  type StorageAsked,
  type StorageBreach,
} from '#core/declaration';
import {
  err,
  needsMore,
  ok,
  type Command,
  type Facts,
  type Handler,
  type NeedsMore,
  type NewEvent,
  type Outcome,
  type PlainDate,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { addMonths } from '#core/origin';
import { partyRef, storageBarred, type PartyState, type StorageBar } from '#core/party';

/** Article 32 of Circular 38/2015/TT-BTC: goods whose control takes long are kept by the trader, still under control. */
export type RequestStorage = Command<
  'declaration.requestStorage',
  { readonly number: DeclarationNumber } & StorageAsked
>;
export type AllowStorage = Command<'case.allowStorage', Noted>;
export type RefuseStorage = Command<
  'case.refuseStorage',
  { readonly number: DeclarationNumber; readonly reason: string }
>;
/** The trader says that the goods are where they were allowed to be. */
export type ConfirmStorage = Command<'declaration.confirmStorage', Noted>;
/** What the trader did with the goods that it must not; it keeps none for a time. */
export type RecordStorageBreach = Command<'case.recordStorageBreach', Noted & { readonly breach: StorageBreach }>;
export type EndStorage = Command<'case.endStorage', Noted>;

interface Noted {
  readonly number: DeclarationNumber;
  readonly note: string;
}

/** Months without storage, by what was done. */
const BAR_MONTHS: Readonly<Record<StorageBreach, number>> = { tampered: 12, wrongPlace: 12, lateResult: 6 };

type Facted = Facts<ClearanceReference>;

export const requestStorage: Handler<RequestStorage, null, ClearanceReference> = {
  type: 'declaration.requestStorage',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const keeper = keeperOf(opened.value.state, world);
    if ('needsMore' in keeper) return keeper;
    const { bar } = keeper;
    if (bar !== undefined && facts.today <= bar.until) return err([refuse('STG-001', '/place', { until: bar.until })]);
    const { kind, place, reason } = command.data;
    return ok(finished(opened.value, [{ type: 'StorageRequested', kind, place, reason }], facts));
  },
};

export const allowStorage = caseHandler<AllowStorage>('case.allowStorage', ({ data: { note } }) => ({
  type: 'StorageAllowed',
  note,
}));
export const refuseStorage = caseHandler<RefuseStorage>('case.refuseStorage', ({ data: { reason } }) => ({
  type: 'StorageRefused',
  reason,
}));
export const confirmStorage = caseHandler<ConfirmStorage>('declaration.confirmStorage', ({ data: { note } }) => ({
  type: 'StorageArrived',
  note,
}));
export const endStorage = caseHandler<EndStorage>('case.endStorage', ({ data: { note } }) => ({
  type: 'StorageEnded',
  note,
}));

export const recordStorageBreach: Handler<RecordStorageBreach, null, ClearanceReference> = {
  type: 'case.recordStorageBreach',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { breach, note } = command.data;
    const { state } = opened.value;
    if (breach === 'lateResult' && !isResultLate(state, facts.today)) return err([refuse('STG-002', '/breach')]);
    return breaching(opened.value, breach, note, world, facts);
  },
};

/** A storage that goes on and whose goods wait for a result that is past its day. */
export const isResultLate = ({ specialised, storage }: DeclarationState, today: PlainDate): boolean =>
  specialised !== undefined && storage !== undefined && storage.stage !== 'asked' && specialised.dueOn < today;

/** The breach on the declaration and the bar on the party, in one outcome; `further` as well. */
export function breaching(
  opened: CaseWorld,
  breach: StorageBreach,
  note: string,
  world: WorkingSet,
  facts: Facted,
  further: readonly DeclarationEventData[] = [],
): Result<Outcome, Refusals> | NeedsMore {
  const { state } = opened;
  const keeper = keeperOf(state, world);
  if ('needsMore' in keeper) return keeper;
  const bar = { until: addMonths(facts.today, BAR_MONTHS[breach]), breach, number: state.head.number };
  const breached: DeclarationEventData = { type: 'StorageBreached', breach, note, barredUntil: bar.until };
  return ok(finished(opened, [breached, ...further], facts, { events: keeper.barred(bar) }));
}

interface Keeper {
  readonly bar: StorageBar | undefined;
  readonly barred: (bar: StorageBar) => readonly NewEvent[];
}

/** Who keeps the goods: the party whose they are, as far as customs knows it. */
function keeperOf({ head }: DeclarationState, world: WorkingSet): Keeper | NeedsMore {
  const id = principalOf(head);
  if (id === null) return { bar: undefined, barred: () => [] };
  const ref = partyRef(id);
  if (!world.has(ref)) return needsMore([ref]);
  const party = world.state<PartyState>(ref);
  return { bar: party?.storageBar, barred: (bar) => (party === undefined ? [] : [storageBarred(id, bar)]) };
}
