import {
  addDecimals,
  decimal,
  decimalText,
  equalDecimals,
  isZeroDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  ZERO,
  type Datum,
  type Decimal,
  type PlainDate,
  type Text,
} from '#core/kernel';
import type { Declaration, GoodsItem } from '#core/declaration';
import { CUSTOMS_VALUE_BASIS, type Reference } from '#core/reference';
import { explainFoundValue, type FoundValue } from '#core/valuation';
import type { AssessedLine, AssessedTax, AssessedTotal, Assessment, ReliefKind } from './assessment.ts';
import { preferenceFor, type Measure } from '#core/tariff';
import { MFN, ORDINARY } from './choose-duty-rate.ts';
import type { PossibleSaving } from './possible-savings.ts';
import { NOT_SUBJECT } from './taxes/vat.ts';
import { DUTIES, TAX_TYPES } from './tax-unit.ts';

/** How one figure came about: what went in, the arithmetic, what came out, and by which rule. */
export interface Working {
  readonly rule: string;
  readonly label: Text;
  readonly legalBasis?: string;
  readonly data: readonly Datum[];
  readonly calculation: string;
  readonly value: string;
}

/** Everything a working is derived from: the stored figures and the reference data of the version that made them. */
export interface Derivation {
  readonly assessment: Assessment;
  readonly declaration: Declaration;
  readonly reference: Reference;
  /** By line, how a value came about that is not the price; read once for all lines. */
  readonly found: readonly (FoundValue | undefined)[];
}

export const LABELS = {
  customsValue: { vi: 'Trị giá tính thuế', en: 'Customs value' },
  price: { vi: 'Trị giá hóa đơn của dòng', en: 'Invoice value of the line' },
  exchangeRate: { vi: 'Tỷ giá', en: 'Exchange rate' },
  share: { vi: 'Phần phí vận chuyển, bảo hiểm và điều chỉnh', en: 'Share of freight, insurance and adjustments' },
  rate: { vi: 'Thuế suất', en: 'Rate' },
  quantity: { vi: 'Lượng tính thuế', en: 'Taxable quantity' },
  amountPerUnit: { vi: 'Mức thuế', en: 'Amount for one unit' },
  notSubject: { vi: 'Không thuộc đối tượng chịu thuế', en: 'Not subject to the tax' },
  taxesBefore: { vi: 'Các khoản thuế tính trước', en: 'Taxes worked out before' },
  printed: { vi: 'Thuế suất ghi trong biểu', en: 'Rate as printed' },
  instead: { vi: 'Nếu tính theo', en: 'At the other option,' },
  relievedInAll: { vi: 'Được miễn, giảm hoặc tạm chưa thu', en: 'Exempt, reduced or suspended' },
  sumOfLines: { vi: 'Cộng các dòng, chưa làm tròn', en: 'Sum of the lines, not rounded' },
  suspended: { vi: 'Tạm chưa thu theo loại hình', en: 'Suspended under the declaration type' },
  exempt: { vi: 'Được miễn theo loại hình', en: 'Exempt under the declaration type' },
  reduced: { vi: 'Được giảm', en: 'Reduced by' },
  deferred: { vi: 'Được nộp sau', en: 'May be paid later' },
} as const satisfies Readonly<Record<string, Text>>;

/** Price × rate, and the line's share of what is not in the price. */
export function valueWorking(line: AssessedLine, index: number, derivation: Derivation): Working {
  const { assessment, declaration, reference } = derivation;
  const item = declaration.goodsItems[index];
  const on = assessment.on as PlainDate;
  const legalBasis = reference.legalBases.basisOn(CUSTOMS_VALUE_BASIS, on);
  const found = derivation.found[index];
  if (found !== undefined) {
    return {
      rule: `VALUE/METHOD-${found.method}`,
      label: LABELS.customsValue,
      ...(legalBasis !== undefined && { legalBasis }),
      ...explainFoundValue(found, reference, on),
      value: line.value,
    };
  }
  const price = parseDecimal(item?.itemChargeAmount?.amount ?? '') ?? decimal(0);
  const currency = item?.itemChargeAmount?.currency ?? declaration.invoiceAmount?.currency ?? assessment.currency;
  const rate = assessment.rates[currency];
  const national = rate === undefined ? price : multiplyDecimals(price, decimal(rate));
  const share = subtractDecimals(decimal(line.value), national);
  const data: Datum[] = [{ label: LABELS.price, value: decimalText(price), unit: currency }];
  let calculation = decimalText(price);
  if (rate !== undefined) {
    data.push({ label: LABELS.exchangeRate, value: rate, unit: `${assessment.currency}/${currency}` });
    calculation += ` × ${rate}`;
  }
  if (!isZeroDecimal(share)) {
    data.push({ label: LABELS.share, value: decimalText(share), unit: assessment.currency });
    calculation +=
      share.units < 0n ? ` − ${decimalText({ units: -share.units, scale: share.scale })}` : ` + ${decimalText(share)}`;
  }
  const working = { rule: 'VALUE', label: LABELS.customsValue, data, calculation, value: line.value };
  return legalBasis === undefined ? working : { ...working, legalBasis };
}

/** One tax of one line; `savings` are those that `possibleSavings` finds for the line. */
export function taxWorking(
  tax: AssessedTax,
  line: AssessedLine,
  item: GoodsItem | undefined,
  derivation: Derivation,
  savings: readonly PossibleSaving[],
): Working {
  const { reference, assessment } = derivation;
  const measure = measureOf(tax, item, derivation);
  const { data, calculation } = arithmetic(tax, line, derivation);
  if (tax.taxType === TAX_TYPES.importDuty && tax.relief === undefined && savings[0] !== undefined)
    data.push(savingDatum(savings[0], assessment.currency));
  const name = taxName(tax.taxType, reference, assessment.on);
  const detail = measure?.name ?? treatmentName(tax, measure, derivation);
  const working = {
    rule: `${tax.taxType}/${tax.measure}`,
    // `Thuế nhập khẩu · ACFTA`, `Thuế giá trị gia tăng · Thuế GTGT 8 % (giảm tạm thời)`.
    label: { vi: `${name.vi} · ${detail?.vi ?? tax.measure}`, en: `${name.en} · ${detail?.en ?? tax.measure}` },
    data,
    calculation,
    value: tax.amount,
  };
  const legalBasis = measure?.legalBasis || basisOfRegime(tax, derivation);
  return legalBasis === undefined ? working : { ...working, legalBasis };
}

/** Agreements are known by their short names; other treatments, and quotas, by what the country's lists call them. */
function treatmentName(
  { measure: id }: AssessedTax,
  measure: Measure | undefined,
  { reference, assessment }: Derivation,
): Text | undefined {
  if (measure?.type === 'preference') return undefined;
  const on = assessment.on as PlainDate;
  return (reference.codes.find('duty-regime', id, on) ?? reference.codes.find('quota-order', id, on))?.name;
}

/** The largest saving that an unclaimed agreement offers, with its condition. */
function savingDatum({ agreement: { code, certificateForms }, amount }: PossibleSaving, currency: string): Datum {
  const forms = certificateForms.join(', ');
  const label: Text = {
    vi: `Có thể tiết kiệm theo ${code}, nếu có giấy chứng nhận xuất xứ mẫu ${forms}`,
    en: `Possible saving under ${code}, with a certificate of origin of form ${forms}`,
  };
  return { label, value: decimalText(amount), unit: currency };
}

/** The sum over the lines, rounded once; nothing payable where the declaration type suspends or exempts it. */
export function totalWorking(total: AssessedTotal, derivation: Derivation): Working {
  const { assessment, reference } = derivation;
  const amounts: string[] = [];
  let exact = ZERO;
  let off = ZERO;
  for (const { taxes } of assessment.lines) {
    for (const tax of taxes) {
      if (tax.taxType !== total.taxType) continue;
      amounts.push(tax.amount);
      const amount = decimal(tax.amount);
      exact = addDecimals(exact, amount);
      if (tax.relief !== undefined) off = addDecimals(off, subtractDecimals(amount, borneOf(tax)));
    }
  }
  const data: Datum[] = [{ label: LABELS.sumOfLines, value: decimalText(exact), unit: assessment.currency }];
  if (total.relief !== undefined)
    data.push({ label: LABELS[total.relief], value: total.amount, unit: assessment.currency });
  else if (total.payable !== total.amount)
    data.push({
      label: LABELS.relievedInAll,
      value: decimalText(subtractDecimals(decimal(total.amount), decimal(total.payable))),
      unit: assessment.currency,
    });
  if (total.deferred !== undefined)
    data.push({ label: LABELS.deferred, value: total.deferred, unit: assessment.currency });
  return {
    rule: `${total.taxType}/TOTAL`,
    label: taxName(total.taxType, reference, assessment.on),
    data,
    calculation: totalCalculation(amounts, exact, off, reference.country.taxRounding.scale),
    value: total.payable,
  };
}

/** `ROUND(0.4 + 0.2)`, `Σ 12 − 500`: it says that it rounds only where it does. */
function totalCalculation(amounts: readonly string[], exact: Decimal, off: Decimal, scale: number): string {
  const sum = amounts.length <= SUMMANDS_SHOWN_MAX ? amounts.join(' + ') : `Σ ${amounts.length}`;
  const due = isZeroDecimal(off) ? sum : `${sum} − ${decimalText(off)}`;
  const borne = subtractDecimals(exact, off);
  return equalDecimals(borne, roundDecimal(borne, scale, 'down')) ? due : `ROUND(${due})`;
}

/** More summands than this are not read by anyone; their count is shown instead. */
const SUMMANDS_SHOWN_MAX = 6;

function arithmetic(
  tax: AssessedTax,
  line: AssessedLine,
  { assessment, reference }: Derivation,
): { readonly data: Datum[]; readonly calculation: string } {
  if (tax.rate === NOT_SUBJECT) return { data: [{ label: LABELS.notSubject, value: tax.measure }], calculation: '0' };
  const data: Datum[] = [];
  let calculation = '';
  const [percent, perUnit] = splitRate(tax.rate);
  if (tax.printed !== undefined) data.push({ label: LABELS.printed, value: tax.printed });
  if (tax.instead !== undefined)
    data.push({
      label: { vi: `${LABELS.instead.vi} ${tax.instead.rate}`, en: `${LABELS.instead.en} ${tax.instead.rate}` },
      value: tax.instead.amount,
      unit: assessment.currency,
    });
  if (percent !== undefined) {
    data.push({ label: LABELS.customsValue, value: line.value, unit: assessment.currency });
    const before = amountsBefore(tax, line);
    let base = line.value;
    if (before.length > 0) {
      let sum = ZERO;
      for (const amount of before) {
        sum = addDecimals(sum, amount);
        base += ` + ${decimalText(amount)}`;
      }
      base = `(${base})`;
      data.push({ label: LABELS.taxesBefore, value: decimalText(sum), unit: assessment.currency });
    }
    const figure = percent.slice(0, -1);
    data.push({ label: LABELS.rate, value: figure, unit: '%' });
    calculation = `${base} × ${figure} %`;
  }
  if (tax.quantity !== undefined && perUnit !== undefined) {
    const [amount = '', unit = ''] = perUnit.split(' ');
    const [currency = ''] = unit.split('/');
    data.push({ label: LABELS.quantity, value: tax.quantity, unit: tax.unitCode ?? '' });
    data.push({ label: LABELS.amountPerUnit, value: amount, unit });
    const exchange = assessment.rates[currency];
    if (calculation !== '') calculation += ' + ';
    calculation += `${tax.quantity} × ${amount}`;
    if (exchange !== undefined) {
      calculation += ` × ${exchange}`;
      data.push({ label: LABELS.exchangeRate, value: exchange, unit: `${assessment.currency}/${currency}` });
    }
  }
  if (tax.relief !== undefined)
    data.push({
      label: reliefLabel(tax, reference, assessment.on),
      value: tax.relieved ?? tax.amount,
      unit: assessment.currency,
    });
  return { data, calculation };
}

/** `65% + 2000 VND/PA` is both parts, `5%` or `1000 VND/LTR` only one. */
function splitRate(rate: string): readonly [percent: string | undefined, perUnit: string | undefined] {
  // Nearly every rate.
  if (rate.endsWith('%') && !rate.includes('/')) return [rate, undefined];
  const parts = rate.split(' + ');
  return [parts.find((part) => part.endsWith('%')), parts.find((part) => part.includes('/'))];
}

/** What a percentage is taken of: the customs value and every tax before this one on the line. */
export const taxBaseOf = (tax: AssessedTax, line: AssessedLine): Decimal =>
  amountsBefore(tax, line).reduce((sum, amount) => addDecimals(sum, amount), decimal(line.value));

/**
 * Customs duties are taken of the customs value alone; the inland taxes of what came before them as well, less what relief
 * takes off it, unless the tax itself is not to be paid: then it shows what would be due if nothing were relieved.
 */
function amountsBefore(tax: AssessedTax, line: AssessedLine): readonly Decimal[] {
  if (DUTIES.has(tax.taxType)) return [];
  const before: Decimal[] = [];
  const asIfNothingWere = isNotPaid(tax);
  for (const earlier of line.taxes) {
    if (earlier === tax) break;
    before.push(asIfNothingWere ? decimal(earlier.amount) : borneOf(earlier));
  }
  return before;
}

const isNotPaid = ({ relief, relieved }: AssessedTax): boolean =>
  relief !== undefined && relief !== 'deferred' && relieved === undefined;

/** What of a tax is really borne. */
function borneOf(tax: AssessedTax): Decimal {
  if (isNotPaid(tax)) return decimal(0);
  return tax.relieved === undefined
    ? decimal(tax.amount)
    : subtractDecimals(decimal(tax.amount), decimal(tax.relieved));
}

/** `Được miễn: Hàng tạo tài sản cố định`, or what the declaration type says. */
function reliefLabel({ relief = 'exempt', ground }: AssessedTax, reference: Reference, on: string): Text {
  const name = ground === undefined ? undefined : reference.codes.find('relief-ground', ground, on as PlainDate)?.name;
  if (name === undefined) return LABELS[relief];
  const { vi, en } = GROUND_LABELS[relief];
  return { vi: `${vi}: ${name.vi}`, en: `${en}: ${name.en}` };
}

const GROUND_LABELS: Readonly<Record<ReliefKind, Text>> = {
  exempt: { vi: 'Được miễn', en: 'Exempt' },
  suspended: { vi: 'Tạm chưa thu', en: 'Suspended' },
  reduced: { vi: 'Được giảm', en: 'Reduced' },
  deferred: { vi: 'Được nộp sau', en: 'Deferred' },
};

export function taxName(taxType: string, reference: Reference, on: string): Text {
  return reference.codes.find('tax-type', taxType, on as PlainDate)?.name ?? { vi: taxType, en: taxType };
}

function basisOfRegime({ measure }: AssessedTax, { reference, assessment }: Derivation): string | undefined {
  const regime = reference.codes.find('duty-regime', measure, assessment.on as PlainDate);
  return regime?.attributes['legal_basis'] || undefined;
}

/** The measure that set the rate; none where a treatment is made of another one (out of quota). */
function measureOf(
  { taxType, measure }: AssessedTax,
  item: GoodsItem | undefined,
  { reference, assessment }: Derivation,
): Measure | undefined {
  const measures = reference.tariff.lineOn(item?.commodityCode ?? '', assessment.on as PlainDate)?.measures;
  if (measures === undefined) return undefined;
  const isIt = ({ id }: Measure): boolean => id === measure;
  switch (taxType) {
    case TAX_TYPES.importDuty:
      if (measure === MFN) return measures.mfn;
      return measure === ORDINARY ? measures.ordinary : preferenceFor(measures, measure, item?.origin?.countryCode);
    case TAX_TYPES.exportDuty:
      return measures.exportDuty;
    case TAX_TYPES.specialConsumption:
      return measures.excise.find(isIt);
    case TAX_TYPES.environment:
      return measures.environment.find(isIt);
    case TAX_TYPES.vat:
      return measures.vat.find(isIt);
    default:
      return measures.remedies.find(isIt);
  }
}
