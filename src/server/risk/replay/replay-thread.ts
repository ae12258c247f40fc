import { shipmentStream } from '#core/clearance';
import { declarationStream } from '#core/declaration';
import { legalDate } from '#core/kernel';
import { partyStream } from '#core/party';
import { riskControlStream, ruleStream } from '#core/risk';
import { journalReader, personalData, type AnyStream } from '#server/platform/engine';
import pg from 'pg';
import { openRulesRoom } from '../rules-room.ts';
import { pastLaw, type LawInForce } from './past-law.ts';
import { replayPeriod } from './replay-period.ts';
import type { ReplayResult } from './replay-question.ts';
import { beginReplay, endReplay, keepProgress, type Beginning } from './replay-store.ts';

/** All that a thread of its own needs to walk the journal. */
export interface ReplayJob extends Beginning {
  readonly connection: pg.ClientConfig;
  readonly cell: number;
  readonly secret: Uint8Array;
  readonly personIdPattern: string | undefined;
  readonly zoneOffsetMinutes: number;
  readonly inForce: LawInForce;
}

/** What it tells on its way. */
export type ReplayMessage =
  | { readonly kind: 'begun' }
  | { readonly kind: 'busy'; readonly whose: 'own' | 'all' }
  | { readonly kind: 'trouble'; readonly message: string }
  | { readonly kind: 'over' };

/** Streams whose events are read; what else the journal holds is passed over as it is stored. */
const STREAMS: readonly AnyStream[] = [declarationStream, shipmentStream, partyStream, ruleStream, riskControlStream];

/** Reading ahead, the streams of a few parties, and what is asked beside it. */
const CONNECTIONS = 4;

/** One replay from its beginning to its end, whatever that is. */
export async function replayJob(job: ReplayJob, tell: (message: ReplayMessage) => void): Promise<void> {
  const client = new pg.Client({ ...job.connection, application_name: 'haidang replay' });
  // A connection that breaks is learnt of from the query on it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const begun = await beginReplay(client, job);
    if (begun !== 'begun') return tell({ kind: 'busy', whose: begun === 'busyOwn' ? 'own' : 'all' });
    tell({ kind: 'begun' });
    await carryOut(job, client).catch(async (error: unknown) => {
      tell({ kind: 'trouble', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      await endReplay(client, job.id, 'failed');
    });
  } finally {
    await client.end();
    tell({ kind: 'over' });
  }
}

async function carryOut(job: ReplayJob, client: pg.Client): Promise<void> {
  const pool = new pg.Pool({ ...job.connection, max: CONNECTIONS, application_name: 'haidang replay' });
  pool.on('error', () => undefined);
  pool.on('connect', (each) => each.on('error', () => undefined));
  try {
    const result = await resultOf(job, client, pool);
    if (result) await endReplay(client, job.id, 'done', result);
  } finally {
    await pool.end();
  }
}

async function resultOf(job: ReplayJob, client: pg.Client, pool: pg.Pool): Promise<ReplayResult | undefined> {
  const { cell, secret, personIdPattern, inForce, question, zoneOffsetMinutes, id, at } = job;
  const personal = personalData(secret, personIdPattern);
  const reader = journalReader(pool, cell, STREAMS, personal);
  const { position: head } = await reader.readHead();
  const rules = await openRulesRoom({ pool, cell, readStream: reader.readStream, onTrouble: () => undefined });
  return replayPeriod({
    question,
    head,
    reader,
    nameOf: personal.ref,
    pool,
    lawOf: pastLaw(pool, inForce),
    inForce,
    rules,
    zoneOffsetMinutes,
    today: legalDate(at, zoneOffsetMinutes),
    onRound: (progress) => keepProgress(client, id, progress),
  });
}
