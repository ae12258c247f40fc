import type { Declaration, GoodsItem, Procedure, TaxTreatment } from '#core/declaration';
import { daysBetween, HUNDRED, type Decimal, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { dutyAllowance, relievedPercent } from './allowance.ts';
import { deferralDueDate } from './deferral.ts';
import { reliefGround, type ReliefGround, type ReliefKind } from './ground.ts';
import { stayDays } from './temporary-admission.ts';

/** What becomes of a tax that the law does not want paid, or not now. */
export interface Relief {
  readonly kind: ReliefKind;
  /** The part that is not payable, or not payable now: 100 for all of it. */
  readonly percent: Decimal;
  /** The ground's code, or the declaration type where that alone decides. */
  readonly ground: string;
  readonly legalBasis?: string;
  /** For how many days it is put off, where the law sets a number. */
  readonly untilDays?: number;
}

/** A line of goods and what it is declared under. */
export interface ReliefLine {
  readonly declaration: Declaration;
  readonly procedure: Procedure;
  readonly item: GoodsItem;
  /** Its place among the lines, counted from 0. */
  readonly index: number;
  readonly reference: Reference;
  readonly on: PlainDate;
}

/** One tax on a line. */
export interface ReliefContext extends ReliefLine {
  readonly taxType: string;
  /** Customs value of all lines in national currency: what allowances are measured against. */
  readonly totalValue: Decimal;
}

/** Taxes that follow what the declaration type says of duty; those on trade practices are duties too. */
const DUTIES: ReadonlySet<string> = new Set(['CUD', 'EXD', 'ADD', 'CVD', 'ADI', 'SFG']);

/**
 * What relieves a tax: the declaration type, or else the ground claimed for that tax on that line. Whether the claim may
 * stand is said by `reliefRefusals`, and whether a balance covers it by the writer; here it is taken at its word.
 */
export function reliefFor(context: ReliefContext): Relief | undefined {
  const treatment = DUTIES.has(context.taxType) ? context.procedure.duty : context.procedure.taxes;
  if (treatment === 'suspended' || treatment === 'exempt') return byProcedure(treatment, context);
  const code = claimedGround(context.item, context.taxType);
  if (code === undefined) return undefined;
  const ground = reliefGround(code, context.reference, context.on);
  return ground?.taxes.includes(context.taxType) === true ? byGround(ground, context) : undefined;
}

/**
 * The ground claimed for one tax. Beside a regime, on value added tax, the code is the ground of that choice instead, and
 * none of ours unless it is listed for that tax.
 */
export function claimedGround({ dutyTaxFees }: GoodsItem, taxType: string): string | undefined {
  if (dutyTaxFees === undefined) return undefined;
  for (const fee of dutyTaxFees) if (fee.typeCode === taxType) return fee.exemptionCode;
  return undefined;
}

function byProcedure(
  treatment: Extract<TaxTreatment, ReliefKind>,
  { declaration: { typeCode }, reference, on }: ReliefContext,
): Relief {
  const untilDays = treatment === 'suspended' ? stayDays(typeCode, reference, on) : undefined;
  return { kind: treatment, percent: HUNDRED, ground: typeCode, ...(untilDays !== undefined && { untilDays }) };
}

function byGround(ground: ReliefGround, { totalValue, reference, on }: ReliefContext): Relief | undefined {
  const { kind, code, legalBasis } = ground;
  const allowance = ground.allowance === undefined ? undefined : dutyAllowance(ground.allowance, reference, on);
  // A bound that the data does not give is none to be free within.
  if (ground.allowance !== undefined && allowance === undefined) return undefined;
  const percent = allowance === undefined ? ground.percent : relievedPercent(allowance, totalValue);
  if (percent.units === 0n) return undefined;
  return {
    kind,
    percent,
    ground: code,
    legalBasis,
    ...(kind === 'deferred' && { untilDays: daysBetween(on, deferralDueDate(on)) }),
  };
}
