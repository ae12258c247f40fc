import { seededRandom, type PlainDate } from '#core/kernel';
import type { Declaration } from '#core/declaration';
import type { Reference } from '#core/reference';
import { createWorld, type Trader } from '#sim/world';

/** The benchmark's traffic: a pool of declarations of the simulated world, sent over and over under fresh references. */
export interface Traffic {
  readonly traders: readonly Trader[];
  readonly declarations: readonly Declaration[];
  /** The declaration that is sent as the `ordinal`-th. */
  readonly declarationAt: (ordinal: number) => Declaration;
}

export const SEED = 20_260_615;
export const TRADERS = 2_000;
/** Different enough that no cache in the program sees the same content twice in a blink; small enough for memory. */
const POOL = 2_000;

/** Where the ordinal goes in a serialised declaration: same width, so that it is patched into ready bytes. */
export const ORDINAL_DIGITS = 10;
export const ORDINAL_MARK = '#'.repeat(ORDINAL_DIGITS);
export const ordinalText = (ordinal: number): string => String(ordinal).padStart(ORDINAL_DIGITS, '0');

export function trafficOf(reference: Reference, on: PlainDate, seed = SEED): Traffic {
  const world = createWorld({ seed, reference, on, traders: TRADERS });
  const declarations = Array.from({ length: POOL }, () => marked(world.next(on).declaration, ORDINAL_MARK));
  return {
    traders: world.traders,
    declarations,
    declarationAt: (ordinal) => {
      const declaration = declarations[ordinal % declarations.length];
      if (!declaration) throw new Error('the pool is empty');
      return marked(declaration, ordinalText(ordinal));
    },
  };
}

/** Own reference, invoice and bill are what must not occur twice. */
const marked = (declaration: Declaration, mark: string): Declaration => ({
  ...declaration,
  functionalReferenceId: referenceOf(mark),
  invoice: { ...declaration.invoice, id: `INV-${mark}` },
  consignment: { ...declaration.consignment, transportContractDocuments: [{ id: `SIMBL${mark}` }] },
});

export const referenceOf = (mark: string): string => `SIM-${mark}`;

/** Median number of lines and mean size, for the report. */
export function trafficShape({ declarations }: Traffic): { readonly linesMedian: number; readonly bytesMean: number } {
  const lines = declarations.map(({ goodsItems }) => goodsItems.length).toSorted((a, b) => a - b);
  const bytes = declarations.reduce((sum, declaration) => sum + Buffer.byteLength(JSON.stringify(declaration)), 0);
  return { linesMedian: lines[Math.floor(lines.length / 2)] ?? 0, bytesMean: Math.round(bytes / declarations.length) };
}

/** Exponential gaps of a stream of independent arrivals. */
export function arrivalGaps(perSecond: number, seed = SEED): () => number {
  const random = seededRandom(seed);
  return () => (-Math.log(1 - random.next()) * 1000) / perSecond;
}
