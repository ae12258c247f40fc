import type { TaxTotal } from '#core/declaration';
import { wholeUnits } from '#core/kernel';

/** What each tax changes by from one version to the next, signed; taxes that stay as they are are left out. */
export function taxDifference(before: readonly TaxTotal[], after: readonly TaxTotal[]): readonly TaxTotal[] {
  const types = [...new Set([...before, ...after].map(({ taxType }) => taxType))];
  return types.flatMap((taxType) => {
    const change = payableOf(after, taxType) - payableOf(before, taxType);
    return change === 0n ? [] : [{ taxType, payable: change.toString() }];
  });
}

const payableOf = (taxes: readonly TaxTotal[], wanted: string): bigint =>
  wholeUnits(taxes.find(({ taxType }) => taxType === wanted)?.payable ?? '0');
