import {
  addDecimals,
  decimal,
  decimalText,
  isZeroDecimal,
  parsePlainDate,
  subtractDecimals,
  ZERO,
  type PlainDate,
} from '#core/kernel';
import type { OriginTerms } from './origin.ts';

/** Until when a preference may still be claimed, and what bridges the time. */
export interface LateClaim {
  readonly deadline: PlainDate;
  readonly months: number;
  /** Whether the preferential rate may be had at once, against a guarantee of the difference. */
  readonly guarantee: boolean;
  readonly legalBasis: string;
}

/**
 * A proof of origin that follows later (Circular 33/2023/TT-BTC art. 12): the goods are declared at the rate without it, or
 * at the preferential rate against a guarantee. `undefined`: the agreement knows no late claim, or none is known here.
 */
export function lateClaim(terms: OriginTerms | undefined, registrationDay: PlainDate): LateClaim | undefined {
  const late = terms?.lateClaim ?? undefined;
  return late && { ...late, deadline: addMonths(registrationDay, late.months) };
}

/** The same day so many months on; the last day of that month where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  for (let day = Number(date.slice(8)); day >= 1; day -= 1) {
    const found = parsePlainDate(`${month}-${String(day).padStart(2, '0')}`);
    if (found !== undefined) return found;
  }
  throw new Error(`${date} and ${months} months lie outside the calendar`);
}

/** The totals of an assessment, as far as the difference needs them. */
export interface TaxTotals {
  readonly totals: readonly { readonly taxType: string; readonly payable: string }[];
}

export interface CertificateDifference {
  /** Taxes that differ, in the order of calculation. The later taxes differ because their base holds the duty. */
  readonly taxes: readonly {
    readonly taxType: string;
    readonly without: string;
    readonly withCertificate: string;
    readonly difference: string;
  }[];
  readonly total: string;
}

/**
 * What the certificate is worth: the payable totals without it less those with it, tax by tax. It is what a guarantee
 * has to cover, or what comes back when the certificate follows. Each total has been rounded once, as it would be paid.
 */
export function lateCertificateDifference(without: TaxTotals, withCertificate: TaxTotals): CertificateDifference {
  const payable = ({ totals }: TaxTotals, taxType: string) =>
    totals.reduce((sum, total) => (total.taxType === taxType ? addDecimals(sum, decimal(total.payable)) : sum), ZERO);
  const taxTypes = new Set([...without.totals, ...withCertificate.totals].map(({ taxType }) => taxType));
  const taxes = [...taxTypes].flatMap((taxType) => {
    const [before, after] = [payable(without, taxType), payable(withCertificate, taxType)];
    const difference = subtractDecimals(before, after);
    return isZeroDecimal(difference) ? [] : [{ taxType, before, after, difference }];
  });
  return {
    taxes: taxes.map(({ taxType, before, after, difference }) => ({
      taxType,
      without: decimalText(before),
      withCertificate: decimalText(after),
      difference: decimalText(difference),
    })),
    total: decimalText(taxes.reduce((sum, { difference }) => addDecimals(sum, difference), ZERO)),
  };
}
