import type { FieldRecord, FieldStep } from './field-record.ts';
import type { Refusals } from '#core/kernel';

/** A step on its way to the server. Its key is made once, on the device: however often it is sent, it counts once. */
export interface OutboxEntry {
  readonly key: string;
  readonly step: FieldStep;
  readonly standing: 'waiting' | 'taken' | 'refused';
  /** Why the server did not take it. */
  readonly refusals: Refusals;
}

/** What came of sending one. */
export type FieldAnswer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly refusals: Refusals }
  /** No answer came, or one that says nothing of the step itself. */
  | { readonly kind: 'later' }
  /** Nobody is signed in on the device, or somebody else is. */
  | { readonly kind: 'stranger' };

/** Steps in their order, none of them sent yet. `keys` gives a new key each time. */
export const outboxOf = (steps: readonly FieldStep[], newKey: () => string): readonly OutboxEntry[] =>
  steps.map((step) => ({ key: newKey(), step, standing: 'waiting', refusals: [] }));

/** What is sent next: the first that was not taken. Behind one that was refused all others wait, for they may rest on it. */
export function nextOf(outbox: readonly OutboxEntry[]): OutboxEntry | undefined {
  const first = outbox.find(({ standing }) => standing !== 'taken');
  return first?.standing === 'waiting' ? first : undefined;
}

/** The outbox after an answer. One that says nothing leaves everything as it is. */
export const answered = (outbox: readonly OutboxEntry[], key: string, answer: FieldAnswer): readonly OutboxEntry[] =>
  answer.kind === 'taken' || answer.kind === 'refused'
    ? outbox.map((entry) =>
        entry.key === key
          ? { ...entry, standing: answer.kind, refusals: answer.kind === 'refused' ? answer.refusals : [] }
          : entry,
      )
    : outbox;

/** What of a record the server did not take, to be corrected and handed in again; and the pictures that it has by now. */
export function leftOver(
  record: FieldRecord,
  outbox: readonly OutboxEntry[],
): { readonly record: FieldRecord; readonly told: readonly string[] } {
  const taken = outbox.flatMap(({ standing, step }) => (standing === 'taken' ? [step] : []));
  const told = taken.flatMap((step) => (step.step === 'addPhoto' ? [step.photo] : []));
  const count = (name: FieldStep['step']) => taken.filter(({ step }) => step === name).length;
  const left: FieldRecord = {
    checks: count('checkDocuments') > 0 ? [] : record.checks,
    // They were handed in as they stand in the record: the first of them are those that were taken.
    containers: record.containers.slice(count('checkContainer')),
    findings: record.findings.slice(count('recordFinding')),
    attended: count('recordAttendance') > 0 ? null : record.attended,
    conclusion: count('conclude') > 0 ? null : record.conclusion,
  };
  return { record: left, told };
}

/** Where the sending stands. */
export function outboxStanding(outbox: readonly OutboxEntry[]): 'waiting' | 'refused' | 'done' {
  const first = outbox.find(({ standing }) => standing !== 'taken');
  if (first === undefined) return 'done';
  return first.standing === 'refused' ? 'refused' : 'waiting';
}

/**
 * What an answer of the server means for a step. A key that was accepted before with other content was accepted: keys are
 * made once, so it is the same step, whose content the server reads otherwise by now.
 */
export function answerOf(status: number, refusals: Refusals | undefined): FieldAnswer {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 401) return { kind: 'stranger' };
  if (status === 409 && (refusals === undefined || refusals.length === 0)) return { kind: 'taken' };
  if (status === 0 || status === 408 || status === 429 || status >= 500) return { kind: 'later' };
  return { kind: 'refused', refusals: refusals ?? [] };
}
