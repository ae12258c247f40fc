import type { Chapter, DeclaredGoods } from '#core/feature';
import { seededRandom } from '#core/kernel';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2021, 0, 4);
/** A pause after which much is forgotten. */
const PAUSE_DAYS = 150;

/** How much of everything there is, and how fast it comes. */
export interface SeededTraffic {
  readonly importers: number;
  readonly partners: number;
  readonly codes: number;
  /** Between two declarations up to so long. */
  readonly stepMs: number;
  readonly pauseChance: number;
}
const FEW: SeededTraffic = { importers: 900, partners: 1_500, codes: 120, stepMs: 3 * 3_600_000, pauseChance: 0.002 };

/**
 * What customs came to know over some years, declaration by declaration: a few busy importers and many that come once, new names until the end, values that
 * nobody told, pauses after which much is forgotten, and finds weeks later. The same seed gives the same history.
 */
export function* seededGoods(seed: number, declarations: number, traffic = FEW): Generator<Chapter> {
  const { next } = seededRandom(seed);
  const upTo = (count: number): number => Math.floor(next() * count);
  // The square of a draw: low numbers come often, high ones once.
  const seldom = (count: number): number => Math.floor(next() ** 3 * count);
  const looked: { readonly knownAtMs: number; readonly goods: readonly DeclaredGoods[] }[] = [];
  let atMs = START_MS;
  for (let index = 0; index < declarations; index += 1) {
    atMs += Math.floor(next() * traffic.stepMs) + (next() < traffic.pauseChance ? PAUSE_DAYS * DAY_MS : 0);
    while ((looked[0]?.knownAtMs ?? Infinity) <= atMs) {
      const { knownAtMs, goods } = looked.shift()!;
      yield { kind: 'found', atMs: knownAtMs, lines: goods.map((line) => ({ goods: line, violation: next() < 0.2 })) };
    }
    const goods = declared(atMs, traffic, { upTo, seldom, next });
    yield { kind: 'declared', goods };
    if (next() < 0.2) {
      looked.push({ knownAtMs: atMs + upTo(30) * DAY_MS, goods });
      looked.sort((a, b) => a.knownAtMs - b.knownAtMs);
    }
  }
}

interface Draws {
  readonly next: () => number;
  readonly upTo: (count: number) => number;
  readonly seldom: (count: number) => number;
}

function declared(
  atMs: number,
  { importers, partners, codes }: SeededTraffic,
  { upTo, seldom, next }: Draws,
): readonly DeclaredGoods[] {
  const importer = `I${seldom(importers)}`;
  const shared = {
    atMs,
    importer,
    importerSinceMs: START_MS - upTo(2_000) * DAY_MS,
    declarant: next() < 0.6 ? importer : `D${upTo(20)}`,
    partner: next() < 0.05 ? '' : `công ty ${seldom(partners)}`,
    dispatch: ['CN', 'JP', 'SG'][upTo(3)] ?? '',
    office: `O${upTo(6)}`,
    modeCode: '1',
  };
  return Array.from({ length: 1 + seldom(8) }, () => {
    const value = next() < 0.02 ? 0 : Math.exp(10 + 8 * next());
    const dutyRate = Math.round(next() * 30) / 100;
    return {
      ...shared,
      code: String(10_000_000 + 70_003 * seldom(codes)),
      origin: ['CN', 'JP', 'KR', 'VN'][upTo(4)] ?? '',
      value,
      duty: value * dutyRate,
      dutyRate,
      preference: next() < 0.4,
      massKg: next() < 0.03 ? Number.NaN : 1 + next() * 20_000,
      quantity: next() < 0.1 ? 0 : 1 + upTo(5_000),
      packages: upTo(50),
    };
  });
}
