import type { Random } from '#core/kernel';
import { chance, drawsOf, normal, pick, uniform } from '#sim/draws';
import type { DriftPart } from './drift-parts.ts';
import type { Country, Market, Product } from './market.ts';
import { MECHANISMS, type Mechanism } from './sealed.ts';

const SUPPLIERS = 220;
const BROKERS = 30;
const OFFICES = 6;
const DISHONEST_SHARE = 0.14;
/** Those whose identity is not their first, when the world begins. */
const PHOENIX_SHARE = 0.02;
/** Dishonest importers find one another's brokers and suppliers. */
const NETWORK_SHARE = 0.6;

export interface Supplier {
  readonly id: string;
  readonly country: Country;
  readonly headings: readonly number[];
}

/** An importer, with what customs never see. */
export interface Importer {
  id: string;
  sinceWeek: number;
  readonly ordinal: number;
  readonly weight: number;
  readonly office: string;
  broker: string;
  products: readonly Product[];
  suppliers: readonly Supplier[];
  /** Its goods are a little dearer or cheaper than others'. */
  readonly logQuality: number;
  /** How often it cheats where that pays; none for the honest. */
  readonly intensity: number;
  mechanisms: readonly Mechanism[];
  /** Until when it keeps quiet after having been caught. */
  quietUntilWeek: number;
  timesCaught: number;
  /** Under another name before: whatever it declares rests on that. */
  phoenixUntilWeek: number;
}

export interface People {
  readonly importers: Importer[];
  readonly suppliers: readonly Supplier[];
  /** What an importer that begins in a week is like. */
  readonly newcomer: (ordinal: number, week: number) => Importer;
  /** Other ways; for four in ten also other goods and suppliers. Drawn alike whichever of them is asked for. */
  readonly change: (importer: Importer, parts: readonly DriftPart[], random: Random) => void;
}

export const brokerName = (ordinal: number): string => `B${ordinal}`;

export function createPeople(seed: number, market: Market, importers: number): People {
  const random = drawsOf(seed, 3);
  const headings = [...new Set(market.products.map(({ heading }) => heading))];
  const supplierOf = (ordinal: number, draws: Random): Supplier => ({
    id: `S${ordinal}`,
    country: pick(draws, market.countries),
    headings: Array.from({ length: 1 + Math.floor(draws.next() * 3) }, () => pick(draws, headings)),
  });
  const suppliers = Array.from({ length: SUPPLIERS }, (_, ordinal) => supplierOf(ordinal, random));
  const network = suppliers.filter(() => chance(random, 0.12));
  const newcomer = (ordinal: number, week: number): Importer => {
    const draws = drawsOf(seed, 4, ordinal);
    const dishonest = chance(draws, DISHONEST_SHARE);
    const mine = suppliersFor(draws, suppliers, dishonest ? network : []);
    return {
      id: `I${ordinal}`,
      ordinal,
      sinceWeek: week === 0 ? -Math.floor(uniform(draws, 10, 500)) : week,
      weight: Math.min((1 - draws.next()) ** -0.8, 40),
      office: `O${1 + Math.floor(draws.next() * OFFICES)}`,
      broker: brokerName(
        dishonest && chance(draws, NETWORK_SHARE) ? Math.floor(draws.next() * 5) : Math.floor(draws.next() * BROKERS),
      ),
      products: productsFor(draws, market, mine),
      suppliers: mine,
      logQuality: normal(draws) * 0.12,
      intensity: dishonest ? uniform(draws, 0.2, 0.8) : 0,
      mechanisms: [pick(draws, SCHEMES), pick(draws, SCHEMES)],
      quietUntilWeek: -1,
      timesCaught: 0,
      phoenixUntilWeek: dishonest && chance(draws, PHOENIX_SHARE / DISHONEST_SHARE) ? Number.MAX_SAFE_INTEGER : -1,
    };
  };
  const change = (importer: Importer, parts: readonly DriftPart[], draws: Random): void => {
    const mechanisms = [pick(draws, SCHEMES), pick(draws, SCHEMES)];
    if (parts.includes('ways')) importer.mechanisms = mechanisms;
    if (!chance(draws, 0.4) || !parts.includes('goods')) return;
    const ordinal = SUPPLIERS + importer.ordinal;
    importer.suppliers = [supplierOf(ordinal, draws), pick(draws, suppliers)];
    importer.products = productsFor(draws, market, importer.suppliers);
    importer.broker = brokerName(Math.floor(draws.next() * BROKERS));
  };
  return {
    importers: Array.from({ length: importers }, (_, ordinal) => newcomer(ordinal, 0)),
    suppliers,
    newcomer,
    change,
  };
}

/** A phoenix is what an importer becomes, not what it does. */
const SCHEMES = MECHANISMS.filter((mechanism) => mechanism !== 'phoenixImporter');

function suppliersFor(random: Random, all: readonly Supplier[], network: readonly Supplier[]): readonly Supplier[] {
  return Array.from({ length: 1 + Math.floor(random.next() * 3) }, () =>
    network.length > 0 && chance(random, NETWORK_SHARE) ? pick(random, network) : pick(random, all),
  );
}

const PRODUCTS_MAX = 6;
function productsFor(random: Random, market: Market, suppliers: readonly Supplier[]): readonly Product[] {
  const sold = market.products.filter(({ heading }) => suppliers.some(({ headings }) => headings.includes(heading)));
  return Array.from({ length: 1 + Math.floor(random.next() * PRODUCTS_MAX) }, () => pick(random, sold));
}
