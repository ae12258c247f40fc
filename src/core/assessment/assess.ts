import {
  addDecimals,
  assert,
  compareDecimals,
  decimal,
  decimalText,
  err,
  HUNDRED,
  ok,
  percentOf,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
  ZERO,
  type Decimal,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import {
  FINDINGS_TOLD_MAX,
  GOODS_ITEMS_MAX,
  procedureOf,
  refusal,
  simplifiedFormOf,
  type Declaration,
  type Procedure,
} from '#core/declaration';
import type { Reference } from '#core/reference';
import type { Valuation } from '#core/valuation';
import { deferralDueDate, reliefFor, reliefRefusals, type Relief } from '#core/relief';
import type { AssessedTax, AssessedTotal, Assessment, ReliefKind } from './assessment.ts';
import type { Levy, LineContext, TaxType, TaxUnit } from './tax-unit.ts';
import { environment } from './taxes/environment.ts';
import { exportDuty } from './taxes/export-duty.ts';
import { importDuty } from './taxes/import-duty.ts';
import { specialConsumption } from './taxes/special-consumption.ts';
import { antiDumping, countervailing, safeguard } from './taxes/trade-remedy.ts';
import { vat } from './taxes/vat.ts';
import { totalsBeyondRoom } from './totals-beyond-room.ts';
import { unappliedClaims, unborneClaim } from './unapplied-claims.ts';

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
  const levied = leviedLines(declaration, valuation, reference, on);
  return levied.ok ? assessmentOf(levied.value, ALL_LINES) : levied;
}

/** A shipment, and each of the declarations that it is divided into. */
export interface AssessedShipment {
  readonly whole: Assessment;
  readonly parts: readonly Assessment[];
}

/**
 * The same for a shipment of more lines than one declaration carries. Every line bears what it bears in the whole; each tax
 * is rounded once in each part, which is a declaration of its own, with its own duty notice. What the whole is to pay is
 * the sum of what its parts are.
 */
export function assessShipment(
  shipment: Declaration,
  valuation: Valuation,
  reference: Reference,
  on: PlainDate,
): Result<AssessedShipment, Refusals> {
  const levied = leviedLines(shipment, valuation, reference, on);
  if (!levied.ok) return levied;
  const refusals: Refusal[] = [];
  const parts: Assessment[] = [];
  for (let from = 0; from < shipment.goodsItems.length; from += GOODS_ITEMS_MAX) {
    const assessed = assessmentOf(levied.value, { from, to: from + GOODS_ITEMS_MAX });
    if (assessed.ok) parts.push(assessed.value);
    else refusals.push(...assessed.error);
  }
  return refusals.length > 0 ? err(refusals) : ok({ whole: together(levied.value, parts), parts });
}

/** Taxes of all lines, before anything is added up. */
interface Levied {
  readonly declaration: Declaration;
  readonly procedure: Procedure;
  readonly units: readonly TaxUnit[];
  readonly lines: readonly (readonly Levy[])[];
  readonly valuation: Valuation;
  readonly reference: Reference;
}

function leviedLines(
  declaration: Declaration,
  valuation: Valuation,
  reference: Reference,
  on: PlainDate,
): Result<Levied, Refusals> {
  const procedure = procedureOf(declaration, reference, on);
  if (procedure === undefined) {
    return err([refusal('DEC-001', { pointer: '/typeCode' }, { value: declaration.typeCode, on })]);
  }
  const units = procedure.direction === 'import' ? IMPORT_TAXES : EXPORT_TAXES;
  const refusals: Refusal[] = [];
  const lines: (readonly Levy[])[] = [];
  const { goodsItems, shipment } = declaration;
  // Free of all taxes, so that no tariff line need be known.
  if (simplifiedFormOf(declaration, reference, on)?.taxed === false)
    return ok({ declaration, procedure, units, lines: goodsItems.map(() => NO_LEVIES), valuation, reference });
  const totalValue = shipment === undefined ? valuation.total : decimal(shipment.customsValue);
  for (let index = 0; index < goodsItems.length; index += 1) {
    const item = goodsItems[index];
    if (item === undefined) continue;
    // Nobody is told of more, and each claim of each line could be one.
    if (refusals.length > FINDINGS_TOLD_MAX) break;
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
    const context: LineContext = { declaration, procedure, item, index, line, origin, value, reference, on };
    for (const refused of unappliedClaims(context)) refusals.push(refused);
    for (const refused of reliefRefusals(context)) refusals.push(refused);
    lines.push(leviesOf(context, units, totalValue, refusals));
  }
  return refusals.length > 0 ? err(refusals) : ok({ declaration, procedure, units, lines, valuation, reference });
}

const NO_LEVIES: readonly Levy[] = [];

/** Some of the lines, counted from 0: those that one declaration carries. */
interface LineRange {
  readonly from: number;
  readonly to: number;
}
const ALL_LINES: LineRange = { from: 0, to: Infinity };

function assessmentOf(levied: Levied, range: LineRange): Result<Assessment, Refusals> {
  const { units, valuation, reference } = levied;
  const lines = range === ALL_LINES ? levied.lines : levied.lines.slice(range.from, range.to);
  const totals = units.flatMap((unit) => totalOf(unit.taxType, lines, reference) ?? []);
  const payable = sumDecimals(totals.map((total) => total.payable));
  const beyond = totalsBeyondRoom(totals, payable, reference, valuation.on);
  if (beyond.length > 0) return err(beyond);
  return ok(assembled(levied, range, lines, totals, payable));
}

/** What the parts come to: their lines one after the other, and the sums of their totals. */
function together({ units, valuation }: Levied, parts: readonly Assessment[]): Assessment {
  const [first] = parts;
  assert(first !== undefined, 'a shipment has a part');
  let sequence = 0;
  const lines = parts.flatMap((part) => part.lines).map((line) => ({ ...line, sequence: (sequence += 1) }));
  const totals = units.flatMap(({ taxType }) => {
    const own = parts.flatMap((part) => part.totals.filter((total) => total.taxType === taxType));
    return own.length === 0 ? [] : [totalTogether(taxType, own)];
  });
  const deferred = parts.flatMap((part) => part.deferred ?? []);
  const [put] = deferred;
  return {
    on: first.on,
    direction: first.direction,
    currency: first.currency,
    rates: Object.fromEntries(parts.flatMap((part) => Object.entries(part.rates))),
    value: decimalText(valuation.total),
    lines,
    totals,
    payable: sumText(parts.map((part) => part.payable)),
    ...(put && { deferred: { amount: sumText(deferred.map(({ amount }) => amount)), dueOn: put.dueOn } }),
  };
}

function totalTogether(taxType: TaxType, own: readonly AssessedTotal[]): AssessedTotal {
  const bases = own.flatMap(({ base }) => base ?? []);
  const deferred = own.flatMap((total) => total.deferred ?? []);
  const [{ relief } = { relief: undefined }] = own;
  return {
    taxType,
    ...(bases.length > 0 && { base: sumText(bases) }),
    amount: sumText(own.map(({ amount }) => amount)),
    payable: sumText(own.map(({ payable }) => payable)),
    ...(deferred.length > 0 && { deferred: sumText(deferred) }),
    // Nothing is payable on the whole where nothing is on any part.
    ...(relief !== undefined && own.every((total) => total.relief !== undefined) && { relief }),
  };
}

const sumText = (amounts: readonly string[]): string => decimalText(sumDecimals(amounts.map((text) => decimal(text))));

/**
 * The taxes of a line, one after the other. What is exempt or suspended is worked out too, but no tax that is to be paid
 * is taken of it; a tax that is itself not paid shows what would be due if nothing were.
 */
function leviesOf(
  context: LineContext,
  units: readonly TaxUnit[],
  totalValue: Decimal,
  refusals: Refusal[],
): readonly Levy[] {
  const levies: Levy[] = [];
  const { item } = context;
  const mayBeRelieved = isRelievable(context);
  /** The same levies less what relief takes off them: the same list where there is none, which is nearly always. */
  const borne: Levy[] = mayBeRelieved ? [] : levies;
  for (const unit of units) {
    const relief = mayBeRelieved ? reliefFor({ ...context, taxType: unit.taxType, totalValue }) : undefined;
    const result = unit.levy(context, relief !== undefined && isWhole(relief) ? levies : borne);
    if (!result.ok) {
      refusals.push(...result.error);
      continue;
    }
    if (item.dutyTaxFees !== undefined) {
      const unborne = unborneClaim(context, unit.taxType, result.value);
      if (unborne !== undefined) refusals.push(unborne);
    }
    if (result.value === undefined) continue;
    const levy = relief === undefined ? result.value : relieved(result.value, relief);
    levies.push(levy);
    if (!mayBeRelieved) continue;
    borne.push(levy.relieved === undefined ? levy : { ...levy, amount: subtractDecimals(levy.amount, levy.relieved) });
  }
  return levies;
}

/** Whether anything of this line may be exempt, suspended, reduced or put off. */
function isRelievable({ procedure, item }: LineContext): boolean {
  if (procedure.duty !== 'payable' || procedure.taxes !== 'payable') return true;
  const fees = item.dutyTaxFees;
  return fees !== undefined && fees.some(({ exemptionCode }) => exemptionCode !== undefined);
}

const isWhole = ({ kind, percent }: Relief): boolean => kind !== 'deferred' && compareDecimals(percent, HUNDRED) >= 0;

/** What is put off is owed none the less. */
function relieved(levy: Levy, relief: Relief): Levy {
  if (relief.kind === 'deferred') return { ...levy, relief, relieved: ZERO };
  return { ...levy, relief, relieved: isWhole(relief) ? levy.amount : percentOf(levy.amount, relief.percent) };
}

function assembled(
  { declaration: { typeCode }, procedure, valuation, reference }: Levied,
  range: LineRange,
  lines: readonly (readonly Levy[])[],
  totals: readonly Total[],
  payable: Decimal,
): Assessment {
  const valued = range === ALL_LINES ? valuation.lines : valuation.lines.slice(range.from, range.to);
  const deferred = sumDecimals(totals.map((total) => total.deferred));
  const rates: Record<string, string> = {};
  for (const { currency, rate } of valuation.rates) rates[currency] = decimalText(rate);
  for (const levies of lines)
    for (const { exchange } of levies)
      if (exchange !== undefined) rates[exchange.currency] ??= decimalText(exchange.rate);
  return {
    on: valuation.on,
    direction: procedure.direction,
    currency: reference.country.currency,
    rates,
    value: decimalText(range === ALL_LINES ? valuation.total : sumDecimals(valued.map(({ value }) => value))),
    lines: lines.map((levies, index) => ({
      sequence: (valued[index]?.sequence ?? range.from + index + 1) - range.from,
      value: decimalText(valued[index]?.value ?? ZERO),
      taxes: levies.map((levy) => assessedTax(levy, typeCode)),
    })),
    totals: totals.map(assessedTotal),
    payable: decimalText(payable),
    ...(deferred.units !== 0n && { deferred: { amount: decimalText(deferred), dueOn: deferralDueDate(valuation.on) } }),
  };
}

interface Total {
  readonly taxType: TaxType;
  readonly base: Decimal | undefined;
  readonly amount: Decimal;
  readonly payable: Decimal;
  /** Of what is payable, what need not be paid before release. */
  readonly deferred: Decimal;
  /** Set where nothing is payable because of it. */
  readonly relief: ReliefKind | undefined;
}

/** One rounding for each tax, over the sum of all lines: VNACCS keeps decimals on the line and whole đồng in the total. */
function totalOf(taxType: TaxType, lines: readonly (readonly Levy[])[], reference: Reference): Total | undefined {
  let amount: Decimal | undefined;
  let base: Decimal | undefined;
  let off = ZERO;
  let later = ZERO;
  let relief: ReliefKind | undefined;
  for (const levies of lines) {
    for (const levy of levies) {
      if (levy.taxType !== taxType) continue;
      amount = amount === undefined ? levy.amount : addDecimals(amount, levy.amount);
      if (levy.base !== undefined) base = base === undefined ? levy.base : addDecimals(base, levy.base);
      if (levy.relief === undefined) continue;
      relief ??= levy.relief.kind;
      if (levy.relief.kind === 'deferred') later = addDecimals(later, levy.amount);
      else off = addDecimals(off, levy.relieved ?? ZERO);
    }
  }
  if (amount === undefined) return undefined;
  const { scale, mode } = reference.country.taxRounding;
  const round = (value: Decimal): Decimal => roundDecimal(value, scale, mode);
  const payable = off.units === 0n ? round(amount) : round(subtractDecimals(amount, off));
  const whole = relief !== 'deferred' && relief !== undefined && compareDecimals(off, amount) >= 0;
  const deferred = later.units === 0n ? ZERO : smaller(round(later), payable);
  return { taxType, base, amount: round(amount), payable, deferred, relief: whole ? relief : undefined };
}

const smaller = (a: Decimal, b: Decimal): Decimal => (compareDecimals(a, b) < 0 ? a : b);

function assessedTax(levy: Levy, typeCode: string): AssessedTax {
  const { taxType, measure, rate, quantity, unitCode, notApplied, printed, instead, relief } = levy;
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
    ...(relief !== undefined && {
      relief: relief.kind,
      ...(relief.ground !== typeCode && { ground: relief.ground }),
      ...(relief.kind !== 'deferred' && !isWhole(relief) && { relieved: decimalText(levy.relieved ?? ZERO) }),
    }),
    ...(notApplied !== undefined && { notApplied }),
  };
}

const assessedTotal = ({ taxType, base, amount, payable, deferred, relief }: Total): AssessedTotal => ({
  taxType,
  amount: decimalText(amount),
  payable: decimalText(payable),
  ...(base !== undefined && { base: decimalText(base) }),
  ...(deferred.units !== 0n && { deferred: decimalText(deferred) }),
  ...(relief !== undefined && { relief }),
});
