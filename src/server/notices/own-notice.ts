import { addDeliveries } from './follow-notices.ts';
import { SQL } from './sql.ts';
import type { NoticeCode, NoticeFacts } from '#core/notice';
import { inTransaction, run } from '#server/platform/database';
import type pg from 'pg';

export interface OwnNotice {
  /** The key of its audience. */
  readonly audience: string;
  readonly code: NoticeCode;
  readonly subject: string;
  readonly facts: NoticeFacts;
  readonly at: string;
  readonly deliverTo: readonly { readonly channel: 'webhook' | 'email'; readonly target: string }[];
}

/** Tells something that no event of the journal caused. Gives its id. */
export const addOwnNotice = (pool: pg.Pool, notice: OwnNotice): Promise<bigint> =>
  inTurn(pool, (client) => writeOwnNotice(client, notice));

/** A transaction that may write notices: it has its turn from the start, so that nobody who has it waits for what this one holds. */
export const inTurn = <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, async (client) => {
    await run(client, SQL.takeTurn, []);
    return work(client);
  });

/** In a transaction that has its turn: told if what it tells of is committed, and only then. */
export async function writeOwnNotice(client: pg.PoolClient, notice: OwnNotice): Promise<bigint> {
  const { audience, code, subject, facts, at, deliverTo } = notice;
  const [row] = await run(client, SQL.addOwnNotice, [audience, code, subject, JSON.stringify(facts), at]);
  const noticeId = BigInt(row?.id ?? 0);
  const deliveries = deliverTo.map((each) => ({ ...each, noticeId }));
  if (deliveries.length > 0) await addDeliveries(client, deliveries, at);
  return noticeId;
}
