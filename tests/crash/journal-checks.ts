import type pg from 'pg';
import { expect } from 'vitest';
import { journalReader, rebuild, verifyJournal, type AnyStream, type JournalEvent } from '#server/platform/engine';
import type { Sending } from './seen.ts';

const CELL = 1;
const EVENTS_PER_PAGE = 1_000;

/** The chain holds, and what is stored is byte for byte what its events give. */
export async function checkChainAndStates(pool: pg.Pool, streams: readonly AnyStream[]): Promise<void> {
  expect((await verifyJournal(pool, CELL)).problems).toEqual([]);
  expect((await rebuild(pool, CELL, streams, { mode: 'compare' })).differences).toEqual([]);
}

/** Every event once, in order, never all of them in memory. */
export async function eachEvent(pool: pg.Pool, visit: (event: JournalEvent) => void): Promise<void> {
  const reader = journalReader(pool, CELL);
  for (let after = 0n; ;) {
    const page = await reader.readEvents(after, EVENTS_PER_PAGE);
    const last = page.at(-1);
    if (!last) return;
    page.forEach(visit);
    after = last.position;
  }
}

/** What was acknowledged under a key is kept with exactly the bytes and the position that its client saw. */
export async function checkAcknowledged(pool: pg.Pool, sendings: readonly Sending[]): Promise<void> {
  const { rows } = await pool.query<{ key: string; answer: Buffer; position: string }>(
    'select key, answer, position::text from engine.acceptance',
  );
  const kept = new Map(rows.map(({ key, answer, position }) => [key, `${position} ${answer.toString()}`]));
  for (const { key, seen } of sendings)
    if (key !== undefined && seen.status === 'accepted')
      expect(kept.get(key), key).toBe(`${seen.position} ${seen.text}`);
}

/** How often what a command leaves may stand in the journal, by what its client saw. */
export function expectTimes(found: number, { seen }: Sending, name: string): void {
  if (seen.status === 'accepted') expect(found, name).toBe(1);
  else if (seen.status === 'refused') expect(found, name).toBe(0);
  else expect(found, name).toBeLessThanOrEqual(1);
}
