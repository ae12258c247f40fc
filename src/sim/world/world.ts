import { declarationOf } from './declaration-of.ts';
import { between, normal, pick } from '#sim/draws';
import { companyName, partnerName, type Habit, type Route, type Trader } from './trader.ts';
import type { Declaration } from '#core/declaration';
import { isZeroDecimal, seededRandom, type PlainDate, type Random } from '#core/kernel';
import type { Reference } from '#core/reference';
import { preferenceFor, standardVat, type TariffLine } from '#core/tariff';

/** A seeded world: the same seed gives the same traders and, asked in the same order, the same declarations. */
export interface World {
  readonly traders: readonly Trader[];
  /** The next declaration of the world's traffic, lodged on `today`. */
  readonly next: (today: PlainDate) => { readonly trader: Trader; readonly declaration: Declaration };
}

export interface WorldOptions {
  readonly seed: number;
  readonly reference: Reference;
  readonly on: PlainDate;
  readonly traders?: number;
  /** Who the first traders are, where they must be somebody in particular. */
  readonly identities?: readonly { readonly id: string; readonly name: string }[];
  /** The offices that goods go through; all sea ports by default. */
  readonly offices?: readonly string[];
  /** Marks own references and bills, so that two runs on one database do not collide. */
  readonly run?: string;
}

const TRADERS_DEFAULT = 2_000;
const CATALOGUE_SIZE = 600;
/** Most goods in trade need no permit; some do, and their traders sometimes forget it. */
const CONTROLLED_SHARE = 0.3;
/** How traders spread over the five compliance levels: most are in the middle, few are bad. */
const LEVELS = [...repeat(1, 8), ...repeat(2, 25), ...repeat(3, 50), ...repeat(4, 15), ...repeat(5, 2)] as const;
/** Some of the busiest foreign partners of an economy like this one, by how often they occur. */
const PARTNERS = ['CN', 'CN', 'CN', 'KR', 'KR', 'JP', 'US', 'TH', 'TW', 'SG', 'MY', 'ID', 'DE', 'IN', 'AU'];

function repeat<const T>(value: T, times: number): readonly T[] {
  return Array.from({ length: times }, () => value);
}

export function createWorld(options: WorldOptions): World {
  const { reference, on, run = '' } = options;
  const random = seededRandom(options.seed);
  const catalogue = catalogueOf(reference, on, random);
  const places = placesOf(reference, on, options.offices);
  const traders = Array.from({ length: options.traders ?? TRADERS_DEFAULT }, (_, index) => ({
    ...traderOf(index, { random, catalogue, places, reference, on }),
    ...options.identities?.[index],
  }));
  const cumulative = cumulativeWeights(traders);
  let count = 0;
  return {
    traders,
    next: (today) => {
      count += 1;
      const trader = traders[indexAt(cumulative, random.next())] ?? pick(random, traders);
      return { trader, declaration: declarationOf(trader, { random, today, ordinal: count, run }) };
    },
  };
}

/** Lines of the tariff that ordinary trade moves: a percentage of duty, a standard VAT, no tax that asks for a property. */
function catalogueOf(reference: Reference, on: PlainDate, random: Random): readonly TariffLine[] {
  const { tariff } = reference;
  const lines = tariff.chapters.flatMap((chapter) => tariff.search(chapter.code, on, tariff.lineCount));
  const simple = lines.filter((line) => isSimple(line));
  const free = simple.filter((line) => line.policyReferences.length === 0);
  return Array.from({ length: CATALOGUE_SIZE }, () => pick(random, random.next() < CONTROLLED_SHARE ? simple : free));
}

function isSimple(line: TariffLine): boolean {
  const { mfn, ordinary, vat, excise, remedies, exportDuty } = line.measures;
  const standard = standardVat(line.measures)?.rate;
  return (
    mfn?.rate.kind === 'ad-valorem' &&
    ordinary?.rate.kind === 'ad-valorem' &&
    standard?.kind === 'ad-valorem' &&
    !isZeroDecimal(standard.percent) &&
    vat.every(({ rate }) => rate.kind === 'ad-valorem') &&
    !line.subjectToEnvironmentTax &&
    excise.length + remedies.length === 0 &&
    exportDuty === undefined &&
    line.unitCodes.length > 0 &&
    line.code < '98'
  );
}

interface Places {
  readonly sea: readonly { readonly office: string; readonly port: string }[];
  readonly foreignPorts: ReadonlyMap<string, readonly string[]>;
}

/** Sea ports only, thin: the busiest way in; air and road come from the examples. */
function placesOf(reference: Reference, on: PlainDate, only: readonly string[] | undefined): Places {
  const locations = reference.codes.entries('location', on);
  const home = locations.filter((place) => place.code.startsWith(reference.country.code));
  const foreignPorts = new Map<string, string[]>();
  for (const place of locations) {
    const country = place.code.slice(0, 2);
    if (country !== reference.country.code)
      foreignPorts.set(country, [...(foreignPorts.get(country) ?? []), place.code]);
  }
  const offices = reference.codes
    .entries('customs-office', on)
    .filter((office) => only?.includes(office.code) ?? office.code[2] === SEA_PORT);
  return {
    sea: offices.map((office, index) => ({ office: office.code, port: home[index % home.length]?.code ?? '' })),
    foreignPorts,
  };
}

interface Making {
  readonly random: Random;
  readonly catalogue: readonly TariffLine[];
  readonly places: Places;
  readonly reference: Reference;
  readonly on: PlainDate;
}

/** The third letter of an office's code tells its kind; this one is a sea or river port. */
const SEA_PORT = 'C';
const EXPORTER_SHARE = 0.3;
/** Tax codes of a series that is not given out. */
const ID_BASE = 3_990_000_000;
const POWER_LAW = 0.9;

function traderOf(index: number, making: Making): Trader {
  const { random } = making;
  const direction = random.next() < EXPORTER_SHARE ? 'export' : 'import';
  const country = pick(random, PARTNERS);
  return {
    id: String(ID_BASE + index).padStart(10, '0'),
    name: companyName(random, index + 1),
    direction,
    typeCode: direction === 'export' ? 'B11' : pick(random, ['A11', 'A12', 'A12']),
    habits: Array.from({ length: between(random, 3, 12) }, () => habitOf(country, direction, making)),
    routes: Array.from({ length: between(random, 1, 3) }, () => routeOf(country, making)),
    partners: Array.from({ length: between(random, 1, 5) }, () => partnerName(random, country)),
    incoterm: direction === 'export' ? 'FOB' : pick(random, ['CIF', 'CIF', 'CIP']),
    registeredOn: `20${String(between(random, 5, 25)).padStart(2, '0')}-0${between(random, 1, 9)}-15`,
    complianceLevel: pick(random, LEVELS),
    weight: 1 / (index + 1) ** POWER_LAW,
  };
}

function habitOf(country: string, direction: Trader['direction'], { random, catalogue, reference, on }: Making): Habit {
  const line = pick(random, catalogue);
  const agreements = reference.tariff.agreementsFor(country, on).filter((agreement) => {
    const rate = preferenceFor(line.measures, agreement.code, country)?.rate;
    return rate?.kind === 'ad-valorem' && !rate.excludedOrigins.includes(country);
  });
  const agreement =
    direction === 'import' && agreements.length > 0 && random.next() < 0.5 ? pick(random, agreements) : undefined;
  const form = agreement?.certificateForms[0];
  return {
    commodityCode: line.code,
    description: `${line.name.vi.slice(0, 160)}, mẫu ${between(random, 100, 999)}, mới 100%`,
    unitCode: line.unitCodes[0] ?? 'PCE',
    origin: direction === 'export' ? reference.country.code : country,
    unitPriceCents: Math.max(20, Math.round(1_500 * Math.exp(normal(random) * 1.3))),
    unitMassKg: line.unitCodes[0] === 'KGM' ? 1 : Math.max(0.05, Math.round(200 * Math.exp(normal(random))) / 100),
    usualQuantity: between(random, 20, 2_000),
    preference: agreement && form ? { agreement: agreement.code, form } : undefined,
  };
}

function routeOf(country: string, { random, places }: Making): Route {
  const home = pick(random, places.sea);
  return {
    officeId: home.office,
    modeCode: '2',
    foreignPort: pick(random, places.foreignPorts.get(country) ?? [`${country}ZZZ`]),
    homePort: home.port,
    partnerCountry: country,
  };
}

function cumulativeWeights(traders: readonly Trader[]): Float64Array {
  const sums = new Float64Array(traders.length);
  let total = 0;
  traders.forEach((trader, index) => {
    total += trader.weight;
    sums[index] = total;
  });
  return sums.map((sum) => sum / total);
}

function indexAt(cumulative: Float64Array, share: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) < share) low = middle + 1;
    else high = middle;
  }
  return low;
}
