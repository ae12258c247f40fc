import { PROGRAM_ENVIRONMENT, PROGRAM_NODE_OPTIONS } from '../../tools/node-options.mjs';
import type { NodeStart } from './child.ts';
import { join } from 'node:path';
import type { Clock, Instant, PlainDate } from '#core/kernel';
import { plainDate } from '#core/kernel';

/** The day on which all benchmark traffic happens: fixed, so that rates and law are the same whenever it runs. */
export const BENCH_DAY: PlainDate = plainDate('2026-06-15');
const BEGIN_MS = Date.parse('2026-06-15T01:00:00.000Z');

/** Begins at that day's opening of the offices and goes on as time does. */
export function benchClock(): Clock {
  const start = performance.now();
  return { now: () => new Date(BEGIN_MS + Math.floor(performance.now() - start)).toISOString() as Instant };
}

export const ROOT = join(import.meta.dirname, '../..');
export const COUNTRY = join(ROOT, 'country/vn');
/** How `haidang serve` starts Node. */
export const PROGRAM_START: NodeStart = { options: PROGRAM_NODE_OPTIONS, environment: PROGRAM_ENVIRONMENT };
/** Connections of the load generator. */
export const CONNECTIONS = 64;
