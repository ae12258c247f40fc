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
const rangesOf = (office: string, day: PlainDate) => ({
  rank: `inspection-capacity|${office}|${day}|rank`,
  exploration: `inspection-capacity|${office}|${day}|exploration`,
});

/** Asked for with every import: a text that is kept is hashed once. Of each office those of one day, since the day is the same for hours. */
const kept = new Map<string, { readonly day: PlainDate; readonly ranges: ReturnType<typeof rangesOf> }>();
const OFFICES_MAX = 10_000;
function keptRangesOf(office: string, day: PlainDate): ReturnType<typeof rangesOf> {
  const last = kept.get(office);
  if (last?.day === day) return last.ranges;
  if (kept.size >= OFFICES_MAX) kept.clear();
  const ranges = rangesOf(office, day);
  kept.set(office, { day, ranges });
  return ranges;
}

export function capacityUsed(
  office: string,
  day: PlainDate,
  { lastNumber }: Pick<WorkingSet, 'lastNumber'>,
): CapacityUsed {
  const { rank, exploration } = keptRangesOf(office, day);
  return { byRank: Number(lastNumber(rank)), byExploration: Number(lastNumber(exploration)) };
}

export function drawCapacity(
  office: string,
  day: PlainDate,
  by: 'rank' | 'exploration',
  { nextNumber }: Pick<WorkingSet, 'nextNumber'>,
): void {
  nextNumber(keptRangesOf(office, day)[by]);
}
