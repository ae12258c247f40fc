import type { DeclaredGoods } from '#core/feature';

/** A line of goods with its number on the declaration. */
export interface GoodsLine {
  readonly sequence: number;
  readonly goods: DeclaredGoods;
}

type Shared = Pick<DeclaredGoods, 'importer' | 'importerSinceMs' | 'declarant' | 'partner' | 'modeCode'>;
/** Sequence, code, origin, dispatch, value, duty, duty rate, preference, mass, quantity, packages. What is not known is null. */
type Line = readonly [
  sequence: number,
  code: string,
  origin: string,
  dispatch: string,
  value: Stored,
  duty: Stored,
  dutyRate: Stored,
  preference: 0 | 1,
  massKg: Stored,
  quantity: Stored,
  packages: Stored,
];
type Stored = number | null;

export interface PackedGoods {
  readonly shared: string;
  readonly lines: string;
}

/** The lines of one declaration in few bytes: what they share is written once, and of the rest the values alone. Numbers come back to the bit. */
export function packedGoods(lines: readonly GoodsLine[]): PackedGoods {
  const [first] = lines;
  if (first === undefined) return { shared: '{}', lines: '[]' };
  const { importer, importerSinceMs, declarant, partner, modeCode } = first.goods;
  const shared = { importer, importerSinceMs: stored(importerSinceMs), declarant, partner, modeCode };
  return { shared: JSON.stringify(shared), lines: JSON.stringify(lines.map(lineOf)) };
}

const lineOf = ({ sequence, goods }: GoodsLine): Line => [
  sequence,
  goods.code,
  goods.origin,
  goods.dispatch,
  stored(goods.value),
  stored(goods.duty),
  stored(goods.dutyRate),
  goods.preference ? 1 : 0,
  stored(goods.massKg),
  stored(goods.quantity),
  stored(goods.packages),
];

/** JSON has no word for what is not a number. */
const stored = (value: number): Stored => (Number.isFinite(value) ? value : null);
const read = (value: Stored): number => value ?? Number.NaN;

/** As `packedGoods` wrote it, out of the table that it alone fills. */
export function unpackedGoods(
  shared: unknown,
  lines: unknown,
  { atMs, office }: Pick<DeclaredGoods, 'atMs' | 'office'>,
): readonly GoodsLine[] {
  const { importer, importerSinceMs, declarant, partner, modeCode } = shared as Omit<Shared, 'importerSinceMs'> & {
    readonly importerSinceMs: Stored;
  };
  return (lines as readonly Line[]).map(
    ([sequence, code, origin, dispatch, value, duty, dutyRate, preference, massKg, quantity, packages]) => ({
      sequence,
      goods: {
        atMs,
        importer,
        importerSinceMs: read(importerSinceMs),
        declarant,
        partner,
        code,
        origin,
        dispatch,
        office,
        modeCode,
        value: read(value),
        duty: read(duty),
        dutyRate: read(dutyRate),
        preference: preference === 1,
        massKg: read(massKg),
        quantity: read(quantity),
        packages: read(packages),
      },
    }),
  );
}
