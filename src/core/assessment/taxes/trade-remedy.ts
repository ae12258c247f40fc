import { compareDecimals, err, ok, type Refusals, type Result } from '#core/kernel';
import { foldText } from '#core/codes';
import { refusal } from '#core/declaration';
import type { Measure, MeasureType } from '#core/tariff';
import { applyRate, isApplicable } from '../apply-rate.ts';
import {
  claimOf,
  claimPointer,
  NO_LEVY,
  TAX_TYPES,
  type Levy,
  type LineContext,
  type TaxType,
  type TaxUnit,
} from '../tax-unit.ts';

/**
 * Duties against dumping, subsidies and surges: customs value × rate, or quantity × amount (Law 107/2016 art. 11–16). They
 * are for the origins that a decision names. The rate of one producer is claimed by its measure and holds only where the
 * line names that producer; all other goods bear the rate for the rest, the highest where several could be meant.
 */
const tradeRemedy = (taxType: TaxType, type: MeasureType): TaxUnit => ({
  taxType,
  levy: (context) => {
    const { remedies } = context.line.measures;
    // Nearly every line of every tariff.
    if (remedies.length === 0) return NO_LEVY;
    const open = remedies.filter((measure) => measure.type === type && isForOrigin(measure, context.origin));
    if (open.length === 0) return NO_LEVY;
    const claimed = claimOf(context.item, taxType)?.dutyRegimeCode;
    if (claimed !== undefined) return claimedMeasure(claimed, open, taxType, context);
    const rest = open.filter((measure) => producerOf(measure) === undefined);
    return highest(rest, taxType, context);
  },
});

export const antiDumping = tradeRemedy(TAX_TYPES.antiDumping, 'anti-dumping');
export const countervailing = tradeRemedy(TAX_TYPES.countervailing, 'countervailing');
export const safeguard = tradeRemedy(TAX_TYPES.safeguard, 'safeguard');

/** Goods of unknown origin may be of any: the duty is not escaped by saying nothing. */
function isForOrigin({ origins }: Measure, origin: string | undefined): boolean {
  if (origin === undefined) return true;
  if (origins.excluded.includes(origin)) return false;
  return origins.countries === undefined || origins.countries.includes(origin);
}

function producerOf({ conditions }: Measure): string | undefined {
  const condition = conditions.find(({ kind }) => kind === 'exporter');
  return condition?.kind === 'exporter' ? condition.name : undefined;
}

function claimedMeasure(
  id: string,
  open: readonly Measure[],
  taxType: TaxType,
  context: LineContext,
): Result<Levy | undefined, Refusals> {
  const place = { pointer: claimPointer(context, taxType, 'dutyRegimeCode'), line: context.index + 1 };
  const measure = open.find((candidate) => candidate.id === id);
  if (measure === undefined) {
    const options = open.map((candidate) => candidate.id).join(', ');
    return err([refusal('TAX-021', place, { value: id, code: context.line.code, options })]);
  }
  const producer = producerOf(measure);
  const named = context.item.manufacturers?.some(({ name }) => foldText(name ?? '') === foldText(producer ?? ''));
  if (producer !== undefined && named !== true) return err([refusal('TAX-022', place, { value: id, producer })]);
  if (producer === undefined && context.origin === undefined) return claimedOfUnknownOrigin(id, open, taxType, context);
  return highest([measure], taxType, context);
}

/** Who cannot say where goods are from does not choose among the origins that they may be from either. */
function claimedOfUnknownOrigin(
  id: string,
  open: readonly Measure[],
  taxType: TaxType,
  context: LineContext,
): Result<Levy | undefined, Refusals> {
  const rest = open.filter((measure) => producerOf(measure) === undefined);
  const levy = highest(rest, taxType, context);
  if (!levy.ok || levy.value === undefined || levy.value.measure === id) return levy;
  const place = { pointer: claimPointer(context, taxType, 'dutyRegimeCode'), line: context.index + 1 };
  return err([refusal('TAX-021', place, { value: id, code: context.line.code, options: levy.value.measure })]);
}

function highest(
  measures: readonly Measure[],
  taxType: TaxType,
  context: LineContext,
): Result<Levy | undefined, Refusals> {
  let levy: Levy | undefined;
  for (const { id, rate } of measures) {
    if (!isApplicable(rate)) continue;
    const charge = applyRate(rate, context.value, context);
    if (!charge.ok) return charge;
    if (levy === undefined || compareDecimals(charge.value.amount, levy.amount) > 0)
      levy = { taxType, measure: id, ...charge.value };
  }
  return ok(levy);
}
