import { api, type Fix, type FixResult } from '#web/client';

/** Everything that is asked of what has to be mended. */
export const FIXES_KEY = ['fixes'] as const;

/** What stands in the way in many places for one reason. */
export interface FixGroup {
  /** Empty: what customs told in words. */
  readonly code: string;
  readonly fixes: readonly Fix[];
}

/** Those with most places first. */
export function groupsOf(fixes: readonly Fix[]): readonly FixGroup[] {
  const groups = Map.groupBy(fixes, ({ code }) => code ?? '');
  return [...groups]
    .map(([code, members]) => ({ code, fixes: members }))
    .toSorted((a, b) => b.fixes.length - a.fixes.length || a.code.localeCompare(b.code));
}

/** One row, as long as nobody changes what it stands on. */
export const keyOf = ({ source, id, place, code, pointer }: Omit<Fix, 'label' | 'message' | 'fix'>): string =>
  `${source} ${id} ${place ?? ''} ${code ?? ''} ${pointer}`;

/** Of a whole line, customs says in words what is wrong with it: the reader chooses the field. */
export const isOfLine = ({ pointer }: Pick<Fix, 'pointer'>): boolean => /^\/goodsItems\/\d+$/.test(pointer);

/** What customs mostly asks to have changed of a line. */
export const LINE_FIELDS = [
  'description',
  'commodityCode',
  'origin/countryCode',
  'tariffQuantity/value',
  'itemChargeAmount/amount',
  'netMass/value',
] as const;

export interface Mending {
  readonly fix: Fix;
  /** The field, where the row is about a whole line. */
  readonly pointer: string;
  readonly value: string;
}
export interface AmendmentGround {
  readonly reasonCode: string;
  readonly reason: string;
}

/** Each answered by its row, in their order. */
export async function mendAll(
  mendings: readonly Mending[],
  amendment: AmendmentGround | undefined,
): Promise<ReadonlyMap<string, FixResult>> {
  const rows = mendings.map(({ fix: { source, id, place, seen, declared }, pointer, value }) => ({
    source,
    id,
    place,
    seen,
    declared,
    pointer,
    value,
  }));
  const { results } = await api.mendFixes({ rows, ...(amendment && { amendment }) });
  const found = new Map<string, FixResult>();
  for (const { fix, pointer } of mendings) {
    const result = results.find(
      (each) =>
        each.source === fix.source && each.id === fix.id && each.place === fix.place && each.pointer === pointer,
    );
    if (result) found.set(keyOf(fix), result);
  }
  return found;
}
