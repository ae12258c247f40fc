import { dailyDeadlines, declarationDeadlines, type Deadline, type DeadlineLaw } from './deadlines-of.ts';
import type { DeadlineMark, DeclarationState } from '#core/declaration';
import type { Instant } from '#core/kernel';

/** What a deadline does: warns, each time once, and passes, once. */
export type DeadlineStep =
  | { readonly step: 'warning'; readonly at: Instant }
  | { readonly step: 'expiry'; readonly at: Instant };

/** What is still to come of a deadline, and when; `null` once it has passed. */
export function nextStep(deadline: Deadline, marks: readonly DeadlineMark[]): DeadlineStep | null {
  if (hasPassed(deadline, marks)) return null;
  const warnedFor = markOf(deadline, marks)?.warnedFor ?? null;
  const warning = deadline.warnAt.find((at) => warnedFor === null || warnedFor < at);
  return warning === undefined ? { step: 'expiry', at: deadline.dueAt } : { step: 'warning', at: warning };
}

/**
 * What is to be done now, if anything. Of warnings that were slept through only the last is given, and none when the time is over:
 * nobody is helped by being told late what was to come.
 */
export function stepDue(deadline: Deadline, marks: readonly DeadlineMark[], now: Instant): DeadlineStep | null {
  if (hasPassed(deadline, marks)) return null;
  if (deadline.dueAt < now) return { step: 'expiry', at: deadline.dueAt };
  const warnedFor = markOf(deadline, marks)?.warnedFor ?? null;
  const warning = deadline.warnAt.findLast((at) => at < now);
  return warning === undefined || (warnedFor !== null && warning <= warnedFor)
    ? null
    : { step: 'warning', at: warning };
}

/** Whether the time was over, and that was told. */
export const hasPassed = (deadline: Deadline, marks: readonly DeadlineMark[]): boolean => {
  const passed = markOf(deadline, marks)?.passed ?? null;
  return passed !== null && deadline.dueAt <= passed;
};

/** Whether a time that stands has passed and is before the office's leader. Asked of every declaration that moves. */
export const isEscalated = (state: DeclarationState, law: DeadlineLaw): boolean =>
  state.deadlines !== undefined && escalated(state, state.deadlines, law);

const escalated = (state: DeclarationState, marks: readonly DeadlineMark[], law: DeadlineLaw): boolean =>
  [...declarationDeadlines(state, law), ...dailyDeadlines(state, law)].some(
    (deadline) => deadline.rule.onExpiry === 'escalate' && hasPassed(deadline, marks),
  );

const markOf = ({ kind, key }: Deadline, marks: readonly DeadlineMark[]): DeadlineMark | undefined =>
  marks.find((mark) => mark.kind === kind && mark.key === key);
