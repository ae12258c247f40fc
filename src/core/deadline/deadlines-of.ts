import { KIND_OF_STATUS, type DeadlineKind } from './deadline-kinds.ts';
import type { DeadlineRule, DeadlineRules } from './deadline-rules.ts';
import { endOf, lastMinuteOf, warningsOf } from './working-time.ts';
import {
  amountDue,
  isOpenAppeal,
  isUnseen,
  openRefundOrders,
  REFUND_ANSWER,
  sentAt,
  unpaidPenalties,
  type DeclarationState,
} from '#core/declaration';
import { legalDate, parsePlainDate, type Instant } from '#core/kernel';
import type { WorkCalendar } from '#core/calendar';
import type { Reference } from '#core/reference';
import { stayDeadline } from '#core/relief';
import type { TransportState } from '#core/transport';
import type { ConsultationState } from '#core/valuation';

/** A deadline that stands. Which one it is, is said by stream, kind, key and the time it is due. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly key: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** In their order, all between the beginning and the end. */
  readonly warnAt: readonly Instant[];
  readonly rule: DeadlineRule;
}

/** What times are counted by. */
export interface DeadlineLaw {
  readonly deadlines: DeadlineRules;
  readonly reference: Reference;
}

/** The same, with the hours of the office that holds what the times run on. */
interface LawHere extends DeadlineLaw {
  readonly calendar: WorkCalendar;
}
const everywhere = ({ deadlines, reference }: DeadlineLaw): LawHere => ({
  deadlines,
  reference,
  calendar: reference.calendar,
});
const hereAt = (officeId: string, { deadlines, reference }: DeadlineLaw): LawHere => ({
  deadlines,
  reference,
  calendar: reference.calendar.at(officeId),
});

const NONE: readonly Deadline[] = [];

/** The deadlines that stand on a declaration, first due first; none for one that is registered and released at once. */
export function declarationDeadlines(state: DeclarationState, law: DeadlineLaw): readonly Deadline[] {
  const here = hereAt(state.head.officeId, law);
  const found = [...waitedFor(state, here), deferredPayment(state, here), temporaryAdmission(state, here)].filter(
    (one) => one !== undefined,
  );
  return found.length === 0 ? NONE : found.toSorted(byDueAt);
}

/** Those that are looked for once a day and have no timer: see `isDaily`. */
export function dailyDeadlines(state: DeclarationState, law: DeadlineLaw): readonly Deadline[] {
  const { registeredAt } = state;
  if (registeredAt === null || !isUnseen(state)) return NONE;
  const found = counted('cancellationByLaw', registeredAt, hereAt(state.head.officeId, law));
  return found === undefined ? NONE : [found];
}

/** The deadlines that stand on a consultation: the importer's, then the office's. */
export function consultationDeadlines(state: ConsultationState, law: DeadlineLaw): readonly Deadline[] {
  const { status, officeId, openedAt, answerBy, answer, concludeBy } = state;
  const here = officeId === undefined ? everywhere(law) : hereAt(officeId, law);
  const found =
    status === 'awaitingAnswer'
      ? stated('consultationAnswer', openedAt, answerBy, here)
      : status === 'answered' && answer !== null && concludeBy !== null
        ? stated('consultationConclusion', answer.at, concludeBy, here)
        : undefined;
  return found === undefined ? NONE : [found];
}

/** What has departed is to arrive by the day that was planned; a bank that is told to pay back is to say so. */
export function transportDeadlines(
  { status, statusSince, content, called }: Pick<TransportState, 'status' | 'statusSince' | 'content' | 'called'>,
  law: DeadlineLaw,
): readonly Deadline[] {
  if (called?.order !== undefined) {
    const answer = counted(REFUND_ANSWER, sentAt(called.order), everywhere(law), called.order.orderId);
    return answer === undefined ? NONE : [answer];
  }
  if (status !== 'departed') return NONE;
  const due = lastMinuteOf(content.plannedArrival, law.reference.calendar);
  const found = stated('transportArrival', statusSince, due, everywhere(law));
  return found === undefined ? NONE : [found];
}

/**
 * By when whoever holds the declaration has to act, or the office has to answer what was asked of it; `null` where the law names
 * no time for any of it. By the law of the day on which each began: a later change moves nobody's deadline.
 */
export function dueAt(state: Waiting, law: DeadlineLaw): Instant | null {
  let first: Instant | null = null;
  for (const one of waitedFor(state, hereAt(state.head.officeId, law)))
    if (one !== undefined && (first === null || one.dueAt < first)) first = one.dueAt;
  return first;
}

const waitedFor = (state: Waiting, law: LawHere): readonly (Deadline | undefined)[] => [
  statusDeadline(state, law),
  specialisedResult(state, law),
  finalFigures(state, law),
  ...refundAnswers(state, law),
  ...answersAsked(state, law),
  ...penaltyPayments(state, law),
];

type Asking = Pick<
  DeclarationState,
  'amendment' | 'cancellation' | 'storage' | 'early' | 'appeals' | 'refund' | 'repayment'
>;
type Owing = Parameters<typeof unpaidPenalties>[0];
type Waiting = Asking & Owing & Pick<DeclarationState, 'head' | 'status' | 'statusSince' | 'specialised'>;

function statusDeadline(
  { status, statusSince }: Pick<DeclarationState, 'status' | 'statusSince'>,
  law: LawHere,
): Deadline | undefined {
  const kind = KIND_OF_STATUS[status];
  return kind && counted(kind, statusSince, law);
}

/** What waits for the office's answer, whatever the status. */
const answersAsked = (state: Asking, law: LawHere): readonly (Deadline | undefined)[] => [
  requestedAmendment(state, law),
  requestedCancellation(state, law),
  requestedStorage(state, law),
  requestedRelease(state, law),
  ...appealAnswers(state, law),
];

const requestedRelease = ({ early }: Asking, law: LawHere): Deadline | undefined =>
  early?.stage === 'asked' ? counted('releaseAnswer', early.at, law) : undefined;

/** The time of a bank to say that it has paid back, since it was last told to; whoever told it sees to it. */
const refundAnswers = (state: Pick<Asking, 'refund' | 'repayment'>, law: LawHere): readonly (Deadline | undefined)[] =>
  openRefundOrders(state).map((order) => counted(REFUND_ANSWER, sentAt(order), law, order.orderId));

/** The goods have left; what is declared of them is to become final. */
const finalFigures = ({ early }: Asking, law: LawHere): Deadline | undefined =>
  early?.stage === 'given' ? counted('finalFigures', early.at, law) : undefined;

/** Goods that are to stay where they are inspected are answered for sooner. */
const requestedStorage = ({ storage }: Asking, law: LawHere): Deadline | undefined =>
  storage?.stage === 'asked'
    ? counted(storage.kind === 'ownPlace' ? 'ownStorageAnswer' : 'storageAnswer', storage.at, law)
    : undefined;

/** An amendment that was asked for after release waits for the office's answer; one that is drafted waits for nobody. */
const requestedAmendment = ({ amendment }: Asking, law: LawHere): Deadline | undefined =>
  amendment?.stage === 'requested' ? counted('amendmentAnswer', amendment.at, law) : undefined;

const requestedCancellation = ({ cancellation }: Asking, law: LawHere): Deadline | undefined =>
  cancellation && counted('cancellationAnswer', cancellation.at, law);

function specialisedResult({ specialised }: Pick<DeclarationState, 'specialised'>, law: LawHere): Deadline | undefined {
  if (specialised === undefined) return undefined;
  const { at, dueOn } = specialised;
  return stated('specialisedResult', at, lastMinuteOf(dueOn, law.calendar), law);
}

/** The office's time to answer each open appeal. The appellant's own time to lodge it is no case of the house's: see `appealUntil`. */
const appealAnswers = ({ appeals = [] }: Asking, law: LawHere): readonly (Deadline | undefined)[] =>
  appeals
    .filter(isOpenAppeal)
    .map(({ id, at, prolonged }) => counted(prolonged ? 'intricateAppealAnswer' : 'appealAnswer', at, law, id));

/** Until when a decision may be appealed against, by the law of the day it was taken; `null` where the law names no time. */
export const appealUntil = (decidedAt: Instant, officeId: string, law: DeadlineLaw): Instant | null =>
  counted('appeal', decidedAt, hereAt(officeId, law))?.dueAt ?? null;

/** Until when whoever is told now has time, where the law counts it from the telling. */
export const untilOf = (
  kind: DeadlineKind,
  startedAt: Instant,
  officeId: string | null,
  law: DeadlineLaw,
): Instant | null =>
  counted(kind, startedAt, officeId === null ? everywhere(law) : hereAt(officeId, law))?.dueAt ?? null;

function deferredPayment(state: DeclarationState, law: LawHere): Deadline | undefined {
  const { deferred, registeredAt } = state;
  if (deferred === undefined || registeredAt === null || amountDue(state) <= 0n) return undefined;
  const dueOn = parsePlainDate(deferred.dueOn);
  return dueOn && stated('deferredPayment', registeredAt, lastMinuteOf(dueOn, law.calendar), law);
}

/** Each fine that is not paid, by a time of its own. */
const penaltyPayments = (state: Owing, law: LawHere): readonly (Deadline | undefined)[] =>
  unpaidPenalties(state).map(({ id, imposedAt }) => counted('penaltyPayment', imposedAt, law, id));

function temporaryAdmission(
  { head, registeredAt, status, endedBy }: DeclarationState,
  law: LawHere,
): Deadline | undefined {
  if (registeredAt === null || status === 'cancelled' || endedBy !== undefined) return undefined;
  const { calendar } = law;
  const dueOn = stayDeadline(head.typeCode, law.reference, legalDate(registeredAt, calendar.zoneOffsetMinutes));
  return dueOn && stated('temporaryAdmission', registeredAt, lastMinuteOf(dueOn, calendar), law);
}

/** A time that the law counts from a beginning. */
function counted(kind: DeadlineKind, startedAt: Instant, law: LawHere, key = ''): Deadline | undefined {
  const rule = ruleAt(kind, startedAt, law);
  if (rule === undefined || rule.within === null) return undefined;
  return deadline(rule, key, startedAt, endOf(rule.within, startedAt, law.calendar), law);
}

/** A time whose end is written down already. */
function stated(kind: DeadlineKind, startedAt: Instant, due: Instant, law: LawHere): Deadline | undefined {
  const rule = ruleAt(kind, startedAt, law);
  return rule && deadline(rule, '', startedAt, due, law);
}

function deadline(rule: DeadlineRule, key: string, startedAt: Instant, due: Instant, law: LawHere): Deadline {
  const time = { from: startedAt, dueAt: due, within: rule.within };
  const warnAt = warningsOf(time, rule.warnBefore, law.calendar);
  return { kind: rule.kind, key, startedAt, dueAt: due, warnAt, rule };
}

const ruleAt = (kind: DeadlineKind, at: Instant, { deadlines, reference }: DeadlineLaw): DeadlineRule | undefined =>
  deadlines.ruleOn(kind, legalDate(at, reference.calendar.zoneOffsetMinutes));

const byDueAt = (a: Deadline, b: Deadline): number => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0);
