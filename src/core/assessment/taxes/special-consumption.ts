import {
  addDecimals,
  compareDecimals,
  err,
  ok,
  type Decimal,
  type Refusal,
  type Refusals,
  type Result,
} from '#core/kernel';
import { refusal } from '#core/declaration';
import type { Characteristic, Measure } from '#core/tariff';
import { applyRate, isApplicable } from '../apply-rate.ts';
import { numberDeclared, wordDeclared } from '../declared-characteristic.ts';
import { claimOf, claimPointer, NO_LEVY, TAX_TYPES, type Levy, type LineContext, type TaxUnit } from '../tax-unit.ts';

/**
 * Special consumption tax: (customs value + duties) × rate, with a fixed amount per unit on top where the measure has one.
 * Which measure applies hangs on characteristics that the line must declare: a missing one is a refusal that names it,
 * because its absence says nothing about the goods.
 */
export const specialConsumption: TaxUnit = {
  taxType: TAX_TYPES.specialConsumption,
  levy: (context, earlier) => {
    const candidates = context.line.measures.excise;
    if (candidates.length === 0) return NO_LEVY;
    const found = measureFor(context, candidates);
    if (!found.ok) return found;
    return found.value === undefined ? NO_LEVY : taxAt(found.value, context, earlier);
  },
};

function taxAt(
  { id, rate }: Measure,
  context: LineContext,
  earlier: readonly Levy[],
): Result<Levy | undefined, Refusals> {
  if (!isApplicable(rate)) return NO_LEVY;
  let base = context.value;
  for (const levy of earlier) base = addDecimals(base, levy.amount);
  const charge = applyRate(rate, base, context);
  return charge.ok ? ok({ taxType: TAX_TYPES.specialConsumption, measure: id, ...charge.value }) : charge;
}

/** The measure whose conditions all hold. A claim may name it where the declared facts leave several. */
function measureFor(context: LineContext, candidates: readonly Measure[]): Result<Measure | undefined, Refusals> {
  const holding: Measure[] = [];
  const problems = new Map<string, Refusal>();
  for (const measure of candidates) {
    const verdict = verdictOf(measure, context);
    if (verdict === 'holds') holding.push(measure);
    else if (verdict !== 'fails')
      for (const problem of verdict) problems.set(`${problem.code} ${problem.message.en}`, problem);
  }
  if (problems.size > 0) return err([...problems.values()]);
  if (holding.length <= 1) return ok(holding[0]);
  const claimed = claimOf(context.item, TAX_TYPES.specialConsumption)?.dutyRegimeCode;
  const named = holding.find(({ id }) => id === claimed);
  if (named !== undefined) return ok(named);
  const pointer = claimPointer(context, TAX_TYPES.specialConsumption, 'dutyRegimeCode');
  const measures = holding.map(({ id }) => id).join(', ');
  return err([refusal('TAX-008', { pointer, line: context.index + 1 }, { measures })]);
}

/** A condition that fails settles the measure, even where another characteristic is missing. */
function verdictOf(measure: Measure, context: LineContext): 'holds' | 'fails' | readonly Refusal[] {
  const open: Refusal[] = [];
  for (const condition of measure.conditions) {
    if (condition.kind !== 'characteristic') continue;
    const outcome = check(condition, context);
    if (outcome === 'fails') return 'fails';
    if (outcome !== 'holds') open.push(...outcome);
  }
  return open.length === 0 ? 'holds' : open;
}

function check(condition: Characteristic, context: LineContext): 'holds' | 'fails' | Refusals {
  if (condition.equals !== undefined) {
    const word = wordDeclared(condition.characteristic, context);
    if (!word.ok) return word.error;
    return word.value === condition.equals ? 'holds' : 'fails';
  }
  const value = numberDeclared(condition.characteristic, context);
  if (!value.ok) return value.error;
  return within(value.value, condition) ? 'holds' : 'fails';
}

function within(value: Decimal, { atLeast, above, atMost, below }: Characteristic): boolean {
  if (atLeast !== undefined && compareDecimals(value, atLeast) < 0) return false;
  if (above !== undefined && compareDecimals(value, above) <= 0) return false;
  if (atMost !== undefined && compareDecimals(value, atMost) > 0) return false;
  return below === undefined || compareDecimals(value, below) < 0;
}
