import type { DeclaredGoods } from '#core/feature';
import type { Random } from '#core/kernel';
import { cheat, honestly, taxOf, type DeclaredPart, type TrueGoods } from './cheat.ts';
import { chance, drawsOf, normal, pick } from '#sim/draws';
import { createMarket, taxRate, type Market } from './market.ts';
import { drift } from './drift.ts';
import { DRIFT_PARTS, type DriftPart } from './drift-parts.ts';
import { createPeople, type Importer, type Supplier } from './people.ts';
import type { Sealed } from './sealed.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const START_MS = Date.UTC(2026, 0, 5);

/** One declaration of the simulation: what customs see of it, and what is sealed. */
export interface Consignment {
  readonly goods: DeclaredGoods;
  readonly sealed: Sealed;
  readonly importer: number;
}

export interface CausalWorldOptions {
  readonly seed: number;
  readonly importers: number;
  readonly consignmentsPerWeek: number;
  /** When those who cheat change their ways and prices jump. */
  readonly driftWeek: number;
  /** What of it changes then; everything unless told otherwise. */
  readonly driftParts?: readonly DriftPart[];
}

/**
 * A world in which cheating has causes: importers with an integrity that nobody sees, who gain by it, learn of each other's brokers and
 * suppliers, keep quiet after they were caught, and come back under another name. Traffic is drawn for each consignment apart, so
 * that two policies meet the same goods until what they found changes what people do.
 */
export interface CausalWorld {
  /** Everything declared in a week, in the order of its instants. Weeks are asked for one after another. */
  readonly week: (week: number) => readonly Consignment[];
  readonly caught: (consignment: Consignment, week: number) => void;
}

export function createCausalWorld(options: CausalWorldOptions): CausalWorld {
  const { seed, consignmentsPerWeek, driftWeek, driftParts = DRIFT_PARTS } = options;
  const market = createMarket(seed, driftParts.includes('prices') ? driftWeek : Infinity);
  const people = createPeople(seed, market, options.importers);
  return {
    week: (week) => {
      if (week === driftWeek) drift(people, driftParts, seed, week);
      const byWeight = ladderOf(people.importers);
      const consignments = Array.from({ length: consignmentsPerWeek }, (_, index) => {
        const random = drawsOf(seed, 5, week, index);
        const importer = byWeight(random.next());
        return consignmentsOf(importer, market, week, random);
      }).flat();
      return consignments.toSorted((a, b) => a.goods.atMs - b.goods.atMs);
    },
    caught: ({ importer }, week) => {
      const who = people.importers[importer];
      if (who !== undefined) reactTo(who, week, drawsOf(seed, 6, week, importer));
    },
  };
}

/** Those who were caught keep quiet for a while; caught again and again, they may come back as somebody else. */
function reactTo(importer: Importer, week: number, random: Random): void {
  importer.timesCaught += 1;
  importer.quietUntilWeek = week + QUIET_WEEKS;
  if (importer.intensity === 0 || importer.timesCaught < 2 || !chance(random, 0.4)) return;
  importer.id = `I${importer.ordinal}-${week}`;
  importer.sinceWeek = week;
  importer.timesCaught = 0;
  importer.phoenixUntilWeek = week + PHOENIX_WEEKS;
}
const QUIET_WEEKS = 6;
const PHOENIX_WEEKS = 26;
/** Of those who cheat, how much is left of it while they keep quiet. */
const QUIET_FACTOR = 0.25;

/** Few trade daily, most now and then: whom a number between 0 and 1 falls on. */
function ladderOf(importers: readonly Importer[]): (at: number) => Importer {
  const sums: number[] = [];
  let total = 0;
  for (const { weight } of importers) {
    total += weight;
    sums.push(total);
  }
  return (at) => {
    const wanted = at * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const found = importers[low];
    if (found === undefined) throw new Error('There are no importers');
    return found;
  };
}

function consignmentsOf(importer: Importer, market: Market, week: number, random: Random): readonly Consignment[] {
  const supplier = pick(random, importer.suppliers);
  const atMs = START_MS + week * WEEK_MS + Math.floor(random.next() * (WEEK_MS - DAY_MS));
  const goods = trueGoods(importer, supplier, market, week, random);
  const parts = declaredBy(importer, goods, market, week, random);
  return parts.map((part, index) => ({
    goods: declaredGoods(importer, supplier, part, atMs + index * SPLIT_APART_MS),
    sealed: part.sealed,
    importer: importer.ordinal,
  }));
}
/** The pieces of what was split come one after another. */
const SPLIT_APART_MS = 3 * 3_600_000;

function trueGoods(
  importer: Importer,
  { country, headings }: Supplier,
  market: Market,
  week: number,
  random: Random,
): TrueGoods {
  const sold = importer.products.filter(({ heading }) => headings.includes(heading));
  const product = pick(random, sold.length > 0 ? sold : importer.products);
  const quantity = Math.max(1, Math.round(Math.exp(normal(random) + 5 - (product.logPrice - 11) * 0.4)));
  const price = Math.exp(market.logPriceIn(product, country, week) + importer.logQuality + normal(random) * 0.08);
  const packages = Math.max(1, Math.ceil(quantity / product.unitsPerPackage));
  const preference = country.preferenceFactor !== undefined && product.dutyRate > 0 && chance(random, 0.8);
  return {
    product,
    origin: country,
    preference,
    value: price * quantity,
    quantity,
    massKg: quantity * product.massKgPerUnit * Math.exp(normal(random) * 0.04),
    packages,
  };
}

function declaredBy(
  importer: Importer,
  goods: TrueGoods,
  market: Market,
  week: number,
  random: Random,
): readonly DeclaredPart[] {
  if (importer.phoenixUntilWeek >= week && chance(random, 0.5))
    return cheat('phoenixImporter', goods, market, random) ?? honestly(goods);
  const quiet = week < importer.quietUntilWeek ? QUIET_FACTOR : 1;
  if (!chance(random, importer.intensity * quiet)) return honestly(goods);
  return cheat(pick(random, importer.mechanisms), goods, market, random) ?? honestly(goods);
}

function declaredGoods(importer: Importer, supplier: Supplier, { told }: DeclaredPart, atMs: number): DeclaredGoods {
  return {
    atMs,
    importer: importer.id,
    importerSinceMs: START_MS + importer.sinceWeek * WEEK_MS,
    declarant: importer.broker,
    partner: supplier.id,
    code: told.product.code,
    origin: told.origin.code,
    // Goods of a swapped origin still come from where they are made, unless they were shipped around.
    dispatch: supplier.country.code,
    office: importer.office,
    modeCode: '1',
    value: told.value,
    duty: taxOf(told),
    dutyRate: taxRate(told.product, told.origin, told.preference),
    preference: told.preference,
    massKg: told.massKg,
    quantity: told.quantity,
    packages: told.packages,
  };
}
