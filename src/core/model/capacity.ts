import type { PlainDate, WorkingSet } from '#core/kernel';

/** How many declarations the model has drawn, of what an office can look at on one day. */
export interface CapacityUsed {
  readonly byRank: number;
  readonly byExploration: number;
}

export const NOTHING_DRAWN: CapacityUsed = { byRank: 0, byExploration: 0 };

/**
 * Each that the model selects takes the next number of its office, day and pot, as a declaration takes its own: it is committed with the decision,
 * stands in the journal beside it, and is given back where the command fails. Whoever is not selected takes none, and no event is written of either:
 * traders see places in the journal, and one place more would tell them that the model had selected.
 */
const rangeOf = (office: string, day: PlainDate, by: 'rank' | 'exploration'): string =>
  `inspection-capacity|${office}|${day}|${by}`;

export const capacityUsed = (
  office: string,
  day: PlainDate,
  { lastNumber }: Pick<WorkingSet, 'lastNumber'>,
): CapacityUsed => ({
  byRank: Number(lastNumber(rangeOf(office, day, 'rank'))),
  byExploration: Number(lastNumber(rangeOf(office, day, 'exploration'))),
});

export function drawCapacity(
  office: string,
  day: PlainDate,
  by: 'rank' | 'exploration',
  { nextNumber }: Pick<WorkingSet, 'nextNumber'>,
): void {
  nextNumber(rangeOf(office, day, by));
}
