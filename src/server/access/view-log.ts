import type { Action } from '#core/access';
import type { Actor } from '#core/kernel';
import { run } from '#server/platform/database';
import type { AccessServices } from './services.ts';
import { SQL } from './sql.ts';

/** What was looked at, and whose data it is. */
export interface ViewSubject {
  readonly action: Action;
  readonly kind: 'declaration' | 'party' | 'payment' | 'release';
  readonly id: string;
  readonly organisationIds: readonly string[];
}

/** Beyond this the database is not keeping up, and showing data without a trace would break the promise. */
export const VIEWS_WAITING_MAX = 10_000;
const VIEWS_PER_WRITE_MAX = 500;

export interface ViewLog {
  /**
   * Records that the actor looked. Await it before showing: then nothing is ever seen without a trace. Looks that come
   * while one write is under way share the next, so the cost is a fraction of a round trip each. Looking at one's own
   * organisation's data is not recorded. Rejects where it could not be written.
   */
  readonly logView: (actor: Actor, subject: ViewSubject) => Promise<void>;
}

interface Waiting {
  readonly row: Readonly<Record<string, unknown>>;
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

export function createViewLog(services: Pick<AccessServices, 'pool' | 'clock'>): ViewLog {
  const waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    if (writing) return;
    writing = true;
    // Let the requests of this turn of the loop join the first write.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting.splice(0, VIEWS_PER_WRITE_MAX);
      try {
        await run(services.pool, SQL.logViews, [JSON.stringify(batch.map(({ row }) => row))]);
        for (const { done } of batch) done();
      } catch (cause) {
        for (const { failed } of batch) failed(cause);
      }
    }
    writing = false;
  }

  return {
    logView: (actor, { action, kind, id, organisationIds }) => {
      if (organisationIds.length > 0 && organisationIds.every((concerned) => concerned === actor.organisationId))
        return Promise.resolve();
      if (waiting.length >= VIEWS_WAITING_MAX) return Promise.reject(new Error('The log of views is not keeping up'));
      const row = {
        at: services.clock.now(),
        userId: actor.userId,
        organisationId: actor.organisationId,
        action,
        kind,
        id,
        concerns: organisationIds,
      };
      return new Promise<void>((done, failed) => {
        waiting.push({ row, done, failed });
        void writeAll();
      });
    },
  };
}
