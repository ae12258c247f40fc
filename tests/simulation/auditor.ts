import type { DeadlineLaw } from '#core/deadline';
import { hasPassed } from '#core/deadline';
import { deadlinesOn, hasDeadlines, standingOn } from '#core/clearance';
import {
  amountDueNow,
  DECLARATION_STREAM,
  declarationStream,
  type Channel,
  type DeclarationState,
  type DeclarationStatus,
} from '#core/declaration';
import { noticesOf, rulesFor, TOPIC_RULES, topicOf, type Notice } from '#core/notice';
import { principalOf } from '#core/clearance';
import type { Instant } from '#core/kernel';
import { consultationStream } from '#core/valuation';
import { journalReader, type JournalEvent } from '#server/platform/engine';
import type pg from 'pg';

/**
 * Follows the journal beside the house and keeps books of its own: how each declaration stood at each event, what was told,
 * and whatever an event did that it must not. Nothing of it is read by anybody who plays.
 */
export interface Auditor {
  /** Reads what was written since, and gives it. */
  readonly read: () => Promise<readonly JournalEvent[]>;
  readonly declarations: ReadonlyMap<string, DeclarationState>;
  readonly statuses: ReadonlySet<DeclarationStatus>;
  readonly events: readonly JournalEvent[];
  /** Notices that are kept for everybody, by the position of their event. */
  readonly notices: readonly (Notice & { readonly position: bigint })[];
  /** What was wrong about a release, or about the telling of a deadline, at the moment of the event. */
  readonly releasedWhileHeld: readonly string[];
  readonly toldAmiss: readonly string[];
  /** Deadlines that are over at this instant, stand, and were not told to be. */
  readonly untold: (now: Instant) => readonly string[];
}

const CELL = 1;
const PAGE = 1_000;
const FOLDS: Readonly<Record<string, { readonly evolve: (state: never, event: JournalEvent) => unknown }>> = {
  [DECLARATION_STREAM]: declarationStream,
  consultation: consultationStream,
};

export function auditor(pool: pg.Pool, law: () => DeadlineLaw): Auditor {
  const reader = journalReader(pool, CELL);
  const states = new Map<string, unknown>();
  const declarations = new Map<string, DeclarationState>();
  const control = new Map<string, Control>();
  const statuses = new Set<DeclarationStatus>();
  const events: JournalEvent[] = [];
  const notices: (Notice & { position: bigint })[] = [];
  const releasedWhileHeld: string[] = [];
  const toldAmiss: string[] = [];
  const told = new Set<string>();

  const take = (event: JournalEvent): void => {
    const { stream, type, position } = event;
    const fold = FOLDS[stream.type];
    if (fold === undefined) return;
    const name = `${stream.type}/${stream.id}`;
    const before = states.get(name);
    if (type === 'DeadlineWarned' || type === 'DeadlinePassed') {
      const amiss = toldWrongly(event, before, law(), told);
      if (amiss !== undefined) toldAmiss.push(amiss);
    }
    const after = fold.evolve(before as never, event);
    states.set(name, after);
    if (stream.type !== DECLARATION_STREAM) return;
    const state = after as DeclarationState;
    const seen = controlAfter(control.get(stream.id), event, state);
    control.set(stream.id, seen);
    if (type === 'Released' || type === 'ReleasedProvisionally') {
      const held = heldBy(seen, state);
      if (held.length > 0) releasedWhileHeld.push(`${stream.id} at ${position}: ${held.join(', ')}`);
    }
    declarations.set(stream.id, state);
    statuses.add(state.status);
    const head = {
      number: stream.id,
      principalId: principalOf(state.head),
      submitterId: state.head.submitterId,
      officeId: state.head.officeId,
    };
    if (rulesFor(event).length > 0)
      for (const notice of noticesOf(event, head))
        if (TOPIC_RULES[topicOf(notice.code)].byDefault.inApp) notices.push({ ...notice, position });
  };

  return {
    read: async () => {
      const fresh: JournalEvent[] = [];
      for (;;) {
        const page = await reader.readEvents(events.at(-1)?.position ?? 0n, PAGE);
        for (const event of page) {
          take(event);
          events.push(event);
        }
        fresh.push(...page);
        if (page.length < PAGE) return fresh;
      }
    },
    declarations,
    statuses,
    events,
    notices,
    releasedWhileHeld,
    toldAmiss,
    untold: (now) =>
      [...states].flatMap(([name, state]) => {
        const { deadlines, marks } = deadlinesOn(name.split('/')[0] ?? '', state, law());
        return deadlines
          .filter((deadline) => deadline.dueAt < now && !hasPassed(deadline, marks))
          .map(({ kind, dueAt }) => `${name} ${kind} ${dueAt}`);
      }),
  };
}

/** What an auditor notes of the control of a declaration, from its events alone. */
interface Control {
  readonly channel: Channel | null;
  readonly passed: boolean;
  readonly instructed: boolean;
  readonly awaitsAgency: boolean;
  readonly stopped: boolean;
  readonly cancellationAsked: boolean;
}
const NO_CONTROL: Control = {
  channel: null,
  passed: false,
  instructed: false,
  awaitsAgency: false,
  stopped: false,
  cancellationAsked: false,
};

function controlAfter(before: Control = NO_CONTROL, { type, data }: JournalEvent, after: DeclarationState): Control {
  const { channel, selection, conforms } = data as {
    readonly channel?: Channel;
    readonly selection?: { readonly channel: Channel };
    readonly conforms?: boolean;
  };
  const begun = (next: Channel | undefined): Control =>
    next === undefined ? before : { ...before, channel: next, passed: next === 'green' };
  switch (type) {
    case 'Registered':
      return begun(selection?.channel);
    case 'Amended':
      return { ...begun(selection?.channel), instructed: false };
    case 'Rechannelled':
      return begun(channel);
    case 'ControlledAnew':
      return { ...begun(channel), stopped: false };
    case 'ControlAccepted':
      return { ...before, passed: before.channel !== 'red' };
    case 'ReleaseGranted':
      return { ...before, passed: before.channel !== 'red' || before.passed };
    case 'FindingRecorded':
      return { ...before, passed: conforms === true };
    case 'AmendmentInstructed':
      return { ...before, instructed: true };
    case 'InstructionWithdrawn':
      return { ...before, instructed: false };
    case 'SpecialisedAwaited':
      return { ...before, awaitsAgency: true };
    case 'SpecialisedRecorded':
      return { ...before, awaitsAgency: false, passed: before.passed && conforms === true };
    case 'ReleaseSuspended':
    case 'ReleaseRevoked':
      return { ...before, stopped: true };
    case 'ReleaseResumed':
      return { ...before, stopped: false };
    case 'CancellationRequested':
      return { ...before, cancellationAsked: true };
    case 'CancellationRejected':
      return { ...before, cancellationAsked: false };
    // What a decision that was taken back leaves is what stood before it: the house's own fold tells which that is.
    case 'DecisionReversed':
      return {
        channel: after.channel,
        passed: after.controlPassed,
        instructed: after.instruction !== undefined,
        awaitsAgency: after.specialised !== undefined,
        stopped: after.stopped !== undefined,
        cancellationAsked: after.cancellation !== undefined,
      };
    default:
      return before;
  }
}

function heldBy(control: Control, after: DeclarationState): readonly string[] {
  return [
    ...(control.passed ? [] : ['not controlled']),
    ...(control.instructed ? ['told to amend'] : []),
    ...(control.awaitsAgency ? ['another agency is awaited'] : []),
    ...(control.stopped ? ['stopped'] : []),
    ...(control.cancellationAsked ? ['its cancellation is asked for'] : []),
    ...(amountDueNow(after) > 0n ? ['unpaid and unsecured'] : []),
  ];
}

interface Named {
  readonly kind: string;
  readonly key: string;
  readonly dueAt: Instant;
  readonly warnAt?: Instant;
}

/** Told for a deadline that stood, after its time, and never before. */
function toldWrongly(
  { stream, data, at, type }: JournalEvent,
  before: unknown,
  law: DeadlineLaw,
  told: Set<string>,
): string | undefined {
  const { kind, key, dueAt, warnAt } = data as unknown as Named;
  const time = type === 'DeadlineWarned' ? warnAt : dueAt;
  const name = `${stream.type}/${stream.id} ${type} ${kind} ${key} ${time}`;
  if (told.has(name)) return `${name} twice`;
  told.add(name);
  if (time === undefined || at <= time) return `${name} early, at ${at}`;
  const stands =
    hasDeadlines(stream.type) &&
    standingOn(stream.type, before, law).deadlines.some(
      (deadline) => deadline.kind === kind && deadline.key === key && deadline.dueAt === dueAt,
    );
  return stands ? undefined : `${name} does not stand`;
}
