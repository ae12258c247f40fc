import type { DeclaredGoods } from './declared-goods.ts';
import { FEATURES } from './feature-names.ts';
import { Tally } from './tally.ts';

const DAY_MS = 86_400_000;
const THREE_DAYS_MS = 3 * DAY_MS;
/** Until something was found at all: about what customs find where they look by chance. */
const RATE_AT_FIRST = 0.05;
const OUTCOMES_AT_FIRST = 40;

/**
 * What customs know at one moment of all that was declared and found until then. Told of each declaration in the order in which they
 * came and of each outcome when it became known, it never holds anything of a later moment; a row made from it is therefore what could
 * have been known then, whatever came out since.
 */
export class Knowledge {
  readonly #tallies = new Map<string, Tally>();
  readonly #partnerImporters = new Map<string, Set<string>>();
  /** The last few moments at which an importer brought the same goods of the same partner. */
  readonly #lately = new Map<string, number[]>();
  #checked = OUTCOMES_AT_FIRST;
  #hits = OUTCOMES_AT_FIRST * RATE_AT_FIRST;

  /** The share found wrong of all that was looked at. */
  get generalRate(): number {
    return this.#hits / this.#checked;
  }

  /**
   * Writes the row of goods that are about to be decided on, before they are told as declared. The row has a place for each of
   * `FEATURES`; what is not known is NaN.
   */
  writeRow(goods: DeclaredGoods, row: Float64Array, offset = 0): void {
    const of = (key: string) => this.#tallies.get(key);
    const keys = keysOf(goods);
    const prices = pricesOf(goods);
    const importer = of(keys.importer);
    const partner = of(keys.partner);
    const importerCode = of(keys.importerCode);
    const general = this.generalRate;
    const rate = (tally: Tally | undefined) => (tally === undefined ? general : tally.rate(general));
    const score = (tally: Tally | undefined, price: number) =>
      tally === undefined ? Number.NaN : tally.priceScore(price);
    let at = offset;
    const put = (value: number): void => {
      row[at] = value;
      at += 1;
    };
    put(log(goods.value));
    put(log(goods.massKg));
    put(log(goods.quantity));
    put(goods.dutyRate);
    put(Math.log1p(goods.duty));
    put(goods.preference ? 1 : 0);
    put(Number(goods.code.slice(0, 2)));
    put(goods.dispatch === goods.origin ? 0 : 1);
    put(prices.massPerPackage);
    put((goods.atMs - goods.importerSinceMs) / DAY_MS);

    put(score(of(keys.codeMass), prices.byMass));
    put(score(of(keys.code), prices.byUnit));
    put(score(of(keys.codeOrigin), prices.byUnit));
    put(score(importerCode, prices.byUnit));
    put(score(of(keys.codeDensity), prices.massPerUnit));
    put(score(of(keys.codePackage), prices.massPerPackage));

    put(rate(importer));
    put(rate(of(keys.declarant)));
    put(rate(partner));
    put(rate(of(keys.code)));
    put(rate(of(keys.heading)));
    put(rate(of(keys.origin)));
    put(rate(of(keys.headingOrigin)));
    put(rate(of(keys.partnerHeading)));
    put(rate(of(keys.importerHeading)));
    put(rate(of(keys.office)));

    put(importer?.checked ?? 0);
    put(partner?.checked ?? 0);
    put(importer?.declared ?? 0);
    put(partner?.declared ?? 0);
    put(importerCode?.declared ?? 0);
    put(of(keys.importerPartner)?.declared ?? 0);
    put(of(keys.codeOrigin)?.declared ?? 0);

    put(importer === undefined ? Number.NaN : (goods.atMs - importer.lastMs) / DAY_MS);
    put(importerCode === undefined ? Number.NaN : (goods.atMs - importerCode.lastMs) / DAY_MS);
    put(partner === undefined ? 0 : (goods.atMs - partner.firstMs) / DAY_MS);

    // Duty rates of a heading are kept as prices are: their usual one is what shifting to a cheaper code departs from.
    const duties = of(keys.headingDuty);
    put(duties === undefined || duties.prices === 0 ? Number.NaN : goods.dutyRate - duties.priceMean);
    put(countSince(this.#lately.get(keys.together), goods.atMs - THREE_DAYS_MS));
    put(this.#partnerImporters.get(goods.partner)?.size ?? 0);
  }

  /** Told of every declaration, in the order of their instants. */
  declared(goods: DeclaredGoods): void {
    const keys = keysOf(goods);
    const prices = pricesOf(goods);
    const { atMs } = goods;
    const add = (key: string, price = Number.NaN) => this.#at(key, atMs).addDeclared(atMs, price);
    add(keys.importer);
    add(keys.partner);
    add(keys.importerPartner);
    add(keys.importerCode, prices.byUnit);
    add(keys.code, prices.byUnit);
    add(keys.codeOrigin, prices.byUnit);
    add(keys.codeMass, prices.byMass);
    add(keys.codeDensity, prices.massPerUnit);
    add(keys.codePackage, prices.massPerPackage);
    add(keys.headingDuty, goods.dutyRate);
    const importers = this.#partnerImporters.get(goods.partner) ?? new Set();
    importers.add(goods.importer);
    this.#partnerImporters.set(goods.partner, importers);
    const lately = (this.#lately.get(keys.together) ?? []).filter((moment) => moment >= atMs - THREE_DAYS_MS);
    this.#lately.set(keys.together, [...lately, atMs]);
  }

  /** Told of an outcome at the moment at which it is known, in the order of these moments. */
  found(goods: DeclaredGoods, violation: boolean, knownAtMs: number): void {
    const keys = keysOf(goods);
    for (const key of OUTCOME_KEYS) this.#at(keys[key], knownAtMs).addOutcome(knownAtMs, violation);
    this.#checked += 1;
    if (violation) this.#hits += 1;
  }

  #at(key: string, atMs: number): Tally {
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const fresh = new Tally(atMs);
    this.#tallies.set(key, fresh);
    return fresh;
  }
}

/** Whose outcomes are counted. */
const OUTCOME_KEYS = [
  'importer',
  'declarant',
  'partner',
  'code',
  'heading',
  'origin',
  'headingOrigin',
  'partnerHeading',
  'importerHeading',
  'office',
] as const;

const HEADING_DIGITS = 4;

function keysOf({ importer, declarant, partner, code, origin, office }: DeclaredGoods) {
  const heading = code.slice(0, HEADING_DIGITS);
  return {
    importer: `i|${importer}`,
    declarant: `d|${declarant}`,
    partner: `p|${partner}`,
    code: `c|${code}`,
    heading: `h|${heading}`,
    origin: `o|${origin}`,
    office: `f|${office}`,
    headingOrigin: `ho|${heading}|${origin}`,
    partnerHeading: `ph|${partner}|${heading}`,
    importerHeading: `ih|${importer}|${heading}`,
    importerCode: `ic|${importer}|${code}`,
    importerPartner: `ip|${importer}|${partner}`,
    together: `${importer}|${partner}|${heading}`,
    codeOrigin: `co|${code}|${origin}`,
    codeMass: `cm|${code}`,
    codeDensity: `cd|${code}`,
    codePackage: `cp|${code}`,
    headingDuty: `hd|${heading}`,
  } as const;
}

/** Logarithms: what is twice the usual stands as far from it as what is half of it. */
const pricesOf = ({ value, quantity, massKg, packages }: DeclaredGoods) => ({
  byUnit: log(value / quantity),
  byMass: log(value / massKg),
  massPerUnit: log(massKg / quantity),
  massPerPackage: log(massKg / packages),
});

/** Of nothing, or of what was not said, nothing is known. */
const log = (amount: number): number => (amount > 0 && Number.isFinite(amount) ? Math.log(amount) : Number.NaN);

const countSince = (moments: readonly number[] = [], sinceMs: number): number =>
  moments.reduce((count, moment) => (moment >= sinceMs ? count + 1 : count), 0);

/** How many places a row has. */
export const ROW_LENGTH = FEATURES.length;
