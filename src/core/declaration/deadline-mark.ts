import type { Instant } from '#core/kernel';

/** What a deadline told the stream it stands on. Which deadlines there are is said in `core/deadline`. */
export type DeadlineEventData =
  | ({
      readonly type: 'DeadlineWarned';
      /** The time this warning was for: one that was slept through is not made up for by the next. */
      readonly warnAt: Instant;
    } & Named)
  | ({
      readonly type: 'DeadlinePassed';
      /** What follows: it is told, brought before the office's leader, or money is owed from now on. */
      readonly onExpiry: 'notify' | 'escalate' | 'fallDue';
    } & Named);

interface Named {
  readonly kind: string;
  readonly key: string;
  readonly dueAt: Instant;
  /** Whose time it is. */
  readonly holder: 'office' | 'trader' | 'agency';
}

/**
 * What was already told of the deadlines of one kind and key, of which one stands at a time. Both times only grow: a
 * deadline that begins later is never due earlier, so what lies at or before a mark is done, and one mark is enough.
 */
export interface DeadlineMark {
  readonly kind: string;
  /** Tells deadlines of one kind apart where there may be several; empty where there is one. */
  readonly key: string;
  readonly warnedFor: Instant | null;
  /** The due time that passed last. */
  readonly passed: Instant | null;
}

/** The marks after one more. As many as there are kinds and keys, however often each of them begins anew. */
export function markedBy(marks: readonly DeadlineMark[], event: DeadlineEventData): readonly DeadlineMark[] {
  const isOne = ({ kind, key }: DeadlineMark): boolean => kind === event.kind && key === event.key;
  const before = marks.find(isOne) ?? { kind: event.kind, key: event.key, warnedFor: null, passed: null };
  const after =
    event.type === 'DeadlineWarned' ? { ...before, warnedFor: event.warnAt } : { ...before, passed: event.dueAt };
  return [...marks.filter((mark) => !isOne(mark)), after];
}
