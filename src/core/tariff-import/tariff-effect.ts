import { assess, type Assessment } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import {
  addDecimals,
  decimal,
  decimalText,
  errorsOf,
  isNegativeDecimal,
  isZeroDecimal,
  subtractDecimals,
  type PlainDate,
  type Refusals,
} from '#core/kernel';
import type { Reference } from '#core/reference';
import { valueDeclaration } from '#core/valuation';

/** What another tariff makes of a declaration that was assessed already. */
export interface TariffEffect {
  /** What was assessed, and what would be: whole units of the national currency; `null` where it cannot be assessed now. */
  readonly before: string;
  readonly after: string | null;
  readonly difference: string | null;
  readonly proposed: 'refund' | 'demand' | 'none' | 'open';
  readonly taxes: readonly { readonly taxType: string; readonly before: string; readonly after: string }[];
  /** Why it cannot be assessed: a code that ended has to be declared anew. */
  readonly refusals: Refusals;
}

/** The lines (from 1) whose goods are classified under one of these codes. */
export const linesUnder = (declaration: Declaration, codes: ReadonlySet<string>): readonly number[] =>
  declaration.goodsItems.flatMap(({ commodityCode }, index) =>
    commodityCode !== undefined && codes.has(commodityCode) ? [index + 1] : [],
  );

/** Assesses a declaration again, for the very day it was registered on, and says what is to be paid back or asked for. */
export function tariffEffect(
  declaration: Declaration,
  assessed: Pick<Assessment, 'payable' | 'totals'>,
  reference: Reference,
  on: PlainDate,
): TariffEffect {
  const before = assessed.payable;
  const valuation = valueDeclaration(declaration, reference, on);
  const again = valuation.ok ? assess(declaration, valuation.value, reference, on) : valuation;
  if (!again.ok)
    return { before, after: null, difference: null, proposed: 'open', taxes: [], refusals: errorsOf(again.error) };
  const after = again.value.payable;
  const difference = subtractDecimals(decimal(after), decimal(before));
  return {
    before,
    after,
    difference: decimalText(difference),
    proposed: isZeroDecimal(difference) ? 'none' : isNegativeDecimal(difference) ? 'refund' : 'demand',
    taxes: taxesBeside(assessed.totals, again.value.totals),
    refusals: [],
  };
}

/** What all of them come to: refunds and demands are never set off against each other. */
export function sumOfEffects(effects: readonly Pick<TariffEffect, 'difference' | 'proposed'>[]): {
  readonly refunds: string;
  readonly demands: string;
} {
  const sumOf = (wanted: TariffEffect['proposed']): string =>
    decimalText(
      effects
        .filter(({ proposed }) => proposed === wanted)
        .reduce((sum, { difference }) => addDecimals(sum, decimal(difference ?? '0')), decimal('0')),
    );
  return { refunds: sumOf('refund').replace('-', ''), demands: sumOf('demand') };
}

function taxesBeside(
  before: Assessment['totals'],
  after: Assessment['totals'],
): readonly { readonly taxType: string; readonly before: string; readonly after: string }[] {
  const types = [...new Set([...before, ...after].map(({ taxType }) => taxType))];
  const payableOf = (totals: Assessment['totals'], taxType: string): string =>
    totals.find((total) => total.taxType === taxType)?.payable ?? '0';
  return types
    .map((taxType) => ({ taxType, before: payableOf(before, taxType), after: payableOf(after, taxType) }))
    .filter((tax) => tax.before !== tax.after);
}
