import type { DeclaredGoods } from './declared-goods.ts';
import { FEATURES } from './feature-names.ts';
import { HALF_LARGEST } from './half.ts';
import { piecesOf, restoringPieces, type Kept } from './kept.ts';
import { Lately, LATELY_MS } from './lately.ts';
import { NameTallies } from './name-tallies.ts';
import { Names, NONE } from './names.ts';
import { PairTallies } from './pair-tallies.ts';
import { PartnerImporters } from './partner-importers.ts';
import type { Tallies } from './tallies.ts';

const DAY_MS = 86_400_000;
/** Until something was found at all: about what customs find where they look by chance. */
const RATE_AT_FIRST = 0.05;
const OUTCOMES_AT_FIRST = 40;
/** Which of the prices of a code. */
const BY_MASS = 0;
const MASS_PER_UNIT = 1;
const MASS_PER_PACKAGE = 2;

/**
 * What customs know at one moment of all that was declared and found until then. Told of each declaration in the order in which they
 * came and of each outcome when it became known, it never holds anything of a later moment; a row made from it is therefore what could
 * have been known then, whatever came out since.
 *
 * What was seen seldom and long ago is forgotten by the rule of `Tallies`, on reading: `pruning` gives its memory back and changes no row.
 */
export class Knowledge {
  readonly #importers = new Names();
  readonly #declarants = new Names();
  readonly #partners = new Names();
  readonly #headings = new Names();
  readonly #codes = new Names(this.#headings);
  readonly #origins = new Names();
  readonly #offices = new Names();
  readonly #one = {
    importer: new NameTallies(this.#importers, { outcomes: true, moment: 'last' }),
    declarant: new NameTallies(this.#declarants, { outcomes: true }),
    partner: new NameTallies(this.#partners, { outcomes: true, moment: 'first' }),
    code: new NameTallies(this.#codes, { outcomes: true, prices: 1 }),
    codePrices: new NameTallies(this.#codes, { prices: 3 }),
    heading: new NameTallies(this.#headings, { outcomes: true }),
    /** Duty rates of a heading are kept as prices are: their usual one is what shifting to a cheaper code departs from. */
    headingDuty: new NameTallies(this.#headings, { prices: 1 }),
    origin: new NameTallies(this.#origins, { outcomes: true }),
    office: new NameTallies(this.#offices, { outcomes: true }),
  };
  readonly #two = {
    headingOrigin: new PairTallies(this.#headings, this.#origins, { outcomes: true }),
    partnerHeading: new PairTallies(this.#partners, this.#headings, { outcomes: true }),
    importerHeading: new PairTallies(this.#importers, this.#headings, { outcomes: true }),
    importerCode: new PairTallies(this.#importers, this.#codes, { moment: 'last', prices: 1 }),
    importerPartner: new PairTallies(this.#importers, this.#partners, {}),
    codeOrigin: new PairTallies(this.#codes, this.#origins, { prices: 1 }),
  };
  readonly #partnerImporters = new PartnerImporters(this.#partners);
  /** When an importer brought goods of a heading of a partner: by the pair of both, and the heading. */
  readonly #lately = new Lately();
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
    const { atMs } = goods;
    const one = this.#one;
    const two = this.#two;
    const prices = pricesOf(goods);
    const i = this.#importers.find(goods.importer);
    const p = this.#partners.find(goods.partner);
    const c = this.#codes.find(goods.code);
    const h = c === NONE ? this.#headings.find(headingOf(goods.code)) : this.#codes.parent(c);
    const o = this.#origins.find(goods.origin);
    const ip = two.importerPartner.find(i, p);
    const ic = two.importerCode.find(i, c);
    const co = two.codeOrigin.find(c, o);
    const importer = one.importer.tallies;
    const partner = one.partner.tallies;
    const importerCode = two.importerCode.tallies;
    const knowsImporter = importer.knows(i, atMs);
    const knowsPartner = partner.knows(p, atMs);
    const knowsCode = one.code.tallies.knows(c, atMs);
    const knowsCodePrices = one.codePrices.tallies.knows(c, atMs);
    const knowsImporterCode = importerCode.knows(ic, atMs);
    const knowsCodeOrigin = two.codeOrigin.tallies.knows(co, atMs);
    const general = this.generalRate;
    const rate = (tallies: Tallies, record: number): number =>
      tallies.knows(record, atMs) ? tallies.rate(record, general) : general;
    const ofCode = (price: number, which: number): number =>
      knowsCodePrices ? one.codePrices.tallies.priceScore(c, price, which) : Number.NaN;
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
    put((atMs - goods.importerSinceMs) / DAY_MS);

    put(ofCode(prices.byMass, BY_MASS));
    put(knowsCode ? one.code.tallies.priceScore(c, prices.byUnit) : Number.NaN);
    put(knowsCodeOrigin ? two.codeOrigin.tallies.priceScore(co, prices.byUnit) : Number.NaN);
    put(knowsImporterCode ? importerCode.priceScore(ic, prices.byUnit) : Number.NaN);
    put(ofCode(prices.massPerUnit, MASS_PER_UNIT));
    put(ofCode(prices.massPerPackage, MASS_PER_PACKAGE));

    put(knowsImporter ? importer.rate(i, general) : general);
    put(rate(one.declarant.tallies, this.#declarants.find(goods.declarant)));
    put(knowsPartner ? partner.rate(p, general) : general);
    put(knowsCode ? one.code.tallies.rate(c, general) : general);
    put(rate(one.heading.tallies, h));
    put(rate(one.origin.tallies, o));
    put(rate(two.headingOrigin.tallies, two.headingOrigin.find(h, o)));
    put(rate(two.partnerHeading.tallies, two.partnerHeading.find(p, h)));
    put(rate(two.importerHeading.tallies, two.importerHeading.find(i, h)));
    put(rate(one.office.tallies, this.#offices.find(goods.office)));

    put(knowsImporter ? importer.checked(i) : 0);
    put(knowsPartner ? partner.checked(p) : 0);
    put(knowsImporter ? importer.declared(i) : 0);
    put(knowsPartner ? partner.declared(p) : 0);
    put(knowsImporterCode ? importerCode.declared(ic) : 0);
    put(two.importerPartner.tallies.knows(ip, atMs) ? two.importerPartner.tallies.declared(ip) : 0);
    put(knowsCodeOrigin ? two.codeOrigin.tallies.declared(co) : 0);

    put(knowsImporter ? (atMs - importer.moment(i)) / DAY_MS : Number.NaN);
    put(knowsImporterCode ? (atMs - importerCode.moment(ic)) / DAY_MS : Number.NaN);
    put(knowsPartner ? (atMs - partner.moment(p)) / DAY_MS : 0);

    const duties = one.headingDuty.tallies;
    put(duties.knows(h, atMs) ? goods.dutyRate - duties.priceMean(h) : Number.NaN);
    put(this.#lately.countSince(ip, h, atMs - LATELY_MS));
    put(knowsPartner ? this.#partnerImporters.count(p) : 0);
    for (let place = 0; place < half.length; place += 1) row[offset + place] = half[place] ?? Number.NaN;
  }

  /** Told of every declaration, in the order of their instants. */
  declared(goods: DeclaredGoods): void {
    const { atMs } = goods;
    const one = this.#one;
    const two = this.#two;
    const prices = pricesOf(goods);
    const i = this.#importers.findOrAdd(goods.importer);
    const p = this.#partners.findOrAdd(goods.partner);
    const c = this.#codeOf(goods.code);
    const h = this.#codes.parent(c);
    const o = this.#origins.findOrAdd(goods.origin);
    const ip = two.importerPartner.at(i, p);
    const ic = two.importerCode.at(i, c);
    const co = two.codeOrigin.at(c, o);
    this.#meet(p, atMs);
    one.importer.tallies.addDeclared(i, atMs);
    one.partner.tallies.addDeclared(p, atMs);
    two.importerPartner.tallies.addDeclared(ip, atMs);
    two.importerCode.tallies.addDeclared(ic, atMs);
    two.importerCode.tallies.addPrice(ic, prices.byUnit);
    one.code.tallies.addDeclared(c, atMs);
    one.code.tallies.addPrice(c, prices.byUnit);
    two.codeOrigin.tallies.addDeclared(co, atMs);
    two.codeOrigin.tallies.addPrice(co, prices.byUnit);
    one.codePrices.tallies.addDeclared(c, atMs);
    one.codePrices.tallies.addPrice(c, prices.byMass, BY_MASS);
    one.codePrices.tallies.addPrice(c, prices.massPerUnit, MASS_PER_UNIT);
    one.codePrices.tallies.addPrice(c, prices.massPerPackage, MASS_PER_PACKAGE);
    one.headingDuty.tallies.addDeclared(h, atMs);
    one.headingDuty.tallies.addPrice(h, goods.dutyRate);
    const mark = two.importerPartner.mark(ip);
    if (!this.#partnerImporters.isCounted(p, mark))
      two.importerPartner.setMark(ip, this.#partnerImporters.counted(p, mark));
    this.#lately.add(ip, h, atMs);
  }

  /** Told of an outcome at the moment at which it is known, in the order of these moments. */
  found(goods: DeclaredGoods, violation: boolean, knownAtMs: number): void {
    const one = this.#one;
    const two = this.#two;
    const i = this.#importers.findOrAdd(goods.importer);
    const p = this.#partners.findOrAdd(goods.partner);
    const c = this.#codeOf(goods.code);
    const h = this.#codes.parent(c);
    const o = this.#origins.findOrAdd(goods.origin);
    this.#meet(p, knownAtMs);
    const add = ({ tallies }: NameTallies | PairTallies, record: number): void =>
      tallies.addOutcome(record, knownAtMs, violation);
    add(one.importer, i);
    add(one.declarant, this.#declarants.findOrAdd(goods.declarant));
    add(one.partner, p);
    add(one.code, c);
    add(one.heading, h);
    add(one.origin, o);
    add(one.office, this.#offices.findOrAdd(goods.office));
    add(two.headingOrigin, two.headingOrigin.at(h, o));
    add(two.partnerHeading, two.partnerHeading.at(p, h));
    add(two.importerHeading, two.importerHeading.at(i, h));
    this.#checked += 1;
    if (violation) this.#hits += 1;
  }

  /** Gives back the memory of what is forgotten by then; whoever goes through it may do other things between two steps. */
  *pruning(atMs: number): Generator<void> {
    const { partner, ...names } = this.#one;
    const { importerPartner, ...pairs } = this.#two;
    // Its moments name pairs of importers and partners: what is left of them is younger than anything forgotten.
    this.#lately.expire(atMs);
    yield* partner.pruning(atMs);
    yield* importerPartner.pruning(
      atMs,
      (p, mark) => partner.tallies.stands(p) && this.#partnerImporters.isCounted(p, mark),
    );
    for (const tallies of [...Object.values(names), ...Object.values(pairs)]) yield* tallies.pruning(atMs);
  }

  /** How many keys are kept. */
  get size(): number {
    return [...Object.values(this.#one), ...Object.values(this.#two)].reduce((sum, { size }) => sum + size, 0);
  }

  /** All that is known, behind numbers of whoever keeps it. Each piece is to be read, and all of them, before anything changes. */
  pieces(own: readonly number[]): Generator<Uint8Array> {
    return piecesOf([this.#checked, this.#hits, ...own], this.#parts());
  }

  /** Takes back, where nothing is known yet, what `pieces` gave, and gives the numbers of whoever kept it. */
  *restoring(): Generator<void, readonly number[], Uint8Array> {
    const [checked = 0, hits = 0, ...own] = yield* restoringPieces(this.#parts());
    this.#checked = checked;
    this.#hits = hits;
    return own;
  }

  /** Names first: how many there are says how many tallies of them there can be. */
  #parts(): readonly Kept[] {
    return [
      this.#importers,
      this.#declarants,
      this.#partners,
      this.#headings,
      this.#codes,
      this.#origins,
      this.#offices,
      ...Object.values(this.#one),
      ...Object.values(this.#two),
      this.#partnerImporters,
      this.#lately,
    ];
  }

  #codeOf(code: string): number {
    const known = this.#codes.find(code);
    return known === NONE ? this.#codes.add(code, this.#headings.findOrAdd(headingOf(code))) : known;
  }

  /** Of a partner that is not remembered any more, neither is to whom it delivered. */
  #meet(partner: number, atMs: number): void {
    if (!this.#one.partner.tallies.knows(partner, atMs)) this.#partnerImporters.begin(partner);
  }
}

const HEADING_DIGITS = 4;
const headingOf = (code: string): string => code.slice(0, HEADING_DIGITS);

/** Logarithms: what is twice the usual stands as far from it as what is half of it. */
const pricesOf = ({ value, quantity, massKg, packages }: DeclaredGoods) => ({
  byUnit: log(value / quantity),
  byMass: log(value / massKg),
  massPerUnit: log(massKg / quantity),
  massPerPackage: log(massKg / packages),
});

/** Of nothing, or of what was not said, nothing is known. */
const log = (amount: number): number => (amount > 0 && Number.isFinite(amount) ? Math.log(amount) : Number.NaN);

/** How many places a row has. */
export const ROW_LENGTH = FEATURES.length;
