import {
  absoluteDecimal,
  addDecimals,
  compareDecimals,
  decimalText,
  parseDecimal,
  subtractDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import { massKg } from '../mass.ts';
import type { CheckContext } from './check-context.ts';

/** Invoice prices that are not, or not all, paid: their lines carry a value that the invoice total leaves out. */
const FREE_OF_CHARGE = 'B';
const PARTLY_FREE_OF_CHARGE = 'C';

/** What the lines add up to against what the header says. */
export function checkTotals(context: CheckContext): void {
  checkInvoiceTotal(context);
  checkPackages(context);
  checkMass(context);
}

function checkInvoiceTotal({ declaration, reference, report }: CheckContext): void {
  const invoice = declaration.invoiceAmount && parseDecimal(declaration.invoiceAmount.amount);
  const kind = declaration.invoice?.priceKindCode;
  if (invoice === undefined || declaration.goodsItems.length === 0 || kind === FREE_OF_CHARGE) return;
  const currency = declaration.invoiceAmount?.currency ?? '';
  let lines = ZERO;
  for (const { itemChargeAmount: charged } of declaration.goodsItems) {
    const amount = charged && parseDecimal(charged.amount);
    // A line without a readable value, or in another currency, has its own refusal; the total would only repeat it.
    if (amount === undefined || (charged?.currency ?? currency) !== currency) return;
    lines = addDecimals(lines, amount);
  }
  const difference = subtractDecimals(lines, invoice);
  if (kind === PARTLY_FREE_OF_CHARGE && difference.units > 0n) return;
  // The invoice is that of the whole shipment, and some of its lines are in the other parts.
  if (declaration.shipment !== undefined && difference.units < 0n) return;
  const size = absoluteDecimal(difference);
  const tolerance = parseDecimal(reference.country.invoiceTolerance) ?? ZERO;
  if (compareDecimals(size, tolerance) <= 0) return;
  report('VAL-003', '/invoiceAmount/amount', {
    lines: decimalText(lines),
    invoice: decimalText(invoice),
    difference: decimalText(size),
    tolerance: decimalText(tolerance),
    currency,
  });
}

function checkPackages({ declaration, reference, on, report }: CheckContext): void {
  const total = declaration.totalPackageQuantity;
  if (total === undefined) report('PKG-001', '/totalPackageQuantity');
  const unit = declaration.totalPackageUnitCode;
  if (unit === undefined) report('PKG-002', '/totalPackageUnitCode');
  else if (reference.codes.find('package', unit, on) === undefined)
    report('PKG-003', '/totalPackageUnitCode', { value: unit, on });
  if (total === undefined) return;
  let lines = ZERO;
  for (const item of declaration.goodsItems) {
    // Lines may share a package; only lines that all state their own can be added up.
    if (item.packagings === undefined) return;
    for (const { quantity } of item.packagings) {
      const value = quantity && parseDecimal(quantity.value);
      if (value === undefined) return;
      lines = addDecimals(lines, value);
    }
  }
  if (declaration.goodsItems.length === 0) return;
  const compared = compareDecimals(lines, { units: BigInt(total), scale: 0 });
  if (declaration.shipment === undefined ? compared !== 0 : compared > 0) {
    report('PKG-008', '/totalPackageQuantity', { lines: decimalText(lines), total: String(total) });
  }
}

function checkMass({ declaration, reference, on, report }: CheckContext): void {
  const declared = declaration.totalGrossMass;
  if (declared === undefined) return report('PKG-004', '/totalGrossMass');
  const total = massKg(declared, reference, on);
  if (total === undefined) {
    return report('PKG-005', '/totalGrossMass', { value: `${declared.value} ${declared.unitCode ?? ''}`.trim() });
  }
  let lines: Decimal = ZERO;
  for (const item of declaration.goodsItems) {
    const mass = item.grossMass ?? item.netMass;
    const kg = mass && massKg(mass, reference, on);
    if (kg !== undefined) lines = addDecimals(lines, kg);
  }
  if (compareDecimals(lines, total) > 0)
    report('PKG-007', '/totalGrossMass', { lines: decimalText(lines), total: decimalText(total) });
}
