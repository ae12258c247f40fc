import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalReader, verifyJournal, type DebugPoint } from '#server/platform/engine';
import { open } from '#tests/support/toy-country';
import { startProgram, type Program } from './engine-house.ts';
import type { Seen } from './seen.ts';
import { openCrashServer, type CrashServer } from './stage.ts';

/** One command comes first, then a crowd: the writer dies with the crowd in its hands. */
const POINTS: readonly DebugPoint[] = [
  'before-load',
  'before-handle',
  'after-fence',
  'before-commit',
  'after-commit-before-answer',
  'after-answer',
];
const LEASE_MS = 2_000;
const KEYED = 20;
const UNKEYED = 5;

let house: CrashServer;
beforeEach(async () => {
  house = await openCrashServer('forwarding');
});
afterEach(() => house.leave());

const start = (point?: DebugPoint): Program =>
  startProgram({
    connection: house.connection,
    leaseMs: LEASE_MS,
    forwards: true,
    ...(point && { signalAt: { point, pass: 2, signal: 'SIGKILL' } }),
  });

async function end(...programs: readonly Program[]): Promise<void> {
  for (const program of programs) program.signal('SIGKILL');
  await Promise.all(programs.map(({ gone }) => gone));
}

test('a writer killed with forwarded commands in its hands is replaced by the program that sent them, which answers every one that has a key', async () => {
  const unsure = new Map<string, Seen>();
  for (const point of POINTS) {
    const writer = start(point);
    await writer.inRole('writing');
    const other = start();
    await other.inRole('standby');
    expect((await other.submit(open(`${point} first`, 0), `${point} first`)).status).toBe('accepted');

    const keyed = Array.from({ length: KEYED }, (_, each) => `${point} ${each}`);
    const unkeyed = Array.from({ length: UNKEYED }, (_, each) => `${point} unkeyed ${each}`);
    const [answers, chances] = await Promise.all([
      Promise.all(keyed.map((name) => other.submit(open(name, 1), name))),
      Promise.all(unkeyed.map((name) => other.submit(open(name, 1)))),
    ]);
    await writer.gone;
    await other.inRole('writing');
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['accepted']));
    unkeyed.forEach((name, each) => unsure.set(name, chances[each] ?? { status: 'lost' }));
    await end(other);
  }
  // One that was not there gives every answer again.
  const last = start();
  await last.inRole('writing');
  const reader = journalReader(house.pool, 1);
  const done = Map.groupBy(await reader.readEvents(0n, 10_000), ({ stream }) => stream.id);
  for (const point of POINTS) {
    for (let each = 0; each < KEYED; each += 1) {
      const name = `${point} ${each}`;
      const events = done.get(name) ?? [];
      expect(events, name).toHaveLength(1);
      expect(await last.submit(open(name, 1), name)).toEqual({
        status: 'accepted',
        text: JSON.stringify({ opened: name }),
        position: events[0]?.position,
      });
    }
  }
  for (const [name, { status }] of unsure) {
    expect(['accepted', 'unavailable'], name).toContain(status);
    const times = done.get(name)?.length ?? 0;
    if (status === 'accepted') expect(times, name).toBe(1);
    else expect(times, name).toBeLessThanOrEqual(1);
  }
  expect((await verifyJournal(house.pool, 1)).problems).toEqual([]);
  await end(last);
});

test('a writer that stands still past its lease is replaced, and what it held is done once', async () => {
  const writer = startProgram({
    connection: house.connection,
    leaseMs: LEASE_MS,
    forwards: true,
    signalAt: { point: 'before-commit', pass: 1, signal: 'SIGSTOP' },
  });
  await writer.inRole('writing');
  const other = start();
  await other.inRole('standby');
  const answer = await other.submit(open('stopped', 1), 'stopped');
  expect(answer.status).toBe('accepted');
  await other.inRole('writing');
  writer.signal('SIGCONT');
  await writer.inRole('standby');
  expect(await writer.submit(open('stopped', 1), 'stopped')).toEqual(answer);
  expect((await verifyJournal(house.pool, 1)).problems).toEqual([]);
  await end(writer, other);
});
