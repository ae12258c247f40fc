import type { Declaration } from '#core/declaration';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { CompiledGroup, Standing, StandingLevel } from './compile-standings.ts';
import { comparisonRate, lineUnitPrice } from './line-price.ts';
import type { PriceMeasure } from './price-measure.ts';

/**
 * A line whose price is out of the usual, as it is recorded with the decision: what is usual changes from day to day, and the
 * decision must be told and taken again years later.
 */
export interface LineScore {
  /** The sequence of the line. */
  readonly line: number;
  /** Robust deviations from the usual, to two places; negative where the line is cheaper. */
  readonly score: number;
  /** How many prices the usual rests on. */
  readonly samples: number;
}

/** From so many deviations on a price is told at all: below it, a line is usual. */
export const UNUSUAL_FROM = 2;

/** Of which goods, how closely. */
export interface FoundStanding extends Standing {
  readonly level: StandingLevel;
}

/** The usual prices of all goods as of a day: in memory, looked up without waiting. */
export interface PriceStandings {
  /** The lines of an import that are out of the usual; nothing of exports, nor where the country compares no prices. */
  readonly unusual: (question: PriceQuestion) => readonly LineScore[];
  /** The nearest that is known of such goods: of the code and origin, of the code, of its six or its four digits. */
  readonly find: (unit: string, code: string, origin: string) => FoundStanding | undefined;
  /** How many usual prices are kept. */
  readonly size: number;
}

export interface PriceQuestion {
  readonly declaration: Declaration;
  readonly direction: 'import' | 'export';
  /** Of each line its customs value in national currency. */
  readonly values: readonly { readonly sequence: number; readonly value: string }[];
  readonly reference: Reference;
  readonly today: PlainDate;
}

/** What is kept beyond these is dropped, the last headings first: a country with so many prices compares them by six digits. */
export const STANDINGS_MAX = 1_000_000;

/** Fills standings heading by heading, and hands them out whole. */
export interface StandingsBuilder {
  readonly add: (unit: string, groups: ReadonlyMap<string, CompiledGroup>) => void;
  readonly build: () => PriceStandings;
}

const NOTHING: readonly LineScore[] = [];
export const NO_STANDINGS: PriceStandings = { unusual: () => NOTHING, find: () => undefined, size: 0 };

/** Where the figures of a group stand: of itself, and of each origin. */
interface Node {
  readonly at: number;
  readonly origins: ReadonlyMap<string, number> | undefined;
}

/** Centre, scale and samples side by side: an object for each would take three times the memory. */
const FIGURES = 3;

/**
 * Numbers in one array and two maps on the way to them. Measured with 12,000 codes of twenty origins: some 90 bytes a usual
 * price, 25 MB in all.
 */
export function standingsBuilder(measures: (on: PlainDate) => PriceMeasure | undefined): StandingsBuilder {
  const units = new Map<string, Map<string, Node>>();
  let figures = new Float64Array(1024 * FIGURES);
  let size = 0;
  const keep = ({ centre, scale, samples }: Standing): number => {
    if ((size + 1) * FIGURES > figures.length) {
      const longer = new Float64Array(figures.length * 2);
      longer.set(figures);
      figures = longer;
    }
    figures.set([centre, scale, samples], size * FIGURES);
    return size++;
  };
  return {
    add: (unit, groups) => {
      const held = [...groups.values()].reduce((sum, { origins }) => sum + 1 + origins.size, 0);
      if (size + held > STANDINGS_MAX) return;
      const nodes = units.get(unit) ?? new Map<string, Node>();
      units.set(unit, nodes);
      for (const [code, { at, origins }] of groups) {
        const byOrigin = new Map([...origins].map(([origin, standing]) => [origin, keep(standing)]));
        nodes.set(code, { at: keep(at), origins: byOrigin.size === 0 ? undefined : byOrigin });
      }
    },
    build: () => standingsOf(units, figures.slice(0, size * FIGURES), size, measures),
  };
}

function standingsOf(
  units: ReadonlyMap<string, ReadonlyMap<string, Node>>,
  figures: Float64Array,
  size: number,
  measures: (on: PlainDate) => PriceMeasure | undefined,
): PriceStandings {
  const figure = (at: number, which: 0 | 1 | 2): number => figures[at * FIGURES + which] ?? Number.NaN;
  const placeOf = (unit: string, code: string, origin: string): number | undefined => {
    const nodes = units.get(unit);
    if (nodes === undefined) return undefined;
    const node = nodes.get(code) ?? nodes.get(code.slice(0, 6)) ?? nodes.get(code.slice(0, 4));
    return node?.origins?.get(origin) ?? node?.at;
  };
  const levelOf = (unit: string, code: string, origin: string): StandingLevel => {
    const nodes = units.get(unit);
    const node = nodes?.get(code);
    if (node) return node.origins?.has(origin) ? 'origin' : 'code';
    return nodes?.has(code.slice(0, 6)) ? 'hs6' : 'hs4';
  };
  let day:
    | {
        readonly reference: Reference;
        readonly today: PlainDate;
        readonly measure: PriceMeasure | undefined;
        readonly rate: number | undefined;
      }
    | undefined;
  return {
    size,
    find: (unit, code, origin) => {
      const at = placeOf(unit, code, origin);
      if (at === undefined) return undefined;
      return {
        centre: figure(at, 0),
        scale: figure(at, 1),
        samples: Math.round(figure(at, 2)),
        level: levelOf(unit, code, origin),
      };
    },
    unusual: ({ declaration, direction, values, reference, today }) => {
      if (direction !== 'import' || size === 0) return NOTHING;
      // The same all day long, and a third of the work.
      if (day?.reference !== reference || day.today !== today) {
        const inForce = measures(today);
        day = {
          reference,
          today,
          measure: inForce,
          rate: inForce && comparisonRate(reference, inForce.currency, today),
        };
      }
      const { measure, rate } = day;
      if (measure === undefined || rate === undefined) return NOTHING;
      let found: LineScore[] | undefined;
      const { goodsItems } = declaration;
      for (let index = 0; index < goodsItems.length; index++) {
        const item = goodsItems[index];
        const value = item && valueAt(values, index, item.sequence);
        if (item === undefined || value === undefined) continue;
        const price = lineUnitPrice(item, value, rate, reference, today);
        if (price === undefined) continue;
        const at = placeOf(price.unit, item.commodityCode ?? '', item.origin?.countryCode ?? '');
        if (at === undefined || figure(at, 2) < measure.samplesMin) continue;
        const score = (price.logPrice - figure(at, 0)) / figure(at, 1);
        if (Math.abs(score) < UNUSUAL_FROM) continue;
        found ??= [];
        found.push({
          line: item.sequence,
          score: Math.round(score * 100) / 100,
          samples: Math.round(figure(at, 2)),
        });
      }
      return found ?? NOTHING;
    },
  };
}

function valueAt(values: PriceQuestion['values'], index: number, sequence: number): string | undefined {
  const same = values[index];
  return (same?.sequence === sequence ? same : values.find((one) => one.sequence === sequence))?.value;
}

/** By how much prices of a line may differ and be usual: from, the centre, and to, for one unit in the currency of comparison. */
export const usualBand = ({ centre, scale }: Standing) => ({
  low: Math.exp(centre - UNUSUAL_FROM * scale),
  centre: Math.exp(centre),
  high: Math.exp(centre + UNUSUAL_FROM * scale),
});
