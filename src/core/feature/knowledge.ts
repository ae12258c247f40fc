import type { DeclaredGoods } from './declared-goods.ts';
import { FEATURES } from './feature-names.ts';
import { HALF_LARGEST } from './half.ts';
import type { Tally } from './tally.ts';
import { PairTallies, Tallies } from './tallies.ts';

const DAY_MS = 86_400_000;
const THREE_DAYS_MS = 3 * DAY_MS;
/** Until something was found at all: about what customs find where they look by chance. */
const RATE_AT_FIRST = 0.05;
const OUTCOMES_AT_FIRST = 40;
/** From so many on, how many importers a partner delivers to says nothing more. */
const IMPORTERS_MAX = 1_000;

/**
 * What customs know at one moment of all that was declared and found until then. Told of each declaration in the order in which they
 * came and of each outcome when it became known, it never holds anything of a later moment; a row made from it is therefore what could
 * have been known then, whatever came out since.
 *
 * What was seen seldom and long ago is forgotten by the rule of `Tally`, on reading: `pruning` gives its memory back and changes no row.
 */
export class Knowledge {
  readonly #one = {
    importer: new Tallies(),
    declarant: new Tallies(),
    partner: new Tallies(),
    code: new Tallies(),
    heading: new Tallies(),
    origin: new Tallies(),
    office: new Tallies(),
    codeMass: new Tallies(),
    codeDensity: new Tallies(),
    codePackage: new Tallies(),
    headingDuty: new Tallies(),
  };
  readonly #two = {
    headingOrigin: new PairTallies(),
    partnerHeading: new PairTallies(),
    importerHeading: new PairTallies(),
    importerCode: new PairTallies(),
    importerPartner: new PairTallies(),
    codeOrigin: new PairTallies(),
  };
  readonly #partnerImporters = new Map<string, Set<string>>();
  /** The last few moments at which an importer brought the same goods of the same partner. */
  readonly #lately = new Map<string, number[]>();
  #checked = OUTCOMES_AT_FIRST;
  #hits = OUTCOMES_AT_FIRST * RATE_AT_FIRST;
  readonly #row = new Float16Array(FEATURES.length);

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
    const { importer: i, partner: p, code: c, origin: o, atMs } = goods;
    const heading = headingOf(c);
    const one = this.#one;
    const two = this.#two;
    const prices = pricesOf(goods);
    const importer = one.importer.known(i, atMs);
    const partner = one.partner.known(p, atMs);
    const importerCode = two.importerCode.known(i, c, atMs);
    const code = one.code.known(c, atMs);
    const codeOrigin = two.codeOrigin.known(c, o, atMs);
    const general = this.generalRate;
    const rate = (tally: Tally | undefined) => (tally === undefined ? general : tally.rate(general));
    const score = (tally: Tally | undefined, price: number) =>
      tally === undefined ? Number.NaN : tally.priceScore(price);
    const half = this.#row;
    let at = 0;
    const put = (value: number): void => {
      half[at] = value > HALF_LARGEST ? HALF_LARGEST : value < -HALF_LARGEST ? -HALF_LARGEST : value;
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

    put(score(one.codeMass.known(c, atMs), prices.byMass));
    put(score(code, prices.byUnit));
    put(score(codeOrigin, prices.byUnit));
    put(score(importerCode, prices.byUnit));
    put(score(one.codeDensity.known(c, atMs), prices.massPerUnit));
    put(score(one.codePackage.known(c, atMs), prices.massPerPackage));

    put(rate(importer));
    put(rate(one.declarant.known(goods.declarant, atMs)));
    put(rate(partner));
    put(rate(code));
    put(rate(one.heading.known(heading, atMs)));
    put(rate(one.origin.known(o, atMs)));
    put(rate(two.headingOrigin.known(heading, o, atMs)));
    put(rate(two.partnerHeading.known(p, heading, atMs)));
    put(rate(two.importerHeading.known(i, heading, atMs)));
    put(rate(one.office.known(goods.office, atMs)));

    put(importer?.checked ?? 0);
    put(partner?.checked ?? 0);
    put(importer?.declared ?? 0);
    put(partner?.declared ?? 0);
    put(importerCode?.declared ?? 0);
    put(two.importerPartner.known(i, p, atMs)?.declared ?? 0);
    put(codeOrigin?.declared ?? 0);

    put(importer === undefined ? Number.NaN : (goods.atMs - importer.lastMs) / DAY_MS);
    put(importerCode === undefined ? Number.NaN : (goods.atMs - importerCode.lastMs) / DAY_MS);
    put(partner === undefined ? 0 : (goods.atMs - partner.firstMs) / DAY_MS);

    // Duty rates of a heading are kept as prices are: their usual one is what shifting to a cheaper code departs from.
    const duties = one.headingDuty.known(heading, atMs);
    put(duties === undefined || duties.prices === 0 ? Number.NaN : goods.dutyRate - duties.priceMean);
    put(countSince(this.#lately.get(together(goods, heading)), atMs - THREE_DAYS_MS));
    put(partner === undefined ? 0 : (this.#partnerImporters.get(p)?.size ?? 0));
    for (let place = 0; place < half.length; place += 1) row[offset + place] = half[place] ?? Number.NaN;
  }

  /** Told of every declaration, in the order of their instants. */
  declared(goods: DeclaredGoods): void {
    const { importer: i, partner: p, code: c, origin: o, atMs, dutyRate } = goods;
    const heading = headingOf(c);
    const one = this.#one;
    const two = this.#two;
    const prices = pricesOf(goods);
    if (one.partner.known(p, atMs) === undefined) this.#partnerImporters.delete(p);
    const seen = (tally: Tally, price = Number.NaN) => tally.addDeclared(atMs, price);
    seen(one.importer.at(i, atMs));
    seen(one.partner.at(p, atMs));
    seen(two.importerPartner.at(i, p, atMs));
    seen(two.importerCode.at(i, c, atMs), prices.byUnit);
    seen(one.code.at(c, atMs), prices.byUnit);
    seen(two.codeOrigin.at(c, o, atMs), prices.byUnit);
    seen(one.codeMass.at(c, atMs), prices.byMass);
    seen(one.codeDensity.at(c, atMs), prices.massPerUnit);
    seen(one.codePackage.at(c, atMs), prices.massPerPackage);
    seen(one.headingDuty.at(heading, atMs), dutyRate);
    this.#addImporter(goods);
    const key = together(goods, heading);
    const lately = (this.#lately.get(key) ?? []).filter((moment) => moment >= atMs - THREE_DAYS_MS);
    // Set anew, so that the map is in the order of the last moments and the oldest stand first.
    this.#lately.delete(key);
    this.#lately.set(key, [...lately, atMs]);
    this.#forgetLately(atMs);
  }

  /** Told of an outcome at the moment at which it is known, in the order of these moments. */
  found(goods: DeclaredGoods, violation: boolean, knownAtMs: number): void {
    const { importer, declarant, partner, code, origin, office } = goods;
    const heading = headingOf(code);
    const one = this.#one;
    const two = this.#two;
    if (one.partner.known(partner, knownAtMs) === undefined) this.#partnerImporters.delete(partner);
    const tallies: readonly Tally[] = [
      one.importer.at(importer, knownAtMs),
      one.declarant.at(declarant, knownAtMs),
      one.partner.at(partner, knownAtMs),
      one.code.at(code, knownAtMs),
      one.heading.at(heading, knownAtMs),
      one.origin.at(origin, knownAtMs),
      one.office.at(office, knownAtMs),
      two.headingOrigin.at(heading, origin, knownAtMs),
      two.partnerHeading.at(partner, heading, knownAtMs),
      two.importerHeading.at(importer, heading, knownAtMs),
    ];
    for (const tally of tallies) tally.addOutcome(knownAtMs, violation);
    this.#checked += 1;
    if (violation) this.#hits += 1;
  }

  /** Gives back the memory of what is forgotten by then; whoever goes through it may do other things between two steps. */
  *pruning(atMs: number): Generator<void> {
    const { partner, ...others } = this.#one;
    yield* partner.pruning(atMs, (name) => this.#partnerImporters.delete(name));
    for (const tallies of Object.values(others)) yield* tallies.pruning(atMs);
    for (const tallies of Object.values(this.#two)) yield* tallies.pruning(atMs);
  }

  /** How many keys are kept. */
  get size(): number {
    return [...Object.values(this.#one), ...Object.values(this.#two)].reduce((sum, { size }) => sum + size, 0);
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
}

const HEADING_DIGITS = 4;
const headingOf = (code: string): string => code.slice(0, HEADING_DIGITS);
const together = ({ importer, partner }: DeclaredGoods, heading: string): string => `${importer}|${partner}|${heading}`;

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
