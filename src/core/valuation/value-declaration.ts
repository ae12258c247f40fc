import {
  addDecimals,
  convertMoney,
  decimalText,
  err,
  isNegativeDecimal,
  isZeroDecimal,
  negateDecimal,
  ok,
  parseDecimal,
  ZERO,
  type Decimal,
  type Money,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import {
  lineMassKg,
  procedureOf,
  refusal,
  type Amount,
  type CustomsValuation,
  type Declaration,
  type RefusalPlace,
} from '#core/declaration';
import type { Reference } from '#core/reference';
import { apportion } from './apportion.ts';
import { termsContent, type TermsContent } from './trade-terms.ts';
import type { Apportionment, LineValue, UsedRate, Valuation, ValueComponent } from './valuation.ts';

/**
 * The customs value of every line, in national currency, unrounded.
 *
 * Import takes the price actually paid or payable at the first gate of entry: freight and insurance are added only where
 * the delivery terms leave them out of the price. Export takes the price at the gate of exit: they are taken out where
 * the terms put them in. Additions and deductions come by code. All are spread over the lines by value, or by mass, and
 * what a division leaves over is placed so that the total holds. (Circular 39/2015, amended by 60/2019.)
 *
 * The rate is the one in force on `on`, the day of registration; a day without a published rate is a refusal.
 */
export function valueDeclaration(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
  apportionedBy: Apportionment = 'value',
): Result<Valuation, Refusals> {
  const procedure = procedureOf(declaration, reference, on);
  if (procedure === undefined) {
    return err([refusal('DEC-001', { pointer: '/typeCode' }, { value: declaration.typeCode, on })]);
  }
  const desk = conversionDesk(reference, on);
  const prices = declaration.goodsItems.map((_item, index) => priceOfLine(declaration, index, desk));
  const rules: ValuationRules = { declaration, reference, on, wanted: procedure.direction === 'import', desk };
  const components = componentsOf(rules);
  const keys = apportionedBy === 'value' ? prices.map((price) => price.nationalPrice) : masses(rules);
  if (desk.refusals.length > 0) return err(desk.refusals);

  const shares = spread(components, keys);
  const ownCosts = ownCostsByLine(components);
  const lines = prices.map((price, index): LineValue => {
    const own = ownCosts?.get(index);
    const spreadShare = shares?.[index] ?? ZERO;
    const share = own === undefined ? spreadShare : addDecimals(spreadShare, own);
    const { sequence, currency, nationalPrice } = price;
    const value = share.units === 0n ? nationalPrice : addDecimals(nationalPrice, share);
    return { sequence, price: price.price, currency, nationalPrice, share, value };
  });
  if (lines.some(isWithoutValue))
    return err(lines.flatMap((line, index) => (isWithoutValue(line) ? [withoutValue(line, index)] : [])));
  return ok({
    on,
    basis: procedure.direction === 'import' ? 'firstGateOfEntry' : 'gateOfExit',
    apportionedBy,
    rates: desk.rates,
    components,
    lines,
    total: lines.reduce((sum, line) => addDecimals(sum, line.value), ZERO),
  });
}

type LinePrice = Omit<LineValue, 'share' | 'value'>;

/** Reads amounts and turns them into national currency, keeping what went wrong and which rates were used. */
interface ConversionDesk {
  readonly refusals: Refusal[];
  readonly rates: UsedRate[];
  readonly read: (
    amount: Amount | undefined,
    fallbackCurrency: string | undefined,
    place: () => RefusalPlace,
  ) => Converted | undefined;
}
interface Converted extends Money {
  readonly nationalAmount: Decimal;
}

function conversionDesk(reference: Reference, on: PlainDate): ConversionDesk {
  const refusals: Refusal[] = [];
  const rates: UsedRate[] = [];
  let missing: Set<string> | undefined;
  const rateOf = (currency: string, place: () => RefusalPlace): UsedRate | undefined => {
    for (const used of rates) if (used.currency === currency) return used;
    const found = reference.rates.rateOn(currency, on);
    if (found === undefined) {
      // One refusal for a currency, at its first use: the others follow from it.
      if (!missing?.has(currency)) refusals.push(refusal('VAL-001', place(), { currency, on }));
      (missing ??= new Set()).add(currency);
      return undefined;
    }
    const { rate, validFrom, validTo } = found;
    const used: UsedRate = { currency, rate, validFrom, validTo };
    if (currency !== reference.country.currency) rates.push(used);
    return used;
  };
  const read: ConversionDesk['read'] = (declared, fallbackCurrency, place) => {
    if (declared === undefined) return undefined;
    const amount = parseDecimal(declared.amount);
    const currency = declared.currency ?? fallbackCurrency;
    if (amount === undefined || isNegativeDecimal(amount)) {
      refusals.push(refusal('VAL-013', place(), { value: declared.amount }));
      return undefined;
    }
    if (currency === undefined) {
      refusals.push(refusal('VAL-018', place(), { value: declared.amount }));
      return undefined;
    }
    const used = rateOf(currency, place);
    return used && { amount, currency, nationalAmount: convertMoney({ amount, currency }, used) };
  };
  return { refusals, rates, read };
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

interface ValuationRules {
  readonly declaration: Declaration;
  readonly reference: Reference;
  readonly on: PlainDate;
  /** Whether the value basis holds the main carriage: at the gate of entry it does, at the gate of exit not. */
  readonly wanted: boolean;
  readonly desk: ConversionDesk;
}

/** Costs of the whole shipment, which are spread, and costs that a line states for itself. */
function componentsOf(rules: ValuationRules): readonly ValueComponent[] {
  const { declaration, reference, on, desk } = rules;
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
  let freightByLine = declaration.goodsItems.length > 0;
  for (const [index, item] of declaration.goodsItems.entries()) {
    if (item.customsValuation?.freightChargeAmount === undefined) freightByLine = false;
    if (item.valuationAdjustments !== undefined) {
      desk.refusals.push(
        refusal(
          'VAL-024',
          { pointer: `/goodsItems/${index}/valuationAdjustments`, line: index + 1 },
          { value: 'valuationAdjustments' },
        ),
      );
    }
    if (item.customsValuation === undefined) continue;
    components.push(...costsOf(item.customsValuation, `/goodsItems/${index}/customsValuation`, index, terms, rules));
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
  { declaration, reference, on, wanted, desk }: ValuationRules,
): ValueComponent[] {
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
    const sign = reference.codes.find('charge-deduction', charge.typeCode, on)?.attributes['sign'];
    if (sign === 'add' || sign === 'subtract') {
      add(charge.typeCode, sign === 'add' ? 'added' : 'deducted', charge.amount, `chargeDeductions/${index}/amount`);
    } else
      desk.refusals.push(
        refusal('VAL-012', place(`chargeDeductions/${index}/typeCode`), { value: charge.typeCode, on }),
      );
  }
  return components;
}

function effectOf(contained: boolean, wanted: boolean): ValueComponent['effect'] {
  if (contained === wanted) return 'contained';
  return wanted ? 'added' : 'deducted';
}

function masses({ declaration, reference, on, desk }: ValuationRules): readonly Decimal[] {
  return declaration.goodsItems.map((item, index) => {
    const mass = lineMassKg(item, reference, on);
    if (mass !== undefined) return mass;
    desk.refusals.push(refusal('VAL-021', { pointer: `/goodsItems/${index}/grossMass`, line: index + 1 }));
    return ZERO;
  });
}

/** Costs of the shipment have the same key, so they are spread as one sum: one division a line, one remainder. */
function spread(components: readonly ValueComponent[], keys: readonly Decimal[]): readonly Decimal[] | undefined {
  let sum = ZERO;
  for (const component of components) {
    if (component.lineIndex === undefined) sum = addDecimals(sum, signed(component));
  }
  return isZeroDecimal(sum) ? undefined : apportion(sum, keys);
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
