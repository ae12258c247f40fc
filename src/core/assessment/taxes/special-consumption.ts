import {
  addDecimals,
  compareDecimals,
  err,
  ok,
  parseDecimal,
  percentOf,
  type Decimal,
  type Refusal,
  type Refusals,
  type Result,
  type Text,
} from '#core/kernel';
import { refusal, type ProductCharacteristic } from '#core/declaration';
import type { ExciseCondition, ExciseMeasure } from '#core/tariff';
import { chargeByQuantity } from '../charge-by-quantity.ts';
import { percentText } from '../percent-text.ts';
import { claimOf, claimPointer, NO_LEVY, TAX_TYPES, type Levy, type LineContext, type TaxUnit } from '../tax-unit.ts';

/**
 * Special consumption tax: (customs value + import duty) × rate, with a fixed amount per unit on top where the measure
 * has one. Which measure applies hangs on characteristics that the line must declare: a missing one is a refusal that
 * names it, because its absence says nothing about the goods.
 */
export const specialConsumption: TaxUnit = {
  taxType: TAX_TYPES.specialConsumption,
  levy: (context, earlier) => {
    const candidates = context.reference.tariff.exciseOn(context.line.code, context.on);
    if (candidates.length === 0) return NO_LEVY;
    const found = measureFor(context, candidates);
    if (!found.ok) return found;
    return found.value === undefined ? NO_LEVY : taxAt(found.value, context, earlier);
  },
};

function taxAt(measure: ExciseMeasure, context: LineContext, earlier: readonly Levy[]): Result<Levy, Refusals> {
  let base = context.value;
  for (const levy of earlier) base = addDecimals(base, levy.amount);
  const common = { taxType: TAX_TYPES.specialConsumption, measure: measure.id, base };
  const percentage = percentOf(base, measure.percent);
  const rate = percentText(measure.percent);
  if (measure.perUnit === undefined) return ok({ ...common, rate, amount: percentage });
  const charge = chargeByQuantity({ ...measure.perUnit, currency: context.reference.country.currency }, context);
  if (!charge.ok) return charge;
  const { rate: perUnit, amount, quantity, unitCode } = charge.value;
  return ok({ ...common, rate: `${rate} + ${perUnit}`, quantity, unitCode, amount: addDecimals(percentage, amount) });
}

/** The measure whose conditions all hold. A claim may name it where the declared facts leave several. */
function measureFor(
  context: LineContext,
  candidates: readonly ExciseMeasure[],
): Result<ExciseMeasure | undefined, Refusals> {
  const holding: ExciseMeasure[] = [];
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
function verdictOf(measure: ExciseMeasure, context: LineContext): 'holds' | 'fails' | readonly Refusal[] {
  const open: Refusal[] = [];
  for (const condition of measure.conditions) {
    const outcome = check(condition, context);
    if (outcome === 'fails') return 'fails';
    if (outcome !== 'holds') open.push(outcome);
  }
  return open.length === 0 ? 'holds' : open;
}

function check(condition: ExciseCondition, context: LineContext): 'holds' | 'fails' | Refusal {
  const { characteristic } = condition;
  const index = context.item.productCharacteristics?.findIndex(({ typeCode }) => typeCode === characteristic) ?? -1;
  const declared = context.item.productCharacteristics?.[index];
  const place = { pointer: `/goodsItems/${context.index}/productCharacteristics`, line: context.index + 1 };
  if (declared === undefined)
    return refusal('TAX-007', place, { code: context.line.code, characteristic: nameOf(characteristic, context) });
  if (condition.equals !== undefined) return wordOf(declared) === condition.equals ? 'holds' : 'fails';
  const text = wordOf(declared);
  const value = parseDecimal(text);
  if (value === undefined)
    return refusal(
      'TAX-014',
      { ...place, pointer: `${place.pointer}/${index}` },
      { characteristic: nameOf(characteristic, context), value: text },
    );
  return within(value, condition) ? 'holds' : 'fails';
}

/** `Dung tích xi lanh (ENGINE_CC)`: what to find out, and how to write it. */
function nameOf(characteristic: string, { reference, on }: LineContext): Text {
  const name = reference.codes.find('characteristic', characteristic, on)?.name;
  return name === undefined
    ? { vi: characteristic, en: characteristic }
    : { vi: `${name.vi} (${characteristic})`, en: `${name.en} (${characteristic})` };
}

const wordOf = (declared: ProductCharacteristic): string => declared.measure?.value ?? declared.description ?? '';

function within(value: Decimal, { atLeast, above, atMost, below }: ExciseCondition): boolean {
  if (atLeast !== undefined && compareDecimals(value, atLeast) < 0) return false;
  if (above !== undefined && compareDecimals(value, above) <= 0) return false;
  if (atMost !== undefined && compareDecimals(value, atMost) > 0) return false;
  return below === undefined || compareDecimals(value, below) < 0;
}
