import type { Atom, BoolNode, Cover, IndexedFact, RangeAtom } from './cel-node.ts';

/** Beyond so many atoms a cover costs more memory and look-ups than it saves. */
const COVER_ATOMS_MAX = 400;
/** Each further character of a prefix is assumed to keep about a third: two digits of a code a tenth. */
const PREFIX_SHARE_BASE = 0.3;
const PREFIX_SHARE_PER_CHARACTER = 0.316;

export const equalityCover = (fact: IndexedFact, values: readonly string[]): Cover | undefined =>
  coverOf(
    values.map((value) => ({ fact, prefix: false, value })),
    values.length * fact.share,
  );

export function prefixCover(fact: IndexedFact, prefix: string): Cover | undefined {
  // An empty prefix always matches: nothing to index.
  if (prefix === '') return undefined;
  const share = PREFIX_SHARE_BASE * PREFIX_SHARE_PER_CHARACTER ** prefix.length;
  return coverOf([{ fact, prefix: true, value: prefix }], Math.max(fact.share, share));
}

/** `a && b` is false while either cover is empty of hits: keep the one that is hit less often. */
export function coverOfBoth(a: Cover | undefined, b: Cover | undefined): Cover | undefined {
  if (!a || !b) return a ?? b;
  return a.share <= b.share ? a : b;
}

/** Looking a number up in sorted bounds costs more than a text in a table: it has to be the rarer by as much. */
const RANGE_ADVANTAGE = 0.5;

/** The best that can be asked of the index for this: its texts, or the rarest of its ranges. */
export function bestCover({ cover, ranges = [] }: Pick<BoolNode, 'cover' | 'ranges'>): Cover | undefined {
  const rarest = ranges.reduce<RangeAtom | undefined>(
    (best, each) => (best && best.share <= each.share ? best : each),
    undefined,
  );
  if (!rarest || (cover && cover.share * RANGE_ADVANTAGE <= rarest.share)) return cover;
  return { atoms: [rarest], share: rarest.share, ...(cover && { otherwise: cover }) };
}

/** `a || b` needs both: it is false only while both are. */
export function coverOfEither(a: Cover | undefined, b: Cover | undefined): Cover | undefined {
  return a && b ? coverOf([...a.atoms, ...b.atoms], a.share + b.share) : undefined;
}

/** One value of several: each is an atom of its own. */
export const coverOfAny = (atoms: readonly RangeAtom[]): Cover | undefined =>
  coverOf(
    atoms,
    atoms.reduce((sum, { share }) => sum + share, 0),
  );

const coverOf = (atoms: readonly Atom[], share: number): Cover | undefined =>
  atoms.length <= COVER_ATOMS_MAX ? { atoms, share: Math.min(1, share) } : undefined;

/** Spread into a node: exact optional properties want a cover or no member at all. */
export const withCover = (found: BoolNode['cover']): Pick<BoolNode, 'cover'> => (found ? { cover: found } : {});
