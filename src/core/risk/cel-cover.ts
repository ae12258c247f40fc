import type { Atom, BoolNode, Cover, IndexedFact } from './cel-node.ts';

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

/** `a || b` needs both: it is false only while both are. */
export function coverOfEither(a: Cover | undefined, b: Cover | undefined): Cover | undefined {
  return a && b ? coverOf([...a.atoms, ...b.atoms], a.share + b.share) : undefined;
}

const coverOf = (atoms: readonly Atom[], share: number): Cover | undefined =>
  atoms.length <= COVER_ATOMS_MAX ? { atoms, share: Math.min(1, share) } : undefined;

/** Spread into a node: exact optional properties want a cover or no member at all. */
export const withCover = (found: BoolNode['cover']): Pick<BoolNode, 'cover'> => (found ? { cover: found } : {});
