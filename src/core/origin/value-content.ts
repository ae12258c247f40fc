import {
  compareDecimals,
  decimalText,
  divideDecimals,
  HUNDRED,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import type { ContentMethod, OriginTerms } from './origin.ts';
import type { ProductCosts } from './product.ts';
import type { SortedMaterials } from './sort-materials.ts';

/** A share of the product's price, as a fraction so that nothing is rounded before it is compared. */
export interface Share {
  readonly part: Decimal;
  readonly whole: Decimal;
}

export interface ValueContent extends Share {
  readonly method: ContentMethod;
  /** How the part came about: `1000 − 620`, `250 + 80 + 45`. */
  readonly summands: string;
}

/** The price that shares are taken of, if it was said and is above zero. */
export function basePrice({ valueBasis }: OriginTerms, costs: ProductCosts): Decimal | undefined {
  const price = valueBasis === 'fob' ? costs.fob : costs.exWorks;
  return price !== undefined && compareDecimals(price, ZERO) > 0 ? price : undefined;
}

/**
 * The regional value content, by each way the agreement allows:
 *
 * - build-down (indirect): (price − foreign materials) ÷ price;
 * - build-up (direct): (originating materials + labour + overhead + other costs + profit) ÷ price. Only where at least one
 *   of the costs was said: without any it would say less than is true.
 */
export function valueContents(
  terms: OriginTerms,
  materials: SortedMaterials,
  costs: ProductCosts,
): readonly ValueContent[] {
  const whole = basePrice(terms, costs);
  if (whole === undefined) return [];
  return terms.methods.flatMap((method): readonly ValueContent[] => {
    if (method === 'build-down') {
      const summands = `${decimalText(whole)} − ${decimalText(materials.foreignValue)}`;
      return [{ method, whole, part: subtractDecimals(whole, materials.foreignValue), summands }];
    }
    const made = [costs.labour, costs.overhead, costs.other, costs.profit].filter((cost) => cost !== undefined);
    if (made.length === 0) return [];
    const parts = [materials.originatingValue, ...made];
    return [{ method, whole, part: sumDecimals(parts), summands: parts.map(decimalText).join(' + ') }];
  });
}

/** Whether the share is at least so many percent, compared without dividing. */
export const isAtLeast = ({ part, whole }: Share, percent: Decimal): boolean =>
  compareDecimals(multiplyDecimals(part, HUNDRED), multiplyDecimals(whole, percent)) >= 0;

/** Whether the share is at most so many percent, compared without dividing. */
export const isAtMost = ({ part, whole }: Share, percent: Decimal): boolean =>
  compareDecimals(multiplyDecimals(part, HUNDRED), multiplyDecimals(whole, percent)) <= 0;

/** Enough to see by how much a threshold is missed. */
const SHOWN_SCALE = 2;

/** To be shown: rounded against the trader, so that a share just under its threshold never looks as if it met it. */
export const contentPercent = ({ part, whole }: Share): Decimal =>
  divideDecimals(multiplyDecimals(part, HUNDRED), whole, SHOWN_SCALE, 'floor');
export const foreignPercent = ({ part, whole }: Share): Decimal =>
  divideDecimals(multiplyDecimals(part, HUNDRED), whole, SHOWN_SCALE, 'ceiling');
