import type pg from 'pg';
import { expect } from 'vitest';
import { dailyDeadlines, declarationDeadlines, type Deadline, type DeadlineLaw } from '#core/deadline';
import { declarationStream, type DeclarationState } from '#core/declaration';
import type { JournalEvent } from '#server/platform/engine';
import { eachEvent } from './journal-checks.ts';

interface Told {
  readonly kind: string;
  readonly key: string;
  readonly dueAt: string;
  readonly warnAt?: string;
}

const TOLD: ReadonlySet<string> = new Set(['DeadlineWarned', 'DeadlinePassed']);
const nameOf = (id: string, { kind, key, dueAt }: Omit<Told, 'warnAt'>): string => `${id} ${kind} ${key} ${dueAt}`;

/**
 * What was told of a time stood when it was told and was over, or near, and was told once. Of every time that stands now, and was over
 * or near by `now`, that was told.
 */
export async function checkDeadlines(
  pool: pg.Pool,
  law: DeadlineLaw,
  now: string,
): Promise<{ readonly warned: number; readonly passed: number }> {
  const states = new Map<string, DeclarationState>();
  const [warned, passed] = [new Set<string>(), new Set<string>()];
  await eachEvent(pool, (event) => {
    if (event.stream.type !== 'declaration') return;
    const { id } = event.stream;
    const before = states.get(id);
    if (TOLD.has(event.type)) {
      const told = event.data as unknown as Told;
      const name = nameOf(id, told);
      const deadline =
        before &&
        [...declarationDeadlines(before, law), ...dailyDeadlines(before, law)].find((one) => nameOf(id, one) === name);
      expect(deadline, `${event.type} ${name}: it stood`).toBeDefined();
      if (deadline) checkTelling(event, deadline, told, event.type === 'DeadlinePassed' ? passed : warned, name);
    }
    states.set(id, declarationStream.evolve(before, event));
  });
  for (const [id, state] of states) {
    for (const deadline of declarationDeadlines(state, law)) {
      const name = nameOf(id, deadline);
      expect(passed.has(name), `${name} passed`).toBe(deadline.dueAt < now);
      const last = deadline.warnAt.findLast((at) => at < now);
      if (deadline.dueAt >= now && last !== undefined) expect(warned, name).toContain(`${name} ${last}`);
    }
  }
  return { warned: warned.size, passed: passed.size };
}

function checkTelling(event: JournalEvent, deadline: Deadline, told: Told, before: Set<string>, name: string): void {
  const isWarning = event.type === 'DeadlineWarned';
  const once = isWarning ? `${name} ${told.warnAt}` : name;
  expect(before, once).not.toContain(once);
  before.add(once);
  if (isWarning) {
    expect(deadline.warnAt, once).toContain(told.warnAt);
    expect((told.warnAt ?? '') < event.at && event.at <= deadline.dueAt, once).toBe(true);
  } else expect(deadline.dueAt < event.at, once).toBe(true);
}
