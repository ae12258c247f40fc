import { testClock } from '#core/kernel';
import {
  createEngine,
  type Answer,
  type Engine,
  type EngineOptions,
  type SubmitOptions,
} from '#server/platform/engine';
import type { TestDatabase } from './database.ts';
import { toyHandlers, toyStreams, type ToyReference } from './toy-country.ts';

/** Engines over the toy country. Each test has a cell of its own in the file's database: a clone a test would cost more than the test. */
export interface ToyEngines {
  readonly cell: () => number;
  readonly start: (overrides?: Partial<EngineOptions<ToyReference>>) => Promise<Engine>;
  readonly stopAll: () => Promise<void>;
  /** Stops all and moves on: for `afterEach`. */
  readonly nextCell: () => Promise<void>;
}

export function toyEngines(database: () => TestDatabase): ToyEngines {
  const engines: Engine[] = [];
  let cell = 1;
  const stopAll = async (): Promise<void> => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  };
  return {
    cell: () => cell,
    start: async (overrides = {}) => {
      const engine = createEngine<ToyReference>({ ...toyOptions(database()), cell, ...overrides });
      engines.push(engine);
      await engine.start();
      return engine;
    },
    stopAll,
    nextCell: async () => {
      await stopAll();
      cell += 1;
    },
  };
}

const TOY_LAW = { snapshot: { taxPercent: 10 }, version: 'v1' };

export const toyOptions = (database: Pick<TestDatabase, 'connection' | 'pool'>): EngineOptions<ToyReference> => ({
  connection: database.connection,
  pool: database.pool,
  cell: 1,
  handlers: toyHandlers,
  streams: toyStreams,
  reference: () => TOY_LAW,
  zoneOffsetMinutes: 420,
  clock: testClock('2026-11-21T02:00:00Z'),
  secret: Buffer.alloc(32, 7),
  strictFolds: true,
});

/** How the toy trader sends: as a declaration, with a key if given. */
export const sent = (key?: string, sender = 'org-1'): SubmitOptions => ({
  sender,
  trafficClass: 'declaration',
  ...(key !== undefined && { key }),
});

export const textOf = (answer: Answer): string =>
  answer.status === 'accepted' ? Buffer.from(answer.answer).toString() : JSON.stringify(answer);
export const answerOf = (answer: Answer): unknown => JSON.parse(textOf(answer));
export const codesOf = (answer: Answer): readonly string[] =>
  answer.status === 'refused' ? answer.refusals.map(({ code }) => code) : [answer.status];
