import type { Text } from '#core/kernel';
import type { NumberLimit, Precision } from '#core/reference';
import type { Amount } from '../values.ts';
import type { CheckContext } from './check-context.ts';

/**
 * Numbers that the national system has no room for: a declaration that holds one could not be handed on unchanged. Refused
 * rather than rounded, because only the declarant may say what the number is to be.
 */
export function checkPrecision(context: CheckContext): void {
  const { precision } = context.reference.country;
  if (precision === undefined) return;
  checkHeader(precision, context);
  for (let index = 0; index < context.declaration.goodsItems.length; index += 1) checkLine(index, precision, context);
}

function checkHeader(precision: Precision, context: CheckContext): void {
  const { invoiceAmount, customsValuation: valuation, totalGrossMass } = context.declaration;
  checkAmount(invoiceAmount, undefined, 'invoiceAmount', precision, context);
  check('PKG-009', totalGrossMass?.value, precision.mass, undefined, 'totalGrossMass/value', context);
  if (valuation === undefined) return;
  checkAmount(valuation.freightChargeAmount, undefined, 'customsValuation/freightChargeAmount', precision, context);
  checkAmount(valuation.insuranceAmount, undefined, 'customsValuation/insuranceAmount', precision, context);
  valuation.chargeDeductions?.forEach(({ amount }, index) =>
    checkAmount(amount, undefined, `customsValuation/chargeDeductions/${index}/amount`, precision, context),
  );
}

/** The national system knows no mass of a line, so that none is measured here. */
function checkLine(index: number, precision: Precision, context: CheckContext): void {
  const item = context.declaration.goodsItems[index];
  if (item === undefined) return;
  check('QTY-005', item.tariffQuantity?.value, precision.quantity, index, 'tariffQuantity/value', context);
  check(
    'QTY-005',
    item.supplementaryQuantity?.value,
    precision.quantity,
    index,
    'supplementaryQuantity/value',
    context,
  );
  check('VAL-026', item.unitPriceAmount?.amount, precision.unitPrice, index, 'unitPriceAmount/amount', context);
  checkAmount(item.itemChargeAmount, index, 'itemChargeAmount', precision, context);
}

function checkAmount(
  amount: Amount | undefined,
  index: number | undefined,
  field: string,
  precision: Precision,
  context: CheckContext,
): void {
  if (amount === undefined) return;
  const { declaration, reference } = context;
  const currency = amount.currency ?? declaration.invoiceAmount?.currency;
  const limit = currency === reference.country.currency ? precision.nationalAmount : precision.amount;
  check('VAL-025', amount.amount, limit, index, `${field}/amount`, context);
}

function check(
  code: 'QTY-005' | 'VAL-025' | 'VAL-026' | 'PKG-009',
  value: string | undefined,
  limit: NumberLimit,
  index: number | undefined,
  field: string,
  { report }: CheckContext,
): void {
  if (value === undefined || fits(value, limit)) return;
  const place = index === undefined ? `/${field}` : { pointer: `/goodsItems/${index}/${field}`, line: index + 1 };
  report(code, place, { value, limit: limitText(limit) });
}

/** Whether the number fits as it was written, or else without the zeros that say nothing ("1.500" is 1.5, "007" is 7). */
const fits = (value: string, limit: NumberLimit): boolean => hasRoom(value, limit) || hasRoom(shortened(value), limit);

function hasRoom(value: string, { places, decimals, whole = places }: NumberLimit): boolean {
  const point = value.indexOf('.');
  return value.length <= places && (point < 0 ? value.length : point) <= whole && decimalsOf(value, point) <= decimals;
}

const decimalsOf = (value: string, point: number): number => (point < 0 ? 0 : value.length - point - 1);

function shortened(value: string): string {
  const digits = value.replace(/^(-?)0+(?=\d)/, '$1');
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

const limitText = ({ places, decimals, whole }: NumberLimit): Text =>
  whole === undefined
    ? {
        vi: `${places} ký tự kể cả dấu thập phân, ${decimals} chữ số sau dấu`,
        en: `${places} characters with the point, ${decimals} digits after it`,
      }
    : {
        vi: `${whole} chữ số trước và ${decimals} chữ số sau dấu thập phân`,
        en: `${whole} digits before and ${decimals} after the point`,
      };
