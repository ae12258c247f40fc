import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { assess } from '#core/assessment';
import { decimal, decimalText } from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
import {
  isUnderQuota,
  declarationOf,
  PRODUCER_RATE,
  randomShipment,
  RATES,
  referenceOf,
  TYPES,
  type RandomGoods,
  type RandomPart,
  type RandomRate,
  type RandomShipment,
  type TypeCode,
} from '#tests/support/random-assessment';
import { SAMPLE_DAY } from '#tests/support/sample-declarations';

/**
 * The law written down a second time, with decimal.js and from its formulas: value at the gate, then import duty, then
 * additional duties, excise, environment tax and VAT, each of what came before; every tax summed exactly over the lines
 * and rounded once. It shares no code with what it judges, and reads the facts that the printed texts were written from.
 *
 * `ASSESSMENT_ORACLE=100000` for the whole of it; the usual run takes a part.
 */
const RUNS = Number(env['ASSESSMENT_ORACLE'] ?? 2000);
const LINES_MAX = 6;

test(`${RUNS} random declarations come to what the law written a second time comes to`, { timeout: 3_600_000 }, () => {
  let assessedCount = 0;
  fc.assert(
    fc.property(randomShipment(LINES_MAX), (shipment) => {
      const expected = byLaw(shipment);
      if (expected !== REFUSED) assessedCount += 1;
      expect(byProgram(shipment)).toEqual(expected);
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  // What is refused on both sides says nothing about the arithmetic.
  expect(assessedCount).toBeGreaterThan(RUNS / 2);
});

const REFUSED = 'refused';
interface Figures {
  readonly lines: readonly { readonly value: string; readonly taxes: Readonly<Record<string, string>> }[];
  readonly totals: Readonly<Record<string, readonly [amount: string, payable: string]>>;
  readonly payable: string;
}

function byProgram(shipment: RandomShipment): Figures | typeof REFUSED {
  const reference = referenceOf(shipment);
  const declaration = declarationOf(shipment);
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) return REFUSED;
  const assessment = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  if (!assessment.ok) return REFUSED;
  const { lines, totals, payable } = assessment.value;
  return {
    lines: lines.map(({ value, taxes }) => ({
      value,
      taxes: Object.fromEntries(taxes.map(({ taxType, measure, amount }) => [`${taxType} ${measure}`, amount])),
    })),
    totals: Object.fromEntries(totals.map((total) => [total.taxType, [total.amount, total.payable]])),
    payable,
  };
}

const Exact = Decimal.clone({ precision: 300, rounding: Decimal.ROUND_HALF_UP });
type Exact = Decimal;
const exact = (value: string | number): Exact => new Exact(value);
const sumOf = (values: readonly Exact[]): Exact => values.reduce((sum, value) => sum.plus(value), exact(0));
const percentOf = (value: Exact, percent: string): Exact => value.times(percent).div(100);
/** The shortest text, as figures travel. */
const plain = (value: Exact): string => decimalText(decimal(value.toFixed()));

/** What the goods must not be assessed for. */
class NotAssessable extends Error {}

function byLaw(shipment: RandomShipment): Figures | typeof REFUSED {
  try {
    return figuresOf(shipment);
  } catch (problem) {
    if (problem instanceof NotAssessable) return REFUSED;
    throw problem;
  }
}

function figuresOf(shipment: RandomShipment): Figures {
  const values = customsValues(shipment);
  const isPaid = TYPES[shipment.typeCode as TypeCode] === 'payable';
  const sums = new Map<string, Exact>();
  const lines = shipment.goods.map((goods, index) => {
    const value = values[index] ?? exact(0);
    const taxes = shipment.isImport ? importTaxes(goods, value) : exportTaxes(goods, value);
    for (const { type, amount } of taxes) sums.set(type, (sums.get(type) ?? exact(0)).plus(amount));
    return {
      value: plain(value),
      taxes: Object.fromEntries(taxes.map(({ type, name, amount }) => [`${type} ${name}`, plain(amount)])),
    };
  });
  const totals = [...sums].map(([type, sum]) => [type, sum.toDecimalPlaces(0)] as const);
  const payable = isPaid ? sumOf(totals.map(([, total]) => total)) : exact(0);
  // A total has room for eleven digits.
  if ([payable, ...totals.map(([, total]) => total)].some((total) => total.toFixed().length > 11))
    throw new NotAssessable();
  return {
    lines,
    totals: Object.fromEntries(
      totals.map(([type, total]) => [type, [total.toFixed(), isPaid ? total.toFixed() : '0']]),
    ),
    payable: payable.toFixed(),
  };
}

/** Import: freight and insurance belong in, export: out. What is shared is cut at six decimals, the rest goes to the largest. */
function customsValues({
  goods,
  isImport,
  terms,
  spreadBy,
  freight,
  insurance,
  royalty,
}: RandomShipment): readonly Exact[] {
  const prices = goods.map(({ price, currency }) => exact(price).div(100).times(RATES[currency]));
  const inUsd = (cents: number) => exact(cents).div(100).times(RATES.USD);
  let shared = exact(royalty).div(100).times(RATES.EUR);
  const freightInPrice = terms !== 'FOB';
  const insuranceInPrice = terms === 'CIF';
  if (isImport && !freightInPrice) shared = shared.plus(inUsd(freight));
  if (isImport && !insuranceInPrice) shared = shared.plus(inUsd(insurance));
  if (!isImport && freightInPrice) shared = shared.minus(inUsd(freight));
  if (!isImport && insuranceInPrice) shared = shared.minus(inUsd(insurance));
  const keys = spreadBy === 'value' ? prices : goods.map(({ grossGrams }) => exact(grossGrams));
  const whole = sumOf(keys);
  const shares =
    goods.length === 1
      ? [shared]
      : keys.map((key) => shared.times(key).div(whole).toDecimalPlaces(6, Decimal.ROUND_DOWN));
  const largest = keys.findIndex((key) => keys.every((other) => key.gte(other)));
  const rest = shared.minus(sumOf(shares));
  const values = prices.map((price, index) => price.plus(shares[index] ?? 0).plus(index === largest ? rest : 0));
  if (values.some((value) => value.lte(0))) throw new NotAssessable();
  return values;
}

interface Tax {
  readonly type: string;
  readonly name: string;
  readonly amount: Exact;
}

function importTaxes(goods: RandomGoods, value: Exact): readonly Tax[] {
  const { law } = goods;
  const taxes: Tax[] = [importDuty(goods, value), ...additionalDuties(goods, value)];
  const soFar = () => value.plus(sumOf(taxes.map(({ amount }) => amount)));
  if (law.excise !== undefined) {
    const isSmall = engineOf(goods) <= law.excise.upTo;
    const part = isSmall ? law.excise.small : law.excise.large;
    if (part) taxes.push({ type: 'EXC', name: isSmall ? 'EXC-S' : 'EXC-L', amount: charge(part, soFar(), goods) });
  }
  if (law.environment !== undefined) {
    const { amount, unit } = law.environment;
    taxes.push({ type: 'ENV', name: 'ENV', amount: quantityIn(unit, goods).times(amount) });
  }
  taxes.push(
    goods.claimsExemptFromVat
      ? { type: 'VAT', name: 'VATNS', amount: exact(0) }
      : { type: 'VAT', name: `VAT${law.vat}`, amount: percentOf(soFar(), law.vat) },
  );
  return taxes;
}

function exportTaxes(goods: RandomGoods, value: Exact): readonly Tax[] {
  const { exportDuty } = goods.law;
  if (exportDuty === undefined) return [];
  if (exportDuty.form === 'percent')
    return [{ type: 'EXD', name: 'EXP', amount: percentOf(value, exportDuty.percent) }];
  return [{ type: 'EXD', name: 'EXP', amount: amountAt(exportDuty, value, goods, '100') }];
}

const HAS_MFN: readonly (string | undefined)[] = ['CN', 'MY', 'JP'];
const ACFTA_MEMBERS: readonly (string | undefined)[] = ['CN', 'MY'];

/** The claimed treatment where it stands; an agreement that leaves the origin out counts as not claimed. */
function importDuty(goods: RandomGoods, value: Exact): Tax {
  const { treatment, origin, law } = goods;
  const duty = (name: string, rate: RandomRate): Tax => {
    // A quota is not drawn for a rate that it does not open.
    if (goods.hasQuotaOrder && !isUnderQuota(rate, law)) throw new NotAssessable();
    return { type: 'CUD', name, amount: resolved(rate, value, goods) };
  };
  const ordinary = (): Tax => {
    if (leavesOut(law.ordinary, origin)) throw new NotAssessable();
    return duty('ORDINARY', law.ordinary);
  };
  const unclaimed = (): Tax =>
    !HAS_MFN.includes(origin) || leavesOut(law.mfn, origin) ? ordinary() : duty('MFN', law.mfn);
  switch (treatment) {
    case undefined:
      return unclaimed();
    case 'ORDINARY':
      return ordinary();
    case 'MFN':
      if (!HAS_MFN.includes(origin)) throw new NotAssessable();
      return unclaimed();
    case 'OUTQUOTA': {
      const rate = HAS_MFN.includes(origin) ? law.mfn : law.ordinary;
      // Goods can not be drawn from the quota and be outside it.
      if (rate.form !== 'quota' || goods.hasQuotaOrder) throw new NotAssessable();
      return { type: 'CUD', name: 'OUTQUOTA', amount: percentOf(value, rate.beyond) };
    }
    case 'ACFTA':
      if (!ACFTA_MEMBERS.includes(origin) || !goods.hasCertificate || !law.preference) throw new NotAssessable();
      return leavesOut(law.preference, origin) ? unclaimed() : duty('ACFTA', law.preference);
  }
}

const leavesOut = (rate: RandomRate, origin: string | undefined): boolean =>
  rate.form === 'percent' && origin !== undefined && rate.excluded.includes(origin);

/** Everything that a printed rate can say, come to an amount. */
function resolved(rate: RandomRate, value: Exact, goods: RandomGoods): Exact {
  if (rate.form !== 'share') return amountAt(rate, value, goods, '100');
  const { mfn } = goods.law;
  if (leavesOut(mfn, goods.origin)) throw new NotAssessable();
  return amountAt(mfn, value, goods, rate.percent);
}

/** `share` percent of what the rate comes to: half as much again of a percentage is half as much again of the duty. */
function amountAt(rate: RandomRate, value: Exact, goods: RandomGoods, share: string): Exact {
  return percentOf(wholeAmount(rate, value, goods), share);
}

function wholeAmount(rate: RandomRate, value: Exact, goods: RandomGoods): Exact {
  switch (rate.form) {
    case 'part':
      return charge(rate.part, value, goods);
    case 'percent':
      return percentOf(value, rate.percent);
    case 'higher':
      return Exact.max(...rate.options.map((part) => charge(part, value, goods)));
    case 'lower':
      return Exact.min(...rate.options.map((part) => charge(part, value, goods)));
    case 'tiers': {
      const engine = engineOf(goods);
      const step = rate.steps.find(({ upTo, holdsBound }) => engine < upTo || (holdsBound && engine === upTo));
      return charge(step?.part ?? rate.rest, value, goods);
    }
    case 'quota':
      if (!goods.hasQuotaOrder) throw new NotAssessable();
      return percentOf(value, rate.within);
    case 'alternatives': {
      const chosen = rate.options.find((option) => exact(option).eq(goods.declaredRate ?? rate.options[0] ?? 0));
      const isOpen = goods.declaredRate === undefined && rate.options.some((option) => !exact(option).eq(chosen ?? -1));
      if (chosen === undefined || isOpen) throw new NotAssessable();
      return percentOf(value, chosen);
    }
    case 'share':
    case 'elsewhere':
      throw new NotAssessable();
  }
}

function charge({ percent, perUnit }: RandomPart, base: Exact, goods: RandomGoods): Exact {
  const ofValue = percent === undefined ? exact(0) : percentOf(base, percent);
  if (perUnit === undefined) return ofValue;
  return ofValue.plus(quantityIn(perUnit.unit, goods).times(perUnit.amount).times(RATES[perUnit.currency]));
}

function quantityIn(unit: string, { grams, millilitres }: RandomGoods): Exact {
  switch (unit) {
    case 'KGM':
      return exact(grams).div(1000);
    case 'TNE':
      return exact(grams).div(1_000_000);
    case 'LTR':
      return exact(millilitres).div(1000);
    case 'HLT':
      return exact(millilitres).div(100_000);
    default:
      throw new NotAssessable();
  }
}

function engineOf({ engineCc }: RandomGoods): number {
  if (engineCc === undefined) throw new NotAssessable();
  return engineCc;
}

/**
 * Goods of unknown origin may be of any. Of several rates the highest; a producer's own only where the producer is named, and
 * never for goods that bear none.
 */
function additionalDuties(goods: RandomGoods, value: Exact): readonly Tax[] {
  const { law, origin, producer } = goods;
  const isOf = (...countries: readonly string[]) => origin === undefined || countries.includes(origin);
  const taxes: Tax[] = [];
  const isUnderMeasures = isOf('CN') && (law.antiDumping.length > 0 || law.producerRate !== undefined);
  if (producer !== undefined) {
    if (!isUnderMeasures || producer === 'unnamed' || law.producerRate === undefined) throw new NotAssessable();
    taxes.push({ type: 'ADD', name: PRODUCER_RATE, amount: percentOf(value, law.producerRate) });
  } else if (isUnderMeasures) {
    const [first, second] = law.antiDumping.map((part) => charge(part, value, goods));
    if (first) {
      const isSecond = second?.gt(first) === true;
      taxes.push({ type: 'ADD', name: isSecond ? 'AD-1' : 'AD-0', amount: isSecond ? second : first });
    }
  }
  if (law.countervailing && isOf('CN', 'MY'))
    taxes.push({ type: 'CVD', name: 'CV', amount: charge(law.countervailing, value, goods) });
  if (law.safeguard && origin !== 'JP')
    taxes.push({ type: 'SFG', name: 'SG', amount: charge(law.safeguard, value, goods) });
  return taxes;
}
