import type { Dated } from '#core/codes';
import type { Instant } from '#core/kernel';
import type { CountryPack } from './country-pack.ts';

/**
 * The instants at which something of a pack became known, oldest first. Between two of them nothing is learned: all
 * instants there know the same law.
 */
export function knowledgeSteps(pack: CountryPack): readonly Instant[] {
  const found = new Set<Instant>();
  // By shape, not by name: a part that a pack gets one day must not be forgotten here.
  for (const part of [pack, pack.codes, pack.tariff, pack.origin])
    for (const records of Object.values(part) as readonly unknown[])
      if (Array.isArray(records)) for (const record of records as readonly Partial<Dated>[]) note(record, found);
  return [...found].toSorted();
}

function note({ knownFrom }: Partial<Dated>, found: Set<Instant>): void {
  if (knownFrom !== undefined) found.add(knownFrom);
}
