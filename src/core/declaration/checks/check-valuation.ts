import { isNegativeDecimal, parseDecimal } from '#core/kernel';
import type { Amount } from '../values.ts';
import type { CheckContext } from './check-context.ts';

/** Delivery terms, currencies, and the parts of the price that the invoice does not show. */
export function checkValuation(context: CheckContext): void {
  const { declaration, reference, on, direction, report } = context;
  const { codes } = reference;
  const terms = declaration.tradeTerms?.conditionCode;
  if (terms === undefined) report('VAL-007', '/tradeTerms/conditionCode');
  const entry = terms === undefined ? undefined : codes.find('incoterm', terms, on);
  if (terms !== undefined && entry === undefined) report('VAL-008', '/tradeTerms/conditionCode', { value: terms, on });
  if (declaration.invoiceAmount === undefined) report('VAL-017', '/invoiceAmount');
  checkAmount(declaration.invoiceAmount, '/invoiceAmount', context);

  if (direction === 'import' && entry?.attributes['duties'] === 'included') reportDuties(entry.code, context);
  const valuation = declaration.customsValuation;
  if (valuation === undefined) return;
  checkAmount(valuation.freightChargeAmount, '/customsValuation/freightChargeAmount', context);
  checkAmount(valuation.insuranceAmount, '/customsValuation/insuranceAmount', context);
  if (valuation.methodCode !== undefined && codes.find('valuation-method', valuation.methodCode, on) === undefined) {
    report('VAL-019', '/customsValuation/methodCode', { value: valuation.methodCode, on });
  }
  if (direction === 'import' && terms !== undefined) reportContained(terms, context);
  for (const [index, charge] of (valuation.chargeDeductions ?? []).entries()) {
    const pointer = `/customsValuation/chargeDeductions/${index}`;
    if (codes.find('charge-deduction', charge.typeCode, on) === undefined) {
      report('VAL-012', `${pointer}/typeCode`, { value: charge.typeCode, on });
    }
    checkAmount(charge.amount, `${pointer}/amount`, context);
  }
}

/** An amount that the terms say is in the price already is kept out of the value: better to say so. */
function reportContained(terms: string, { declaration, reference, on, report }: CheckContext): void {
  const attributes = reference.codes.find('incoterm', terms, on)?.attributes;
  const { freightChargeAmount, insuranceAmount } = declaration.customsValuation ?? {};
  if (isAboveZero(freightChargeAmount) && attributes?.['freight'] === 'included') {
    report('VAL-010', '/customsValuation/freightChargeAmount', { terms });
  }
  if (isAboveZero(insuranceAmount) && attributes?.['insurance'] === 'included') {
    report('VAL-011', '/customsValuation/insuranceAmount', { terms });
  }
}

/** A price "duty paid" holds duties that are no part of the value; they come out only where the declarant tells them apart. */
function reportDuties(terms: string, { declaration, reference, on, report }: CheckContext): void {
  const costs = [declaration.customsValuation, ...declaration.goodsItems.map((item) => item.customsValuation)];
  const deducted = costs.some((one) =>
    one?.chargeDeductions?.some(
      ({ typeCode }) => reference.codes.find('charge-deduction', typeCode, on)?.attributes['covers'] === 'duties',
    ),
  );
  if (!deducted) report('VAL-049', '/tradeTerms/conditionCode', { terms });
}

function isAboveZero(amount: Amount | undefined): boolean {
  const value = amount && parseDecimal(amount.amount);
  return value !== undefined && value.units > 0n;
}

/** Not below zero, in a currency of the list that has a rate on the day. */
function checkAmount(amount: Amount | undefined, pointer: string, { reference, on, report }: CheckContext): void {
  if (amount === undefined) return;
  const value = parseDecimal(amount.amount);
  if (value === undefined || isNegativeDecimal(value)) report('VAL-013', `${pointer}/amount`, { value: amount.amount });
  const { currency } = amount;
  if (currency === undefined) return;
  if (reference.codes.find('currency', currency, on) === undefined)
    report('VAL-002', `${pointer}/currency`, { value: currency, on });
}
