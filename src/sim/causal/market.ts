import type { Random } from '#core/kernel';
import { chance, drawsOf, normal, pick, uniform } from '#sim/draws';

const HEADINGS = 24;
const CODES_MAX = 4;
const WEEKS_A_YEAR = 52;
const DUTY_RATES = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35];
const VAT_RATE = 0.1;

/** A code of the tariff, and what goods of it are like. */
export interface Product {
  readonly code: string;
  readonly heading: number;
  readonly dutyRate: number;
  /** Of the usual unit value, in national currency. */
  readonly logPrice: number;
  readonly massKgPerUnit: number;
  readonly unitsPerPackage: number;
  readonly season: { readonly amplitude: number; readonly phase: number };
}

export interface Country {
  readonly code: string;
  /** Of the unit value, against the usual. */
  readonly logFactor: number;
  /** What is left of the duty where its preference is claimed; undefined where there is no agreement. */
  readonly preferenceFactor: number | undefined;
}

/** The tariff and the prices of one simulated world. */
export interface Market {
  readonly products: readonly Product[];
  readonly countries: readonly Country[];
  /** The logarithm of what a unit costs in a week, before whatever is particular to a consignment. */
  readonly logPriceIn: (product: Product, country: Country, week: number) => number;
}

export const countryCodes = ['CN', 'KR', 'JP', 'TH', 'DE', 'US', 'IN', 'ID', 'MY', 'TW'] as const;

/** `shockWeek`: when a third of the headings becomes dearer or cheaper at once. */
export function createMarket(seed: number, shockWeek: number): Market {
  const random = drawsOf(seed, 1);
  const products = Array.from({ length: HEADINGS }, (_, heading) => productsOf(random, heading)).flat();
  const countries = countryCodes.map((code, index): Country => ({
    code,
    logFactor: normal(random) * 0.15,
    preferenceFactor: index % 2 === 0 ? pick(random, [0, 0, 0.5]) : undefined,
  }));
  const shocks = Array.from({ length: HEADINGS }, () =>
    chance(random, 1 / 3) ? pick(random, [-1, 1]) * uniform(random, 0.2, 0.4) : 0,
  );
  const walks = Array.from({ length: HEADINGS }, (_, heading) => walkOf(seed, heading));
  return {
    products,
    countries,
    logPriceIn: ({ logPrice, season, heading }, { logFactor }, week) =>
      logPrice +
      logFactor +
      season.amplitude * Math.sin((2 * Math.PI * (week + season.phase)) / WEEKS_A_YEAR) +
      (walks[heading]?.[week] ?? 0) +
      (week >= shockWeek ? (shocks[heading] ?? 0) : 0),
  };
}

/** The codes of a heading are much alike but for their duty: that is what makes shifting between them worth while. */
function productsOf(random: Random, heading: number): readonly Product[] {
  const logPrice = uniform(random, 9, 15);
  const massKgPerUnit = Math.exp(uniform(random, -2, 3));
  const unitsPerPackage = Math.ceil(Math.exp(uniform(random, 0, 4)));
  const season = { amplitude: uniform(random, 0, 0.15), phase: uniform(random, 0, WEEKS_A_YEAR) };
  const chapter = 25 + heading * 3;
  return Array.from({ length: 2 + Math.floor(random.next() * (CODES_MAX - 1)) }, (_, index) => ({
    code: `${chapter}${String((heading % 9) + 1).padStart(2, '0')}${index + 1}000`,
    heading,
    dutyRate: pick(random, DUTY_RATES),
    logPrice: logPrice + normal(random) * 0.25,
    massKgPerUnit: massKgPerUnit * Math.exp(normal(random) * 0.2),
    unitsPerPackage,
    season,
  }));
}

const WEEKS_MAX = 1000;
/** A walk that returns to where it came from: prices wander and do not run away. */
function walkOf(seed: number, heading: number): readonly number[] {
  const random = drawsOf(seed, 2, heading);
  const walk: number[] = [];
  let at = 0;
  for (let week = 0; week < WEEKS_MAX; week += 1) {
    at = 0.95 * at + normal(random) * 0.02;
    walk.push(at);
  }
  return walk;
}

/** Duties and taxes as a part of the value. */
export const taxRate = (product: Product, country: Country, preference: boolean): number => {
  const duty = product.dutyRate * (preference ? (country.preferenceFactor ?? 1) : 1);
  return (1 + duty) * (1 + VAT_RATE) - 1;
};
