import {
  addDecimals,
  compareDecimals,
  err,
  ok,
  percentOf,
  unreachable,
  type Decimal,
  type Refusals,
  type Result,
} from '#core/kernel';
import type { RateExpression } from '#core/tariff';
import { chargeByQuantity } from './charge-by-quantity.ts';
import { numberDeclared } from './declared-characteristic.ts';
import { percentText } from './percent-text.ts';
import type { Exchange, LineContext } from './tax-unit.ts';

/** A rate in a form that the arithmetic can apply; the others are settled before, or refused. */
export type ApplicableRate = Extract<
  RateExpression,
  { readonly kind: 'ad-valorem' | 'specific' | 'mixed' | 'higher-of' | 'lower-of' | 'tiers' }
>;

export function isApplicable(rate: RateExpression): rate is ApplicableRate {
  switch (rate.kind) {
    case 'ad-valorem':
    case 'specific':
    case 'mixed':
    case 'higher-of':
    case 'lower-of':
    case 'tiers':
      return true;
    default:
      return false;
  }
}

/** What a rate comes to on one line, exact. */
export interface Charge {
  /** What was applied: `30%`, `50 USD/PCE`, `30% + 50 USD/PCE`. */
  readonly rate: string;
  /** What a percentage was taken of. */
  readonly base?: Decimal;
  readonly quantity?: Decimal;
  readonly unitCode?: string;
  readonly exchange?: Exchange;
  readonly amount: Decimal;
  /** The printed text, where it says more than what was applied: steps, the higher of two. */
  readonly printed?: string;
  /** What the other option would have come to. */
  readonly instead?: { readonly rate: string; readonly amount: Decimal };
}

/** Works out any rate that the arithmetic can apply: of `base` in national currency, and of the quantity of the line. */
export function applyRate(rate: ApplicableRate, base: Decimal, context: LineContext): Result<Charge, Refusals> {
  switch (rate.kind) {
    case 'ad-valorem':
      return ok({ rate: percentText(rate.percent), base, amount: percentOf(base, rate.percent) });
    case 'specific':
      return chargeByQuantity(rate, context);
    case 'mixed': {
      const charge = chargeByQuantity(rate, context);
      if (!charge.ok) return charge;
      const amount = addDecimals(percentOf(base, rate.percent), charge.value.amount);
      return ok({ ...charge.value, rate: `${percentText(rate.percent)} + ${charge.value.rate}`, base, amount });
    }
    case 'higher-of':
    case 'lower-of':
      return higherOrLower(rate, base, context);
    case 'tiers': {
      const declared = numberDeclared(rate.characteristic, context);
      if (!declared.ok) return declared;
      const step = rate.steps.find(({ bound }) => bound === undefined || isWithin(declared.value, bound));
      if (step === undefined || !isApplicable(step.rate)) throw new Error('the last step takes the rest');
      const charge = applyRate(step.rate, base, context);
      return charge.ok ? ok({ ...charge.value, printed: rate.text }) : charge;
    }
    default:
      return unreachable(rate);
  }
}

type Options = Extract<ApplicableRate, { readonly kind: 'higher-of' | 'lower-of' }>;

function higherOrLower(
  { kind, options, text }: Options,
  base: Decimal,
  context: LineContext,
): Result<Charge, Refusals> {
  const charges: Charge[] = [];
  for (const option of options) {
    if (!isApplicable(option)) throw new Error('only what the arithmetic can apply is compared');
    const charge = applyRate(option, base, context);
    if (!charge.ok) return charge;
    charges.push(charge.value);
  }
  const sign = kind === 'higher-of' ? -1 : 1;
  const [chosen, other] = charges.toSorted((a, b) => sign * compareDecimals(a.amount, b.amount));
  if (chosen === undefined) return err([]);
  return ok({ ...chosen, printed: text, ...(other && { instead: { rate: other.rate, amount: other.amount } }) });
}

const isWithin = (value: Decimal, bound: { readonly than: 'at-most' | 'below'; readonly value: Decimal }): boolean =>
  compareDecimals(value, bound.value) < (bound.than === 'below' ? 0 : 1);

/** `percent` % of a rate of any form (an ordinary rate of 150 % of the most-favoured-nation rate). */
export function shareOf(rate: ApplicableRate, percent: Decimal, text: string): ApplicableRate {
  const share = (value: Decimal) => percentOf(value, percent);
  const shareOfOption = (option: RateExpression): RateExpression =>
    isApplicable(option) ? shareOf(option, percent, option.text) : option;
  switch (rate.kind) {
    case 'ad-valorem':
      return { ...rate, percent: share(rate.percent), text };
    case 'specific':
      return { ...rate, amount: share(rate.amount), text };
    case 'mixed':
      return { ...rate, percent: share(rate.percent), amount: share(rate.amount), text };
    case 'higher-of':
    case 'lower-of':
      return { ...rate, options: rate.options.map(shareOfOption), text };
    case 'tiers':
      return { ...rate, steps: rate.steps.map((step) => ({ ...step, rate: shareOfOption(step.rate) })), text };
    default:
      return unreachable(rate);
  }
}
