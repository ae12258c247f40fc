import {
  addDecimals,
  decimalText,
  err,
  ok,
  roundDecimal,
  sumDecimals,
  ZERO,
  type Decimal,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import { procedureOf, refusal, type Declaration, type Procedure } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { Valuation } from '#core/valuation';
import type { AssessedTax, AssessedTotal, Assessment, Relief } from './assessment.ts';
import { DUTIES, type Levy, type LineContext, type TaxType, type TaxUnit } from './tax-unit.ts';
import { environment } from './taxes/environment.ts';
import { exportDuty } from './taxes/export-duty.ts';
import { importDuty } from './taxes/import-duty.ts';
import { specialConsumption } from './taxes/special-consumption.ts';
import { antiDumping, countervailing, safeguard } from './taxes/trade-remedy.ts';
import { vat } from './taxes/vat.ts';
import { unappliedClaims } from './unapplied-claims.ts';

/**
 * The order matters: the base of a tax holds the amounts before it (Circular 38/2015 art. 37–39). Environment tax comes
 * after special consumption tax, whose base leaves it out, and before VAT, whose base holds it.
 */
const IMPORT_TAXES: readonly TaxUnit[] = [
  importDuty,
  antiDumping,
  countervailing,
  safeguard,
  specialConsumption,
  environment,
  vat,
];
/** Exports bear VAT at zero, settled with the tax office and not at the border. */
const EXPORT_TAXES: readonly TaxUnit[] = [exportDuty];

/**
 * Duties and taxes of every line, exact; each tax is rounded once, over the whole declaration. All refusals of all lines
 * come at once.
 */
export function assess(
  declaration: Declaration,
  valuation: Valuation,
  reference: Reference,
  on: PlainDate,
): Result<Assessment, Refusals> {
  const procedure = procedureOf(declaration, reference, on);
  if (procedure === undefined) {
    return err([refusal('DEC-001', { pointer: '/typeCode' }, { value: declaration.typeCode, on })]);
  }
  const units = procedure.direction === 'import' ? IMPORT_TAXES : EXPORT_TAXES;
  const refusals: Refusal[] = [];
  const lines: Levy[][] = [];
  const { goodsItems } = declaration;
  for (let index = 0; index < goodsItems.length; index += 1) {
    const item = goodsItems[index];
    if (item === undefined) continue;
    const code = item.commodityCode ?? '';
    const line = reference.tariff.lineOn(code, on);
    if (line === undefined) {
      const place = { pointer: `/goodsItems/${index}/commodityCode`, line: index + 1 };
      refusals.push(
        item.commodityCode === undefined ? refusal('HS-003', place) : refusal('HS-002', place, { value: code, on }),
      );
      continue;
    }
    const value = valuation.lines[index]?.value ?? ZERO;
    const origin = item.origin?.countryCode;
    lines.push(leviesOf({ declaration, procedure, item, index, line, origin, value, reference, on }, units, refusals));
  }
  if (refusals.length > 0) return err(refusals);
  return ok(assembled(procedure, valuation, lines, units, reference));
}

function leviesOf(context: LineContext, units: readonly TaxUnit[], refusals: Refusal[]): Levy[] {
  refusals.push(...unappliedClaims(context));
  const levies: Levy[] = [];
  for (const unit of units) {
    const result = unit.levy(context, levies);
    if (!result.ok) refusals.push(...result.error);
    else if (result.value !== undefined) levies.push(result.value);
  }
  return levies;
}

function assembled(
  procedure: Procedure,
  valuation: Valuation,
  lines: readonly (readonly Levy[])[],
  units: readonly TaxUnit[],
  reference: Reference,
): Assessment {
  const totals = units.flatMap((unit) => totalOf(unit.taxType, procedure, lines, reference) ?? []);
  const rates: Record<string, string> = {};
  for (const { currency, rate } of valuation.rates) rates[currency] = decimalText(rate);
  return {
    on: valuation.on,
    direction: procedure.direction,
    currency: reference.country.currency,
    rates,
    value: decimalText(valuation.total),
    lines: lines.map((levies, index) => {
      const valued = valuation.lines[index];
      return {
        sequence: valued?.sequence ?? index + 1,
        value: decimalText(valued?.value ?? ZERO),
        taxes: levies.map((levy) => assessedTax(levy, reliefOf(procedure, levy.taxType))),
      };
    }),
    totals: totals.map(assessedTotal),
    payable: decimalText(sumDecimals(totals.map((total) => total.payable))),
  };
}

interface Total {
  readonly taxType: TaxType;
  readonly base: Decimal | undefined;
  readonly amount: Decimal;
  readonly payable: Decimal;
  readonly relief: Relief | undefined;
}

/** One rounding for each tax, over the sum of all lines: VNACCS keeps decimals on the line and whole đồng in the total. */
function totalOf(
  taxType: TaxType,
  procedure: Procedure,
  lines: readonly (readonly Levy[])[],
  reference: Reference,
): Total | undefined {
  let amount: Decimal | undefined;
  let base: Decimal | undefined;
  for (const levies of lines) {
    for (const levy of levies) {
      if (levy.taxType !== taxType) continue;
      amount = amount === undefined ? levy.amount : addDecimals(amount, levy.amount);
      if (levy.base !== undefined) base = base === undefined ? levy.base : addDecimals(base, levy.base);
    }
  }
  if (amount === undefined) return undefined;
  const { scale, mode } = reference.country.taxRounding;
  const rounded = roundDecimal(amount, scale, mode);
  const relief = reliefOf(procedure, taxType);
  return { taxType, base, amount: rounded, payable: relief === undefined ? rounded : ZERO, relief };
}

/** Relief hangs on the declaration type, for customs duty and for the inland taxes apart. */
function reliefOf(procedure: Procedure, taxType: TaxType): Relief | undefined {
  const treatment = DUTIES.has(taxType) ? procedure.duty : procedure.taxes;
  return treatment === 'suspended' || treatment === 'exempt' ? treatment : undefined;
}

function assessedTax(levy: Levy, relief: Relief | undefined): AssessedTax {
  const { taxType, measure, rate, quantity, unitCode, notApplied, printed, instead } = levy;
  const amount = decimalText(levy.amount);
  // A percentage that is payable, which is nearly every tax.
  if (
    quantity === undefined &&
    unitCode === undefined &&
    relief === undefined &&
    notApplied === undefined &&
    printed === undefined
  )
    return { taxType, measure, rate, amount };
  return {
    taxType,
    measure,
    rate,
    ...(quantity !== undefined && { quantity: decimalText(quantity) }),
    ...(unitCode !== undefined && { unitCode }),
    amount,
    ...(printed !== undefined && { printed }),
    ...(instead !== undefined && { instead: { rate: instead.rate, amount: decimalText(instead.amount) } }),
    ...(relief !== undefined && { relief }),
    ...(notApplied !== undefined && { notApplied }),
  };
}

const assessedTotal = ({ taxType, base, amount, payable, relief }: Total): AssessedTotal => ({
  taxType,
  ...(base !== undefined && { base: decimalText(base) }),
  amount: decimalText(amount),
  payable: decimalText(payable),
  ...(relief !== undefined && { relief }),
});
