import { hash } from 'node:crypto';
import type pg from 'pg';
import { openTexts } from './subject-keys.ts';
import { NOBODY, type PersonalData } from './personal-data.ts';
import * as sql from './statements.ts';

/** Something that must leave the house. `id` is the same at every attempt: receivers know repeats by it. */
export interface OutboxMessage {
  readonly id: string;
  readonly topic: string;
  readonly position: bigint;
  readonly ordinal: number;
  /** Canonical JSON in UTF-8. */
  readonly payload: Uint8Array;
  /** This attempt: 1 for the first. */
  readonly attempt: number;
}

export interface Outbox {
  /** Takes up to `limit` due messages of a topic, oldest first. Nobody else gets them until `holdMs` have passed. */
  readonly claim: (topic: string, limit: number, holdMs?: number) => Promise<readonly OutboxMessage[]>;
  /** Delivered: gone. */
  readonly acknowledge: (messages: readonly OutboxMessage[]) => Promise<void>;
  /** Not delivered: due again later, or laid among the dead when it was tried often enough. */
  readonly fail: (message: OutboxMessage, error: unknown) => Promise<'due-again' | 'dead'>;
  /** Gives the dead of a topic another life, for an operator who mended the cause. Returns how many. */
  readonly revive: (topic: string) => Promise<number>;
  readonly dead: (topic: string, limit: number) => Promise<readonly (OutboxMessage & { readonly error: string })[]>;
}

export interface OutboxOptions {
  readonly attemptsMax?: number;
  readonly retryMs?: (message: OutboxMessage) => number;
}

/** With the delays below, the last attempt is about a day after the first: a partner may be closed for a night. */
export const OUTBOX_ATTEMPTS_MAX = 20;
const HOLD_MS = 60_000;
const RETRY_MS = { first: 1_000, last: 2 * 3_600_000 };
const ERROR_CHARS_MAX = 2_000;

interface OutboxRow {
  readonly topic: string;
  readonly position: string;
  readonly ordinal: number;
  readonly payload: Buffer;
  readonly attempts: number;
}

export function outbox(
  pool: pg.Pool,
  cell: number,
  options: OutboxOptions = {},
  personal: PersonalData = NOBODY,
): Outbox {
  const attemptsMax = options.attemptsMax ?? OUTBOX_ATTEMPTS_MAX;
  const retryMs = options.retryMs ?? defaultRetryMs;
  const openAll = openTexts(pool, cell, personal);
  const messagesOf = async (rows: readonly OutboxRow[]): Promise<readonly OutboxMessage[]> => {
    const payloads = await openAll(rows.map(({ payload }) => payload.toString()));
    return rows.map((row, index) => messageOf({ ...row, payload: Buffer.from(payloads[index] ?? '') }));
  };
  const messageOf = (row: OutboxRow): OutboxMessage => ({
    id: `${cell}-${row.position}-${row.ordinal}`,
    topic: row.topic,
    position: BigInt(row.position),
    ordinal: row.ordinal,
    payload: row.payload,
    attempt: row.attempts,
  });
  const run = <Row extends pg.QueryResultRow>(
    statement: sql.Statement,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> =>
    pool.query<Row>({ name: statement.name, text: statement.text, values: [...values] });
  return {
    claim: async (topic, limit, holdMs = HOLD_MS) => {
      const { rows } = await run<OutboxRow>(sql.claimOutbox, [cell, topic, limit, holdMs]);
      return (await messagesOf(rows)).toSorted((a, b) =>
        a.position === b.position ? a.ordinal - b.ordinal : a.position < b.position ? -1 : 1,
      );
    },
    acknowledge: async (messages) => {
      const [first] = messages;
      if (!first) return;
      await run(sql.deleteOutbox, [
        cell,
        messages.map(({ topic }) => topic),
        messages.map(({ position }) => position),
        messages.map(({ ordinal }) => ordinal),
      ]);
    },
    fail: async (message, error) => {
      const { topic, position, ordinal } = message;
      if (message.attempt < attemptsMax) {
        await run(sql.postponeOutbox, [cell, topic, position, ordinal, retryMs(message)]);
        return 'due-again';
      }
      const text = (error instanceof Error ? error.message : String(error))
        .replaceAll('\u0000', '')
        .slice(0, ERROR_CHARS_MAX);
      await run(sql.buryOutbox, [cell, topic, position, ordinal, text]);
      return 'dead';
    },
    revive: async (topic) => (await run(sql.reviveOutbox, [cell, topic])).rowCount ?? 0,
    dead: async (topic, limit) => {
      const { rows } = await run<OutboxRow & { readonly error: string }>(sql.selectDead, [cell, topic, limit]);
      return (await messagesOf(rows)).map((message, index) => ({ ...message, error: rows[index]?.error ?? '' }));
    },
  };
}

/** Doubles from a second to two hours, each give or take a quarter by the message's own name, so that a crowd that failed together comes back apart. */
function defaultRetryMs({ id, attempt }: OutboxMessage): number {
  const spread = 0.75 + (hash('sha256', `${id}|${attempt}`, 'buffer').readUInt16BE(0) / 65_536) * 0.5;
  return Math.min(RETRY_MS.last, RETRY_MS.first * 2 ** (attempt - 1)) * spread;
}
