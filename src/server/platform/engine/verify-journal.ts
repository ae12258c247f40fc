import type pg from 'pg';
import { inTransaction } from '#server/platform/database';
import { GENESIS_HASH, linkedHash, parseEntry } from './journal-entry.ts';
import { journalReader } from './journal-reader.ts';
import * as sql from './statements.ts';
import type { JournalEvent } from './contract.ts';

/** What an outsider with a copy of the database could check without trusting us. */
export interface JournalReport {
  readonly ok: boolean;
  readonly events: number;
  readonly postings: number;
  readonly position: bigint;
  /** Hash of the last event, in hex: comparing it with one noted earlier elsewhere proves that history was not rewritten. */
  readonly hash: string;
  /** The first problems found, each a sentence. */
  readonly problems: readonly string[];
}

const EVENTS_PER_ROUND = 2_000;
/** Where so much is wrong, more sentences do not help. */
const PROBLEMS_MAX = 50;

/**
 * Reads the whole journal of a cell in one consistent view and checks: positions without a gap, every hash, every body in its place,
 * postings exactly those that the hashed events carry and summing to zero outcome by outcome, and the head row.
 */
export function verifyJournal(
  pool: pg.Pool,
  cell: number,
  onProgress?: (position: bigint) => void,
): Promise<JournalReport> {
  return inTransaction(
    pool,
    (client) => verify(client, cell, onProgress),
    'begin isolation level repeatable read read only',
  );
}

async function verify(
  client: pg.PoolClient,
  cell: number,
  onProgress?: (position: bigint) => void,
): Promise<JournalReport> {
  const problems: string[] = [];
  const problem = (text: string): void => {
    if (problems.length < PROBLEMS_MAX) problems.push(text);
  };
  const head = await journalReader(client, cell).readHead();
  let position = 0n;
  let hash: Uint8Array = GENESIS_HASH;
  let events = 0;
  let postings = 0;
  for (;;) {
    const { rows } = await client.query<RawEvent>(sql.selectRawEvents.text, [cell, position, EVENTS_PER_ROUND]);
    const last = rows.at(-1);
    if (!last) break;
    const round: JournalEvent[] = [];
    for (const row of rows) {
      position += 1n;
      if (BigInt(row.position) !== position) problem(`position ${position} is missing: the next is ${row.position}`);
      position = BigInt(row.position);
      const linked = linkedHash(hash, row.body);
      if (!row.hash.equals(linked))
        problem(`the event at ${position} is not the one that was hashed, or one before it was changed`);
      hash = row.hash;
      const event = parsedOr(problem, row);
      if (event) round.push(event);
    }
    events += rows.length;
    postings += await checkPostings(client, cell, round, position, problem);
    onProgress?.(position);
  }
  const counted = await client.query<{ count: string }>(
    'select count(*)::text as count from engine.posting where cell = $1',
    [cell],
  );
  if (Number(counted.rows[0]?.count) !== postings)
    problem(`${counted.rows[0]?.count} postings are stored, the events carry ${postings}`);
  if (head.position !== position) problem(`the head is at ${head.position}, the last event at ${position}`);
  if (Buffer.compare(head.hash, hash) !== 0) problem('the hash of the head is not that of the last event');
  return { ok: problems.length === 0, events, postings, position, hash: Buffer.from(hash).toString('hex'), problems };
}

interface RawEvent {
  readonly position: string;
  readonly previous: string;
  readonly body: Buffer;
  readonly hash: Buffer;
}

function parsedOr(problem: (text: string) => void, row: RawEvent): JournalEvent | undefined {
  try {
    const event = parseEntry(row.body, row.hash);
    if (event.position.toString() === row.position && event.previous.toString() === row.previous) return event;
    problem(`the event at ${row.position} says that it belongs at ${event.position}`);
  } catch {
    problem(`the event at ${row.position} is not JSON`);
  }
  return undefined;
}

interface PostingRow {
  readonly position: string;
  readonly leg: number;
  readonly account: string;
  readonly amount: string;
  readonly subject: string;
}

/** Returns how many postings the events carry. */
async function checkPostings(
  client: pg.PoolClient,
  cell: number,
  events: readonly JournalEvent[],
  upTo: bigint,
  problem: (text: string) => void,
): Promise<number> {
  const first = events[0];
  if (!first) return 0;
  const { rows } = await client.query<PostingRow>(sql.selectPostings.text, [cell, first.position, upTo]);
  const stored = Map.groupBy(rows, (row) => row.position);
  let count = 0;
  for (const { position, effects } of events) {
    const expected = effects.postings.map(({ account, amount, subject }, leg) =>
      [leg, account, amount, subject].join('|'),
    );
    const found = (stored.get(position.toString()) ?? []).map(({ leg, account, amount, subject }) =>
      [leg, account, amount, subject].join('|'),
    );
    if (expected.join('\n') !== found.join('\n')) problem(`the postings at ${position} are not those of the event`);
    if (effects.postings.reduce((sum, { amount }) => sum + BigInt(amount), 0n) !== 0n)
      problem(`the postings at ${position} do not sum to zero`);
    count += expected.length;
  }
  return count;
}
