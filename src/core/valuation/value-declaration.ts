import {
  addDecimals,
  decimal,
  decimalText,
  err,
  isZeroDecimal,
  negateDecimal,
  ok,
  ZERO,
  type Decimal,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import {
  procedureOf,
  refusal,
  type Amount,
  type CustomsValuation,
  type Declaration,
  type RefusalPlace,
} from '#core/declaration';
import type { Reference } from '#core/reference';
import { apportionPart, apportionWhole, type Apportioned } from './apportion.ts';
import { apportionmentKeys } from './apportionment-keys.ts';
import { arrivalAdjustments } from './arrival.ts';
import { conversionDesk, type ConversionDesk, type Converted } from './conversion-desk.ts';
import { declaredMethods } from './methods/declared-method.ts';
import { findValue } from './methods/find-value.ts';
import { checkTestValues, checkTransaction } from './methods/transaction-conditions.ts';
import { declaredApportionment } from './statements.ts';
import { termsContent, type TermsContent } from './trade-terms.ts';
import type { Apportionment, FoundValue, LineValue, Valuation, ValueComponent } from './valuation.ts';
import { refuse, type ValuationRules } from './valuation-rules.ts';

/**
 * The customs value of every line, in national currency, unrounded.
 *
 * Import takes the price actually paid or payable at the first gate of entry: freight and insurance are added only where
 * the delivery terms leave them out of the price. Export takes the price at the gate of exit: they are taken out where
 * the terms put them in. Additions and deductions come by code. All are spread over the lines by value, by mass or by
 * volume, and what a division leaves over is placed so that the total holds. Goods that came short or damaged give up a
 * part of their price and bear their share of the costs in full.
 *
 * That is the first of six methods and nearly always the one declared. A line that declares another is valued by it, under
 * its conditions; what it would have borne of the shared costs is not moved to the other lines.
 *
 * The rate is the one in force on `on`, the day of registration; a day without a published rate is a refusal. How shared
 * costs are spread is the declarant's to say; `apportionedBy` says it for a declaration that does not.
 */
export function valueDeclaration(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
  apportionedBy?: Apportionment,
): Result<Valuation, Refusals> {
  const procedure = procedureOf(declaration, reference, on);
  if (procedure === undefined) {
    return err([refusal('DEC-001', { pointer: '/typeCode' }, { value: declaration.typeCode, on })]);
  }
  const desk = conversionDesk(reference, on);
  const prices = declaration.goodsItems.map((_item, index) => priceOfLine(declaration, index, desk));
  const methods = declaredMethods(declaration, reference, on, desk);
  const rules: ValuationRules = { declaration, reference, on, wanted: procedure.direction === 'import', desk, methods };
  checkTransaction(rules);
  const components = componentsOf(prices, rules);
  const found = methods.someOther ? prices.map((_price, index) => findValue(index, rules)) : undefined;
  const by = declaredApportionment(declaration, reference, on) ?? apportionedBy ?? 'value';
  const keys = apportionmentKeys(by, prices, rules);
  if (desk.refusals.length > 0) return err(desk.refusals);

  const spreading = spread(components, keys, declaration);
  const lines = valuedLines(prices, components, spreading?.shares, found);
  if (methods.someUninfluenced) checkTestValues(lines, rules);
  if (desk.refusals.length > 0) return err(desk.refusals);
  if (lines.some(isWithoutValue))
    return err(lines.flatMap((line, index) => (isWithoutValue(line) ? [withoutValue(line, index)] : [])));
  return ok({
    on,
    basis: procedure.direction === 'import' ? 'firstGateOfEntry' : 'gateOfExit',
    apportionedBy: by,
    rates: desk.rates,
    components,
    lines,
    total: lines.reduce((sum, line) => addDecimals(sum, line.value), ZERO),
    ...(spreading !== undefined && { spreading }),
  });
}

type LinePrice = Omit<LineValue, 'share' | 'value' | 'found'>;

function valuedLines(
  prices: readonly LinePrice[],
  components: readonly ValueComponent[],
  shares: readonly Decimal[] | undefined,
  found: readonly (FoundValue | undefined)[] | undefined,
): readonly LineValue[] {
  const ownCosts = ownCostsByLine(components);
  return prices.map((price, index): LineValue => {
    const { sequence, currency, nationalPrice } = price;
    const other = found?.[index];
    if (other !== undefined)
      return {
        sequence,
        price: price.price,
        currency,
        nationalPrice,
        share: ZERO,
        value: other.nationalValue,
        found: other,
      };
    const own = ownCosts?.get(index);
    const spreadShare = shares?.[index] ?? ZERO;
    const share = own === undefined ? spreadShare : addDecimals(spreadShare, own);
    const value = share.units === 0n ? nationalPrice : addDecimals(nationalPrice, share);
    return { sequence, price: price.price, currency, nationalPrice, share, value };
  });
}

function priceOfLine(declaration: Declaration, index: number, desk: ConversionDesk): LinePrice {
  const item = declaration.goodsItems[index];
  const sequence = item?.sequence ?? index + 1;
  const place = (): RefusalPlace => ({ pointer: `/goodsItems/${index}/itemChargeAmount`, line: index + 1 });
  const declared = item?.itemChargeAmount;
  const converted = desk.read(declared, declaration.invoiceAmount?.currency, place);
  if (declared === undefined) desk.refusals.push(refusal('VAL-005', place()));
  else if (converted !== undefined && isZeroDecimal(converted.amount))
    desk.refusals.push(refusal('VAL-006', place(), { value: declared.amount }));
  else if (converted !== undefined) return priceIn(converted, sequence);
  return { sequence, price: ZERO, currency: '', nationalPrice: ZERO };
}

const priceIn = ({ amount, currency, nationalAmount }: Converted, sequence: number): LinePrice => ({
  sequence,
  price: amount,
  currency,
  nationalPrice: nationalAmount,
});

/** Costs of the whole shipment, which are spread, and costs that a line states for itself. */
function componentsOf(prices: readonly LinePrice[], rules: ValuationRules): readonly ValueComponent[] {
  const { declaration, reference, on, desk, methods } = rules;
  const conditionCode = declaration.tradeTerms?.conditionCode;
  if (conditionCode === undefined) {
    desk.refusals.push(refusal('VAL-007', { pointer: '/tradeTerms/conditionCode' }));
    return [];
  }
  const terms = termsContent(conditionCode, reference, on);
  if (terms === undefined) {
    desk.refusals.push(refusal('VAL-008', { pointer: '/tradeTerms/conditionCode' }, { value: conditionCode, on }));
    return [];
  }
  const components = costsOf(declaration.customsValuation, '/customsValuation', undefined, terms, rules);
  let freightByLine = prices.length > 0;
  for (let index = 0; index < prices.length; index += 1) {
    const item = declaration.goodsItems[index];
    const price = prices[index];
    if (item === undefined || price === undefined) continue;
    // What another method is built from it reads for itself.
    if (methods.someOther && methods.ofLine(index).method !== 1) continue;
    const own = item.customsValuation;
    if (own?.freightChargeAmount === undefined) freightByLine = false;
    if (item.valuationAdjustments !== undefined) components.push(...arrivalAdjustments(price, item, index, rules));
    if (own !== undefined)
      components.push(...costsOf(own, `/goodsItems/${index}/customsValuation`, index, terms, rules));
  }
  if (
    terms.freight !== rules.wanted &&
    declaration.customsValuation?.freightChargeAmount === undefined &&
    !freightByLine
  ) {
    const pointer = '/customsValuation/freightChargeAmount';
    desk.refusals.push(refusal(rules.wanted ? 'VAL-009' : 'VAL-022', { pointer }, { terms: conditionCode }));
  }
  return components;
}

/** Freight and insurance, each by whether the price holds it and whether the value basis wants it; then charges by code. */
function costsOf(
  costs: CustomsValuation | undefined,
  pointer: string,
  lineIndex: number | undefined,
  terms: TermsContent,
  rules: ValuationRules,
): ValueComponent[] {
  const { declaration, reference, on, wanted, desk } = rules;
  const components: ValueComponent[] = [];
  if (costs === undefined) return components;
  const currency = declaration.invoiceAmount?.currency;
  const place = (field: string): RefusalPlace => ({
    pointer: `${pointer}/${field}`,
    ...(lineIndex !== undefined && { line: lineIndex + 1 }),
  });
  const add = (code: string, effect: ValueComponent['effect'], amount: Amount | undefined, field: string): void => {
    const read = desk.read(amount, currency, () => place(field));
    if (read !== undefined) components.push({ code, effect, ...read, ...(lineIndex !== undefined && { lineIndex }) });
  };
  add('freight', effectOf(terms.freight, wanted), costs.freightChargeAmount, 'freightChargeAmount');
  add('insurance', effectOf(terms.insurance, wanted), costs.insuranceAmount, 'insuranceAmount');
  if (costs.exitToEntryChargeAmount !== undefined) {
    desk.refusals.push(refusal('VAL-024', place('exitToEntryChargeAmount'), { value: 'exitToEntryChargeAmount' }));
  }
  for (const [index, charge] of (costs.chargeDeductions ?? []).entries()) {
    const attributes = reference.codes.find('charge-deduction', charge.typeCode, on)?.attributes;
    const sign = attributes?.['sign'];
    const at = `chargeDeductions/${index}`;
    if (sign !== 'add' && sign !== 'subtract')
      refuse(rules, 'VAL-012', place(`${at}/typeCode`), { value: charge.typeCode, on });
    else if (attributes?.['use']) refuse(rules, 'VAL-035', place(`${at}/typeCode`), { value: charge.typeCode });
    else add(charge.typeCode, sign === 'add' ? 'added' : 'deducted', charge.amount, `${at}/amount`);
  }
  return components;
}

function effectOf(contained: boolean, wanted: boolean): ValueComponent['effect'] {
  if (contained === wanted) return 'contained';
  return wanted ? 'added' : 'deducted';
}

/**
 * Costs of the shipment have the same key, so they are spread as one sum: one division a line, one remainder. A part of a
 * divided shipment bears what its lines bear in the whole.
 */
function spread(
  components: readonly ValueComponent[],
  keys: readonly Decimal[],
  { shipment }: Declaration,
): Apportioned | undefined {
  let sum = ZERO;
  for (const component of components) {
    if (component.lineIndex === undefined) sum = addDecimals(sum, signed(component));
  }
  if (isZeroDecimal(sum)) return undefined;
  if (shipment?.apportionment === undefined) return apportionWhole(sum, keys);
  const { total, remainder } = shipment.apportionment;
  const whole = {
    total: decimal(total),
    ...(remainder && { remainder: { index: remainder.index, amount: decimal(remainder.amount) } }),
  };
  return { ...whole, shares: apportionPart(sum, keys, whole) };
}

function ownCostsByLine(components: readonly ValueComponent[]): ReadonlyMap<number, Decimal> | undefined {
  let sums: Map<number, Decimal> | undefined;
  for (const component of components) {
    const { lineIndex } = component;
    if (lineIndex === undefined) continue;
    sums ??= new Map();
    sums.set(lineIndex, addDecimals(sums.get(lineIndex) ?? ZERO, signed(component)));
  }
  return sums;
}

function signed({ effect, nationalAmount }: ValueComponent): Decimal {
  if (effect === 'contained') return ZERO;
  return effect === 'added' ? nationalAmount : negateDecimal(nationalAmount);
}

const isWithoutValue = (line: LineValue): boolean => line.value.units <= 0n;

const withoutValue = (line: LineValue, index: number): Refusal =>
  refusal(
    'VAL-014',
    { pointer: `/goodsItems/${index}/itemChargeAmount`, line: index + 1 },
    { value: decimalText(line.value) },
  );
