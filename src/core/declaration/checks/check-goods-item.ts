import {
  absoluteDecimal,
  compareDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
  decimalText,
  type Decimal,
} from '#core/kernel';
import type { CountryProfile } from '#core/reference';
import type { TariffLine } from '#core/tariff';
import { DESCRIPTION_LENGTH_MAX, type GoodsItem } from '../goods-item.ts';
import { massKg } from '../mass.ts';
import type { DutyTaxFee } from '../valuation-data.ts';
import type { Measure } from '../values.ts';
import type { CheckContext } from './check-context.ts';
import { checkDocuments } from './check-documents.ts';

/** Price × quantity may differ from the line value by this much, in the invoice currency (rounding of unit prices). */
const PRICE_TOLERANCE: Decimal = { units: 1n, scale: 0 };
const EIGHT_DIGITS = /^\d{8}$/;
const CONTROL_CHARACTER = /\p{Cc}/u;

/** One goods line on its own. What it has to do with the others is checked in the totals. */
export function checkGoodsItem(item: GoodsItem, index: number, context: CheckContext): void {
  const line = checkCommodityCode(item, index, context);
  checkDescription(item, index, context);
  checkQuantity(item, index, line, context);
  checkOrigin(item, index, context);
  checkPrice(item, index, context);
  checkMasses(item, index, context);
  checkTaxTypes(item, index, context);
  checkLineDocuments(item, index, context);
}

/** Most lines leave their documents to the declaration. */
function checkLineDocuments({ additionalDocuments }: GoodsItem, index: number, context: CheckContext): void {
  if (additionalDocuments !== undefined)
    checkDocuments(additionalDocuments, `/goodsItems/${index}/additionalDocuments`, index + 1, context);
}

const at = (index: number, field: string) => ({ pointer: `/goodsItems/${index}/${field}`, line: index + 1 });

function checkCommodityCode(
  item: GoodsItem,
  index: number,
  { reference, on, report }: CheckContext,
): TariffLine | undefined {
  const code = item.commodityCode;
  const line = code === undefined ? undefined : reference.tariff.lineOn(code, on);
  if (code === undefined) report('HS-003', at(index, 'commodityCode'));
  else if (!EIGHT_DIGITS.test(code)) report('HS-001', at(index, 'commodityCode'), { value: code });
  else if (line === undefined) report('HS-002', at(index, 'commodityCode'), { value: code, on });
  return line;
}

function checkDescription(item: GoodsItem, index: number, { report }: CheckContext): void {
  const text = item.description;
  if (text === undefined || text.trim() === '') return report('HS-004', at(index, 'description'));
  if (text.length > DESCRIPTION_LENGTH_MAX) {
    report('HS-005', at(index, 'description'), { length: String(text.length), limit: String(DESCRIPTION_LENGTH_MAX) });
  }
  const position = text.search(CONTROL_CHARACTER);
  if (position >= 0) report('HS-006', at(index, 'description'), { position: String(position + 1) });
}

function checkQuantity(item: GoodsItem, index: number, line: TariffLine | undefined, context: CheckContext): void {
  const { reference, on, report } = context;
  checkAboveNought(item, 'supplementaryQuantity', index, context);
  checkAboveNought(item, 'volume', index, context);
  const quantity = item.tariffQuantity;
  if (quantity === undefined) return report('QTY-001', at(index, 'tariffQuantity'), { units: unitsText(line) });
  checkAboveNought(item, 'tariffQuantity', index, context);
  const unit = quantity.unitCode ?? '';
  if (reference.codes.find('unit', unit, on) === undefined) {
    report('QTY-003', at(index, 'tariffQuantity/unitCode'), { value: unit, on, units: unitsText(line) });
  } else if (line !== undefined && line.unitCodes.length > 0 && !line.unitCodes.includes(unit)) {
    report('QTY-004', at(index, 'tariffQuantity/unitCode'), { value: unit, code: line.code, units: unitsText(line) });
  }
}

/** Taxes by quantity read whichever of them is in their unit. */
function checkAboveNought(
  item: GoodsItem,
  field: 'tariffQuantity' | 'supplementaryQuantity' | 'volume',
  index: number,
  { report }: CheckContext,
): void {
  const declared = item[field];
  if (declared === undefined) return;
  const value = parseDecimal(declared.value);
  if (value === undefined || value.units <= 0n)
    report('QTY-002', at(index, `${field}/value`), { value: declared.value });
}

const unitsText = (line: TariffLine | undefined): string =>
  line === undefined || line.unitCodes.length === 0 ? '–' : line.unitCodes.join(', ');

function checkOrigin(item: GoodsItem, index: number, { reference, on, direction, report }: CheckContext): void {
  const origin = item.origin?.countryCode;
  if (origin === undefined) {
    if (direction === 'import') reportMissingOrigin(item, index, reference.country, report);
  } else if (reference.codes.find('country', origin, on) === undefined) {
    report('ORG-001', at(index, 'origin/countryCode'), { value: origin, on });
  }
}

/** An origin that nobody could determine is lawful and dear; one that was left out is neither. */
function reportMissingOrigin(
  item: GoodsItem,
  index: number,
  { undeterminedOriginMark: mark }: CountryProfile,
  report: CheckContext['report'],
): void {
  const stated = mark !== undefined && item.description?.trimEnd().endsWith(mark) === true;
  report(stated ? 'ORG-002' : 'ORG-009', at(index, 'origin/countryCode'), { mark: mark ?? '–' });
}

function checkPrice(item: GoodsItem, index: number, context: CheckContext): void {
  const { declaration, reference, on, report } = context;
  const charged = item.itemChargeAmount;
  if (charged === undefined) return report('VAL-005', at(index, 'itemChargeAmount'));
  const value = parseDecimal(charged.amount);
  if (value === undefined || value.units <= 0n) {
    return report('VAL-006', at(index, 'itemChargeAmount/amount'), { value: charged.amount });
  }
  const invoiceCurrency = declaration.invoiceAmount?.currency;
  if (charged.currency !== undefined && invoiceCurrency !== undefined && charged.currency !== invoiceCurrency) {
    report('VAL-016', at(index, 'itemChargeAmount/currency'), { value: charged.currency, currency: invoiceCurrency });
  }
  if (
    charged.currency !== undefined &&
    invoiceCurrency === undefined &&
    reference.codes.find('currency', charged.currency, on) === undefined
  ) {
    report('VAL-002', at(index, 'itemChargeAmount/currency'), { value: charged.currency, on });
  }
  checkUnitPriceCurrency(item, index, context);
  checkUnitPrice(item, index, value, report);
}

/** Price × quantity is the line value, so all are in one currency. One that is wrong already is told once, where it stands. */
function checkUnitPriceCurrency(
  { unitPriceAmount, itemChargeAmount }: GoodsItem,
  index: number,
  { declaration, reference, on, report }: CheckContext,
): void {
  const stated = unitPriceAmount?.currency;
  const currency = declaration.invoiceAmount?.currency;
  if (stated === undefined || currency === undefined || stated === currency) return;
  if ((itemChargeAmount?.currency ?? currency) !== currency) return;
  if (reference.codes.find('currency', currency, on) === undefined) return;
  report('VAL-016', at(index, 'unitPriceAmount/currency'), { value: stated, currency });
}

function checkUnitPrice(item: GoodsItem, index: number, value: Decimal, report: CheckContext['report']): void {
  if (item.unitPriceAmount === undefined || item.tariffQuantity === undefined) return;
  const price = parseDecimal(item.unitPriceAmount.amount);
  const quantity = parseDecimal(item.tariffQuantity.value);
  if (price === undefined || quantity === undefined) return;
  const product = multiplyDecimals(price, quantity);
  const size = absoluteDecimal(subtractDecimals(product, value));
  if (compareDecimals(size, PRICE_TOLERANCE) <= 0) return;
  report('VAL-004', at(index, 'unitPriceAmount/amount'), {
    price: decimalText(price),
    quantity: decimalText(quantity),
    product: decimalText(product),
    value: decimalText(value),
    tolerance: decimalText(PRICE_TOLERANCE),
  });
}

function checkMasses(item: GoodsItem, index: number, context: CheckContext): void {
  const gross = massOrReport(item.grossMass, 'grossMass', index, context);
  const net = massOrReport(item.netMass, 'netMass', index, context);
  if (gross !== undefined && net !== undefined && compareDecimals(net, gross) > 0) {
    context.report('PKG-006', at(index, 'netMass'), { net: decimalText(net), gross: decimalText(gross) });
  }
}

function massOrReport(
  declared: Measure | undefined,
  field: 'grossMass' | 'netMass',
  index: number,
  { reference, on, report }: CheckContext,
): Decimal | undefined {
  if (declared === undefined) return undefined;
  const mass = massKg(declared, reference, on);
  if (mass === undefined)
    report('PKG-005', at(index, field), { value: `${declared.value} ${declared.unitCode ?? ''}`.trim() });
  return mass;
}

function checkTaxTypes({ dutyTaxFees: fees = [] }: GoodsItem, index: number, context: CheckContext): void {
  const { reference, on, report } = context;
  for (let position = 0; position < fees.length; position += 1) {
    const type = taxTypeOf(fees[position]);
    const place = () => at(index, `dutyTaxFees/${position}/typeCode`);
    if (fees.findIndex((fee) => taxTypeOf(fee) === type) < position) report('TAX-019', place(), { value: type });
    if (reference.codes.find('tax-type', type, on) !== undefined) continue;
    const options = reference.codes
      .entries('tax-type', on)
      .map(({ code }) => code)
      .join(', ');
    report('TAX-016', place(), { value: type, on, options });
  }
}

const taxTypeOf = (fee: DutyTaxFee | undefined): string => fee?.typeCode ?? '';
