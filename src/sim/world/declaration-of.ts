import { between, normal, pick } from '#sim/draws';
import type { Habit, Trader } from './trader.ts';
import type { Declaration, GoodsItem } from '#core/declaration';
import { addDays, type PlainDate, type Random } from '#core/kernel';

export interface Lodging {
  readonly random: Random;
  readonly today: PlainDate;
  readonly ordinal: number;
  readonly run: string;
}

const LINES_MAX = 50;
/** Log-normal with median 4: half the declarations have fewer lines, a few are as long as the law allows. */
const LINES_MEDIAN = 4;
const LINES_SPREAD = 0.9;
const CURRENCY = 'USD';

/** One shipment of a trader's habits, sound in every sum: what a careful declarant sends. */
export function declarationOf(trader: Trader, lodging: Lodging): Declaration {
  const { random, today, ordinal, run } = lodging;
  const count = Math.min(LINES_MAX, Math.max(1, Math.round(LINES_MEDIAN * Math.exp(normal(random) * LINES_SPREAD))));
  const lines = Array.from({ length: count }, (_, index) => lineOf(pick(random, trader.habits), index + 1, random));
  const route = pick(random, trader.routes);
  const packages = lines.reduce((sum, line) => sum + line.packages, 0);
  const partner = pick(random, trader.partners);
  const own = { id: trader.id, name: trader.name };
  const foreign = { name: partner, address: { countryCode: route.partnerCountry } };
  const isImport = trader.direction === 'import';
  return {
    functionCode: '9',
    functionalReferenceId: `SIM-${run}${ordinal}`,
    typeCode: trader.typeCode,
    declarationOfficeId: route.officeId,
    goodsItemQuantity: count,
    totalPackageQuantity: packages,
    totalPackageUnitCode: 'CT',
    totalGrossMass: { value: hundredths(lines.reduce((sum, line) => sum + line.grossMassCg, 0)), unitCode: 'KGM' },
    invoiceAmount: { amount: hundredths(lines.reduce((sum, line) => sum + line.chargeCents, 0)), currency: CURRENCY },
    importer: isImport ? own : foreign,
    exporter: isImport ? foreign : own,
    invoice: {
      id: `INV-${run}${ordinal}`,
      issueDate: addDays(today, -between(random, 8, 30)),
      priceKindCode: 'A',
      paymentTermsCode: 'TTR',
    },
    tradeTerms: { conditionCode: trader.incoterm },
    ...(isImport ? { exportCountryCode: route.partnerCountry } : { destinationCountryCode: route.partnerCountry }),
    consignment: {
      ...(isImport
        ? {
            arrivalDate: addDays(today, -between(random, 0, 5)),
            loadingLocationId: route.foreignPort,
            unloadingLocationId: route.homePort,
          }
        : {
            departureDate: addDays(today, between(random, 1, 4)),
            loadingLocationId: route.homePort,
            unloadingLocationId: route.foreignPort,
          }),
      transportContractDocuments: [{ id: `SIMBL${run}${ordinal}` }],
      transportEquipments: [{ sequence: 1, id: containerNumber(random) }],
    },
    borderTransportMeans: { modeCode: route.modeCode, name: 'SIMULATED STAR' },
    goodsItems: lines.map((line) => line.item),
  };
}

interface Line {
  readonly item: GoodsItem;
  readonly chargeCents: number;
  readonly grossMassCg: number;
  readonly packages: number;
}

function lineOf(habit: Habit, sequence: number, random: Random): Line {
  const quantity = Math.max(1, Math.round(habit.usualQuantity * Math.exp(normal(random) * 0.5)));
  const unitCents = Math.max(1, Math.round(habit.unitPriceCents * (0.95 + random.next() * 0.1)));
  const chargeCents = quantity * unitCents;
  const netMassCg = Math.max(1, Math.round(quantity * habit.unitMassKg * 100));
  const grossMassCg = Math.round(netMassCg * 1.08);
  const { preference } = habit;
  return {
    chargeCents,
    grossMassCg,
    packages: Math.max(1, Math.round(grossMassCg / 100 / 20)),
    item: {
      sequence,
      commodityCode: habit.commodityCode,
      description: habit.description,
      origin: { countryCode: habit.origin },
      tariffQuantity: { value: String(quantity), unitCode: habit.unitCode },
      grossMass: { value: hundredths(grossMassCg), unitCode: 'KGM' },
      netMass: { value: hundredths(netMassCg), unitCode: 'KGM' },
      itemChargeAmount: { amount: hundredths(chargeCents), currency: CURRENCY },
      unitPriceAmount: { amount: hundredths(unitCents), currency: CURRENCY },
      ...(preference
        ? {
            dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: preference.agreement }],
            additionalDocuments: [{ typeCode: `CO-${preference.form}`, id: `CO${between(random, 10_000, 99_999)}` }],
          }
        : {}),
    },
  };
}

const hundredths = (value: number): string => {
  const text = String(value).padStart(3, '0');
  const fraction = text.slice(-2).replace(/0+$/, '');
  return fraction === '' ? text.slice(0, -2) : `${text.slice(0, -2)}.${fraction}`;
};

/** ISO 6346 with its check digit, in an owner code that says what it is. */
function containerNumber(random: Random): string {
  const body = `SIMU${String(between(random, 0, 999_999)).padStart(6, '0')}`;
  const sum = Array.from(body).reduce((total, char, index) => total + characterValue(char) * 2 ** index, 0);
  return `${body}${(sum % 11) % 10}`;
}

/** Letters count from 10 upwards, leaving out the multiples of 11. */
function characterValue(char: string): number {
  if (char >= '0' && char <= '9') return Number(char);
  const rank = char.charCodeAt(0) - 65 + 10;
  return rank + Math.floor((rank - 1) / 10);
}
