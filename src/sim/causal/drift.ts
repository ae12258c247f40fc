import { drawsOf } from '#sim/draws';
import type { DriftPart } from './drift-parts.ts';
import type { People } from './people.ts';

/** Of those who trade, how many come anew. */
const NEWCOMERS_SHARE = 0.15;

/** What the drift brings to people; prices jump in the market by themselves. */
export function drift(people: People, parts: readonly DriftPart[], seed: number, week: number): void {
  for (const importer of people.importers) {
    if (importer.intensity > 0) people.change(importer, parts, drawsOf(seed, 7, importer.ordinal));
  }
  if (!parts.includes('newcomers')) return;
  const before = people.importers.length;
  const coming = Math.round(before * NEWCOMERS_SHARE);
  for (let index = 0; index < coming; index += 1) people.importers.push(people.newcomer(before + index, week));
}
