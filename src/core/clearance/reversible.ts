import type { Assessment } from '#core/assessment';
import type {
  AmendmentReason,
  AwaitedCheck,
  CancellationGround,
  Declaration,
  DecisionType,
  DeferredPayment,
  Penalty,
  Restored,
  StorageAsked,
  TaxTotal,
} from '#core/declaration';
import { isDecisionType } from '#core/declaration';
import type { RecordedEvent } from '#core/kernel';

/** A decision as the journal tells it, with what it ended: what taking it back goes back to. */
export interface Reversible {
  readonly decision: string;
  readonly decisionType: DecisionType;
  readonly restores: Restored;
  /** Of figures that customs set: the version before, as it was assessed then, and why it was changed. */
  readonly versionBefore?: VersionBefore;
}

export interface VersionBefore {
  readonly declaration: Declaration;
  readonly assessment: Assessment;
  readonly reasonCode: string;
}

/** Reads a decision out of the events of its declaration; `undefined` where no decision stands at the position. */
export function readReversible(
  events: readonly (Read & Pick<RecordedEvent, 'position'>)[],
  decision: string,
): Reversible | undefined {
  const index = events.findIndex(({ position }) => position.toString() === decision);
  const event = events[index];
  if (event === undefined || !isDecisionType(event.type)) return undefined;
  const earlier = events.slice(0, index);
  const read = { decision, decisionType: event.type };
  switch (event.type) {
    case 'ControlAccepted':
    case 'FindingRecorded':
    case 'Rechannelled':
    case 'ReleaseGranted':
      return { ...read, restores: { kind: 'control' } };
    case 'ReleaseSuspended':
    case 'ReleaseRevoked':
      return { ...read, restores: { kind: 'release' } };
    case 'AmendmentInstructed':
      return { ...read, restores: { kind: 'instruction' } };
    case 'ReleaseDenied': {
      const { groundCode, reason } = dataOf<CancellationGround>(askedIn(earlier, 'ReleaseRequested'));
      return { ...read, restores: { kind: 'earlyRelease', groundCode, reason } };
    }
    case 'RefundRefused': {
      const { account, reason } = dataOf<RefundAsked>(askedIn(earlier, 'RefundRequested'));
      return { ...read, restores: { kind: 'refund', account, reason } };
    }
    case 'StorageRefused': {
      const last = askedIn(earlier, 'StorageRequested');
      const { asked } = dataOf<{ readonly asked?: StorageAsked }>(last);
      const { kind, place, reason } = asked ?? dataOf<StorageAsked>(last);
      return { ...read, restores: { kind: 'storage', asked: { kind, place, reason } } };
    }
    case 'Amended': {
      const before = dataOf<VersionBefore>(versionIn(earlier));
      const { reasonCode } = dataOf<AmendmentReason>(event);
      const versionBefore = { declaration: before.declaration, assessment: before.assessment, reasonCode };
      return { ...read, restores: { kind: 'figures' }, versionBefore };
    }
    case 'AmendmentRejected': {
      const { declaration, basedOn, reasonCode, reason } = dataOf<Asked>(askedIn(earlier, 'AmendmentRequested'));
      return { ...read, restores: { kind: 'amendment', declaration, basedOn, reasonCode, reason } };
    }
    case 'CancellationRejected': {
      const { groundCode, reason } = dataOf<CancellationGround>(askedIn(earlier, 'CancellationRequested'));
      return { ...read, restores: { kind: 'cancellation', groundCode, reason } };
    }
    case 'PenaltyImposed': {
      const { id, amount } = dataOf<Penalty>(event);
      return { ...read, restores: { kind: 'penalty', id, amount } };
    }
    case 'Cancelled': {
      const { taxes, totalPayable, deferred } = dataOf<Figures>(versionIn(earlier));
      const specialised = awaitedIn(earlier);
      const further = { ...(deferred && { deferred }), ...(specialised && { specialised }) };
      return { ...read, restores: { kind: 'existence', taxes, totalPayable, ...further } };
    }
  }
}

type Read = Pick<RecordedEvent, 'type' | 'data' | 'at'>;
type Asked = Extract<Restored, { kind: 'amendment' }>;
type RefundAsked = Extract<Restored, { kind: 'refund' }>;
interface Figures {
  readonly taxes: readonly TaxTotal[];
  readonly totalPayable: string;
  readonly deferred?: DeferredPayment;
}

/** What another agency was asked and had not answered. */
function awaitedIn(events: readonly Read[]): AwaitedCheck | undefined {
  const last = events.findLast(({ type }) => type === 'SpecialisedAwaited' || type === 'SpecialisedRecorded');
  return last?.type === 'SpecialisedAwaited' ? { ...dataOf<Omit<AwaitedCheck, 'at'>>(last), at: last.at } : undefined;
}

const versionIn = (events: readonly Read[]): Read | undefined =>
  events.findLast(({ type }) => type === 'Registered' || type === 'Amended');

/** What was asked: by the declarant, or again by a reversal of its refusal. */
const ASKED_AGAIN = {
  AmendmentRequested: 'amendment',
  CancellationRequested: 'cancellation',
  ReleaseRequested: 'earlyRelease',
  RefundRequested: 'refund',
  StorageRequested: 'storage',
} as const;

function askedIn(events: readonly Read[], type: keyof typeof ASKED_AGAIN): Read | undefined {
  const isAgain = (event: Read): boolean =>
    event.type === 'DecisionReversed' && restoredBy(event).kind === ASKED_AGAIN[type];
  const asked = events.findLast((event) => event.type === type || isAgain(event));
  return asked && isAgain(asked) ? { type, data: restoredBy(asked) as unknown as Read['data'], at: asked.at } : asked;
}

const restoredBy = (event: Read): Restored => dataOf<{ readonly restores: Restored }>(event).restores;

/** Written by our own handlers, hashed and chained since: trusted as their type. */
function dataOf<Data>(event: Read | undefined): Data {
  if (event === undefined) throw new Error('A decision stands on what was declared or asked before it');
  return event.data as unknown as Data;
}
