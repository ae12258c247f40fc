import {
  compareDecimals,
  decimalText,
  powerOfTen,
  type Decimal,
  type PlainDate,
  type Refusal,
  type Text,
} from '#core/kernel';
import { refusal } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { TaxType } from './tax-unit.ts';
import { taxName } from './tax-working.ts';

/**
 * Totals that the national system has no room for. Its lines hold more than its totals do, so that goods may each be
 * declared and together not: they have to be split over several declarations, which only the declarant can do.
 */
export function totalsBeyondRoom(
  totals: readonly { readonly taxType: TaxType; readonly amount: Decimal }[],
  payable: Decimal,
  reference: Reference,
  on: PlainDate,
): readonly Refusal[] {
  const digits = reference.country.precision?.taxTotal.places;
  if (digits === undefined) return NOTHING;
  const least = powerOfTen(digits);
  const isBeyond = (amount: Decimal): boolean => compareDecimals(amount, least) >= 0;
  const refuse = (tax: Text, amount: Decimal): Refusal =>
    refusal(
      'TAX-023',
      { pointer: '/goodsItems' },
      { tax, value: decimalText(amount), currency: reference.country.currency, digits: String(digits) },
    );
  const beyond = totals.flatMap(({ taxType, amount }) =>
    isBeyond(amount) ? [refuse(taxName(taxType, reference, on), amount)] : [],
  );
  return beyond.length === 0 && isBeyond(payable) ? [refuse(ALL_TAXES, payable)] : beyond;
}

const ALL_TAXES: Text = { vi: 'Tổng các loại thuế', en: 'All taxes together' };
const NOTHING: readonly Refusal[] = [];
