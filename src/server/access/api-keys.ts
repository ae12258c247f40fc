import { err, ok } from '#core/kernel';
import type { Actor, Result } from '#core/kernel';
import { randomUUID } from 'node:crypto';
import type { AccessProblem } from './access-problem.ts';
import { actorOf } from './actor-of-row.ts';
import { run } from '#server/platform/database';
import { apiKeyFrom, newApiKey, parseApiKey, type KeyKind, type ParsedApiKey } from './secrets.ts';
import type { AccessServices } from './services.ts';
import { nowMs, today } from './services.ts';
import type { ApiKeyAuthRow, ApiKeyRow } from './sql.ts';
import { SQL } from './sql.ts';

/**
 * How long a key may be taken on trust. Up to `FRESH` from memory; up to `STALE` still from memory while it is read again
 * beside; after that the request waits for the database. So a key revoked by another process works for at most
 * `STALE` seconds more (here at once), and thousands of requests a second on one key cost one query a second.
 */
export const KEY_FRESH_SECONDS_MAX = 1;
export const KEY_STALE_SECONDS_MAX = 5;
/** Bounds the memory of the cache: some 2 KB each. */
const CACHED_KEYS_MAX = 10_000;

export const API_KEY_DAYS_MAX = 366;
export const API_KEYS_PER_ORGANISATION_MAX = 50;
export const API_KEYS_LISTED_MAX = 200;
/** Enough for a large broker's batch; a higher one is set by the administration. Bursts of one second are let through. */
export const REQUESTS_PER_SECOND_DEFAULT = 200;
/** When a key was last used is written at most this often. */
const USE_NOTED_SECONDS = 10;

export type KeyRefusal = Extract<AccessProblem, 'ACC-020' | 'ACC-021' | 'ACC-022' | 'ACC-023' | 'ACC-024' | 'ACC-025'>;
export interface KeyAccess {
  readonly actor: Actor;
  readonly keyId: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string };
}

export interface NewKey {
  readonly organisationId: string;
  readonly userId: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly expiresAtMs: number;
  readonly requestsPerSecondMax?: number;
}

export interface ApiKeys {
  /** Of which kind all of them are. */
  readonly kind: KeyKind;
  /**
   * Whom a key speaks for. At once where memory knows (some 3 µs), else a promise; spends one request of the key's
   * allowance either way.
   */
  readonly authenticate: (key: string) => Result<KeyAccess, KeyRefusal> | Promise<Result<KeyAccess, KeyRefusal>>;
  /** The same for a key that was parsed before; `undefined` is what was no key of ours. */
  readonly admit: (
    key: ParsedApiKey | undefined,
  ) => Result<KeyAccess, KeyRefusal> | Promise<Result<KeyAccess, KeyRefusal>>;
  /** Gives the key in full, this once. `undefined` where the organisation has as many as it may. */
  readonly create: (key: NewKey) => Promise<{ readonly id: string; readonly key: string } | undefined>;
  /** A key with this very secret, made if it is not there yet: for demos, whose keys are the same at each start. */
  readonly ensure: (key: NewKey & { readonly secret: Buffer }) => Promise<{ readonly key: string }>;
  readonly list: (organisationId: string) => Promise<readonly ApiKeyRow[]>;
  readonly ownerOf: (id: string) => Promise<string | undefined>;
  readonly revoke: (id: string) => Promise<void>;
  /** Something about people or delegations changed here: nothing is taken on trust any longer. */
  readonly forget: () => void;
  /** Writes when keys were last used. */
  readonly flush: () => Promise<void>;
}

interface Entry {
  readonly row: ApiKeyAuthRow | undefined;
  /** What a request gets, shared by all; `undefined` where the key's owner is out. */
  readonly access: KeyAccess | undefined;
  readonly readAtMs: number;
  readonly allowance: Allowance;
  rereading: boolean;
}

export function createApiKeys(services: AccessServices): ApiKeys {
  const { pool } = services;
  const entries = new Map<string, Entry>();
  const reading = new Map<string, Promise<Entry>>();
  const uses = createUses((ids, times) => run(pool, SQL.noteKeyUse, [ids, times]));
  let epoch = 0;

  function read(cacheKey: string, hash: Buffer): Promise<Entry> {
    const underway = reading.get(cacheKey);
    if (underway) return underway;
    const startedIn = epoch;
    const task = run(pool, SQL.apiKeyAuth, [hash, today(services)])
      .then(([row]) => {
        const before = entries.get(cacheKey);
        const allowance = before?.allowance ?? createAllowance(row?.requests_per_second_max ?? 1, nowMs(services));
        const entry: Entry = {
          row,
          access: row && accessOf(row, services, before),
          readAtMs: nowMs(services),
          allowance,
          rereading: false,
        };
        // A read that began before a revocation must not bring the key back; made-up keys must not push real ones out.
        if (row && startedIn === epoch) keep(cacheKey, entry);
        return entry;
      })
      .finally(() => {
        if (reading.get(cacheKey) === task) reading.delete(cacheKey);
      });
    reading.set(cacheKey, task);
    return task;
  }

  function keep(cacheKey: string, entry: Entry): void {
    entries.delete(cacheKey);
    if (entries.size >= CACHED_KEYS_MAX) {
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    }
    entries.set(cacheKey, entry);
  }

  function judged({ row, access, allowance }: Entry, now: number): Result<KeyAccess, KeyRefusal> {
    if (!row) return err('ACC-020');
    if (row.revoked) return err('ACC-023');
    if (row.expires_at.getTime() <= now) return err('ACC-022');
    if (access === undefined) return err('ACC-024');
    if (!allowance.spend(now)) return err('ACC-025');
    uses.note(row.key_id, now);
    return ok(access);
  }

  function admit(parsed: ParsedApiKey | undefined) {
    if (parsed === undefined) return err<KeyRefusal>('ACC-020');
    if (parsed.kind !== services.kind) return err<KeyRefusal>('ACC-021');
    // The hash, not the key: secrets do not lie about in memory, and a look-up by hash tells nothing by its time.
    const cacheKey = parsed.hashText;
    const entry = entries.get(cacheKey);
    const now = nowMs(services);
    // A clock that was set back must not keep what was read by the wrong time for as long as it was wrong.
    const ageMs = entry === undefined ? Infinity : Math.abs(now - entry.readAtMs);
    if (entry === undefined || ageMs >= KEY_STALE_SECONDS_MAX * 1_000)
      return read(cacheKey, parsed.hash).then((fresh) => judged(fresh, now));
    if (ageMs >= KEY_FRESH_SECONDS_MAX * 1_000 && !entry.rereading) {
      entry.rereading = true;
      // If the database cannot be asked now, the entry runs out at its bound and the request then says so.
      read(cacheKey, parsed.hash).catch(() => {
        entry.rereading = false;
      });
    }
    return judged(entry, now);
  }

  async function store(key: NewKey, secret: string): Promise<string | undefined> {
    const [created] = await run(pool, SQL.createApiKey, [
      randomUUID(),
      parseApiKey(secret)?.hash,
      services.kind,
      key.organisationId,
      key.userId,
      key.label.normalize('NFC'),
      key.scopes,
      secret.slice(-4),
      key.requestsPerSecondMax ?? REQUESTS_PER_SECOND_DEFAULT,
      new Date(nowMs(services)),
      new Date(key.expiresAtMs),
      API_KEYS_PER_ORGANISATION_MAX,
    ]);
    return created?.id;
  }

  const forget = (): void => {
    epoch += 1;
    entries.clear();
    reading.clear();
  };

  return {
    kind: services.kind,
    authenticate: (key) => admit(parseApiKey(key)),
    admit,
    forget,
    flush: uses.flush,
    create: async (key) => {
      const secret = newApiKey(services.kind, services.random);
      const id = await store(key, secret);
      return id === undefined ? undefined : { id, key: secret };
    },
    ensure: async (key) => {
      const secret = apiKeyFrom(services.kind, key.secret);
      await store(key, secret);
      return { key: secret };
    },
    list: (organisationId) => run(pool, SQL.apiKeysOf, [organisationId, API_KEYS_LISTED_MAX]),
    ownerOf: async (id) => (await run(pool, SQL.apiKeyOwner, [id]))[0]?.organisation_id,
    revoke: async (id) => {
      await run(pool, SQL.revokeApiKey, [id, new Date(nowMs(services))]);
      forget();
    },
  };
}

function accessOf(row: ApiKeyAuthRow, services: AccessServices, before: Entry | undefined): KeyAccess | undefined {
  const known = before?.row && before.access && { row: before.row, actor: before.access.actor };
  const actor = actorOf(row, services, row.scopes, known);
  if (actor === undefined) return undefined;
  const organisation = { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind };
  return { actor, keyId: row.key_id, organisation };
}

interface Allowance {
  readonly spend: (nowMs: number) => boolean;
}

/** A bucket that holds one second's requests and refills steadily. */
function createAllowance(perSecond: number, startMs: number): Allowance {
  let left = perSecond;
  let filledAtMs = startMs;
  return {
    spend: (now) => {
      // A clock that was set back takes nothing away.
      left = Math.min(perSecond, left + (Math.max(0, now - filledAtMs) / 1_000) * perSecond);
      filledAtMs = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}

/** Collects when keys were used, and writes them together now and then. */
function createUses(write: (ids: readonly string[], times: readonly Date[]) => Promise<unknown>) {
  const lastMs = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (lastMs.size === 0) return;
    const uses = [...lastMs].toSorted(([a], [b]) => (a < b ? -1 : 1));
    lastMs.clear();
    await write(
      uses.map(([id]) => id),
      uses.map(([, ms]) => new Date(ms)),
    );
  }
  return {
    flush,
    note: (id: string, now: number): void => {
      lastMs.set(id, now);
      // Only a convenience for the key's owner: a write that fails is made up for by the next use.
      timer ??= setTimeout(() => void flush().catch(() => undefined), USE_NOTED_SECONDS * 1_000).unref();
    },
  };
}
