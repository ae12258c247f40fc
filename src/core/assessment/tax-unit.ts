import type { Declaration, DutyTaxFee, GoodsItem, Procedure } from '#core/declaration';
import { ok, type Decimal, type PlainDate, type Refusals, type Result } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { TariffLine } from '#core/tariff';
import type { Relief } from '#core/relief';
import type { NotApplied } from './assessment.ts';

/** The taxes by their UN/EDIFACT 5153 codes, as claims name them. */
export const TAX_TYPES = {
  importDuty: 'CUD',
  exportDuty: 'EXD',
  antiDumping: 'ADD',
  countervailing: 'CVD',
  safeguard: 'SFG',
  specialConsumption: 'EXC',
  environment: 'ENV',
  vat: 'VAT',
} as const;
export type TaxType = (typeof TAX_TYPES)[keyof typeof TAX_TYPES];

/** Customs duties, as the law of import and export duties knows them; the rest are inland taxes. */
export const DUTIES: ReadonlySet<string> = new Set([
  TAX_TYPES.importDuty,
  TAX_TYPES.exportDuty,
  TAX_TYPES.antiDumping,
  TAX_TYPES.countervailing,
  TAX_TYPES.safeguard,
]);

/** Everything a tax may look at. */
export interface LineContext {
  readonly declaration: Declaration;
  readonly procedure: Procedure;
  readonly item: GoodsItem;
  readonly index: number;
  readonly line: TariffLine;
  readonly origin: string | undefined;
  /** Customs value in national currency, exact. */
  readonly value: Decimal;
  readonly reference: Reference;
  readonly on: PlainDate;
}

/** What an amount in foreign currency was converted at. */
export interface Exchange {
  readonly currency: string;
  readonly rate: Decimal;
}

/** One tax on one line, exact. */
export interface Levy {
  readonly taxType: TaxType;
  readonly measure: string;
  readonly rate: string;
  readonly base?: Decimal;
  readonly quantity?: Decimal;
  readonly unitCode?: string;
  /** The exchange rate of an amount by quantity that the law names in foreign currency. */
  readonly exchange?: Exchange;
  readonly amount: Decimal;
  /** The printed text, where it says more than the rate that was applied. */
  readonly printed?: string;
  readonly instead?: { readonly rate: string; readonly amount: Decimal };
  readonly notApplied?: readonly NotApplied[];
  /** Put on after the tax is worked out: what relieves it, and how much of the amount is not to be paid. */
  readonly relief?: Relief;
  readonly relieved?: Decimal;
}

/**
 * One tax: small, pure, with its own test. It sees the levies that came before it, because the base of a later tax holds
 * the amounts of the earlier ones. `undefined`: the goods are not subject to it.
 */
export interface TaxUnit {
  readonly taxType: TaxType;
  readonly levy: (context: LineContext, earlier: readonly Levy[]) => Result<Levy | undefined, Refusals>;
}

/** What a tax says of goods that are not subject to it. */
export const NO_LEVY = ok(undefined);

/** What the declarant says about one tax on this line. */
export function claimOf(item: GoodsItem, taxType: TaxType): DutyTaxFee | undefined {
  const fees = item.dutyTaxFees;
  if (fees === undefined) return undefined;
  for (const fee of fees) if (fee.typeCode === taxType) return fee;
  return undefined;
}

export function claimPointer(context: LineContext, taxType: TaxType, field: string): string {
  const index = context.item.dutyTaxFees?.findIndex((fee) => fee.typeCode === taxType) ?? -1;
  return index < 0 ? `/goodsItems/${context.index}` : `/goodsItems/${context.index}/dutyTaxFees/${index}/${field}`;
}
