import type { RequestEntry } from './entry.ts';
import { SQL, type RequestRow } from './sql.ts';
import { run } from '#server/platform/database';
import { instantAt, type Clock } from '#core/kernel';
import type pg from 'pg';

export interface RequestLogOptions {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** How many days entries are kept; the country says so. */
  readonly days: () => number;
  readonly onTrouble: (error: unknown) => void;
}

export interface RequestFilter {
  readonly organisationId: string;
  readonly outcome?: 'failed' | 'done' | undefined;
  readonly code?: string | undefined;
  readonly keyId?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface RequestLog {
  /** Remembers a request; written with others a moment later. */
  readonly note: (entry: RequestEntry) => void;
  /** Newest first, with what was noted just now. */
  readonly find: (filter: RequestFilter) => Promise<readonly RequestRow[]>;
  readonly forgetOld: () => Promise<void>;
  /** Writes what is still in memory. */
  readonly stop: () => Promise<void>;
}

const WRITE_MS = 1_000;
/**
 * Of one organisation between two writings, so many that went well and so many that did not: a broker's batch of thousands a second costs
 * as much to log as a hundred would.
 */
export const KEPT_EACH_MAX = 50;
/** Organisations between two writings; beyond it nothing more is kept until the next. */
const ORGANISATIONS_MAX = 1_000;
/** In all, whatever the days: what is looked at is the last of it. */
const ENTRIES_PER_ORGANISATION_MAX = 10_000;
const DAY_MS = 86_400_000;

interface Kept {
  readonly entries: RequestEntry[];
  leftOut: number;
}

/** Keeps the latest requests off the path of those who send them: in memory, then in one statement for all. */
export function createRequestLog({ pool, clock, days, onTrouble }: RequestLogOptions): RequestLog {
  let kept = new Map<string, { readonly done: Kept; readonly failed: Kept }>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (kept.size === 0) return writing;
    const batch = [...kept.values()].flatMap(({ done, failed }) => [...rowsOf(done), ...rowsOf(failed)]);
    kept = new Map();
    const [nowMs, wallMs] = [performance.now(), Date.parse(clock.now())];
    const rows = batch
      .toSorted((a, b) => a.entry.endedMs - b.entry.endedMs)
      .map(({ entry, leftOut }) => rowOf(entry, leftOut, instantAt(wallMs - Math.max(0, nowMs - entry.endedMs))));
    // A log that cannot be written holds nobody up, and is not written later: what counts is in the journal.
    writing = writing.then(() => run(pool, SQL.add, [JSON.stringify(rows)])).then(() => undefined, onTrouble);
    return writing;
  };

  return {
    note: (entry) => {
      let ofOrganisation = kept.get(entry.organisationId);
      if (!ofOrganisation) {
        if (kept.size >= ORGANISATIONS_MAX) return;
        ofOrganisation = { done: { entries: [], leftOut: 0 }, failed: { entries: [], leftOut: 0 } };
        kept.set(entry.organisationId, ofOrganisation);
      }
      const place = entry.status < 400 ? ofOrganisation.done : ofOrganisation.failed;
      if (place.entries.length < KEPT_EACH_MAX) place.entries.push(entry);
      else place.leftOut += 1;
      timer ??= setTimeout(() => void flush(), WRITE_MS).unref();
    },
    find: async ({ organisationId, outcome, code, keyId, before, limit }) => {
      await flush();
      return run(pool, SQL.find, [
        organisationId,
        outcome === 'failed' ? 400 : 0,
        outcome === 'done' ? 399 : 999,
        code ?? null,
        keyId ?? null,
        before ?? null,
        limit,
      ]);
    },
    forgetOld: async () => {
      await run(pool, SQL.forgetOld, [instantAt(Date.parse(clock.now()) - days() * DAY_MS)]);
      await run(pool, SQL.forgetMany, [ENTRIES_PER_ORGANISATION_MAX]);
    },
    stop: async () => {
      await flush();
      clearTimeout(timer);
    },
  };
}

const rowsOf = ({ entries, leftOut }: Kept) =>
  entries.map((entry, index) => ({ entry, leftOut: index === entries.length - 1 ? leftOut : 0 }));

const rowOf = (entry: RequestEntry, leftOut: number, at: string) => ({
  organisation_id: entry.organisationId,
  key_id: entry.keyId,
  at,
  method: entry.method,
  path: entry.path,
  status: entry.status,
  duration_ms: Math.round(entry.durationMs),
  idempotency_key: entry.idempotencyKey,
  code: entry.code,
  left_out: leftOut,
  request_body: entry.bodies?.request ?? null,
  answer_body: entry.bodies?.answer ?? null,
});
