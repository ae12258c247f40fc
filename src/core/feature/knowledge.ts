import type { DeclaredGoods } from './declared-goods.ts';
import { FEATURES } from './feature-names.ts';
import { halfRounded } from './half.ts';
import { Tally } from './tally.ts';

const DAY_MS = 86_400_000;
const THREE_DAYS_MS = 3 * DAY_MS;
/** Until something was found at all: about what customs find where they look by chance. */
const RATE_AT_FIRST = 0.05;
const OUTCOMES_AT_FIRST = 40;
/** From so many on, how many importers a partner delivers to says nothing more. */
const IMPORTERS_MAX = 1_000;
/** Between so many keys, whoever prunes may do other things. */
const SLICE_KEYS = 20_000;

/**
 * What customs know at one moment of all that was declared and found until then. Told of each declaration in the order in which they
 * came and of each outcome when it became known, it never holds anything of a later moment; a row made from it is therefore what could
 * have been known then, whatever came out since.
 *
 * What was seen seldom and long ago is forgotten by the rule of `Tally`, on reading: `pruning` gives its memory back and changes no row.
 */
export class Knowledge {
  readonly #tallies = new Map<string, Tally>();
  readonly #partnerImporters = new Map<string, Set<string>>();
  /** The last few moments at which an importer brought the same goods of the same partner. */
  readonly #lately = new Map<string, number[]>();
  #checked = OUTCOMES_AT_FIRST;
  #hits = OUTCOMES_AT_FIRST * RATE_AT_FIRST;
  /** A row is mostly written and told of right after each other. */
  #last: { readonly goods: DeclaredGoods; readonly keys: ReturnType<typeof keysOf> } | undefined;

  /** The share found wrong of all that was looked at. */
  get generalRate(): number {
    return this.#hits / this.#checked;
  }

  /**
   * Writes the row of goods that are about to be decided on, before they are told as declared. The row has a place for each of
   * `FEATURES`; what is not known is NaN. Values are rounded to half precision: so they are recorded with a decision, and what is recorded
   * is exactly what decided.
   */
  writeRow(goods: DeclaredGoods, row: Float32Array | Float64Array, offset = 0): void {
    const of = (key: string) => {
      const tally = this.#tallies.get(key);
      return tally === undefined || tally.forgottenBy(goods.atMs) ? undefined : tally;
    };
    const keys = this.#keysOf(goods);
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
      row[at] = halfRounded(value);
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
    put(partner === undefined ? 0 : (this.#partnerImporters.get(goods.partner)?.size ?? 0));
  }

  /** Told of every declaration, in the order of their instants. */
  declared(goods: DeclaredGoods): void {
    const keys = this.#keysOf(goods);
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
    this.#addImporter(goods);
    const lately = (this.#lately.get(keys.together) ?? []).filter((moment) => moment >= atMs - THREE_DAYS_MS);
    // Set anew, so that the map is in the order of the last moments and the oldest stand first.
    this.#lately.delete(keys.together);
    this.#lately.set(keys.together, [...lately, atMs]);
    this.#forgetLately(atMs);
  }

  /** Told of an outcome at the moment at which it is known, in the order of these moments. */
  found(goods: DeclaredGoods, violation: boolean, knownAtMs: number): void {
    const keys = keysOf(goods);
    for (const key of OUTCOME_KEYS) this.#at(keys[key], knownAtMs).addOutcome(knownAtMs, violation);
    this.#checked += 1;
    if (violation) this.#hits += 1;
  }

  /** Gives back the memory of what is forgotten by then; whoever goes through it may do other things between two steps. */
  *pruning(atMs: number): Generator<void> {
    let seen = 0;
    for (const [key, tally] of this.#tallies) {
      if (tally.forgottenBy(atMs)) {
        this.#tallies.delete(key);
        if (key.startsWith(PARTNER)) this.#partnerImporters.delete(key.slice(PARTNER.length));
      }
      seen += 1;
      if (seen % SLICE_KEYS === 0) yield;
    }
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#tallies.size;
  }

  #keysOf(goods: DeclaredGoods): ReturnType<typeof keysOf> {
    if (this.#last?.goods !== goods) this.#last = { goods, keys: keysOf(goods) };
    return this.#last.keys;
  }

  #addImporter({ partner, importer }: DeclaredGoods): void {
    const known = this.#partnerImporters.get(partner);
    if (known === undefined) this.#partnerImporters.set(partner, new Set([importer]));
    else if (known.size < IMPORTERS_MAX) known.add(importer);
  }

  #forgetLately(atMs: number): void {
    for (const [key, moments] of this.#lately) {
      if ((moments.at(-1) ?? 0) >= atMs - THREE_DAYS_MS) return;
      this.#lately.delete(key);
    }
  }

  #at(key: string, atMs: number): Tally {
    const known = this.#tallies.get(key);
    if (known !== undefined && !known.forgottenBy(atMs)) return known;
    if (known !== undefined && key.startsWith(PARTNER)) this.#partnerImporters.delete(key.slice(PARTNER.length));
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
const PARTNER = 'p|';

function keysOf({ importer, declarant, partner, code, origin, office }: DeclaredGoods) {
  const heading = code.slice(0, HEADING_DIGITS);
  return {
    importer: `i|${importer}`,
    declarant: `d|${declarant}`,
    partner: `${PARTNER}${partner}`,
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
