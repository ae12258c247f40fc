import type { Decimal, UnitPrice } from '#core/kernel';

/** What a printed rate means. A text that is not understood never becomes one of these: the loader reports it. */
export type RateExpression =
  | {
      readonly kind: 'ad-valorem';
      readonly percent: Decimal;
      readonly excludedOrigins: readonly string[];
      readonly text: string;
    }
  | (UnitPrice & { readonly kind: 'specific'; readonly text: string })
  | (UnitPrice & { readonly kind: 'mixed'; readonly percent: Decimal; readonly text: string })
  /** "But not less than", "but not more than": each option is worked out and the higher or the lower one applies. */
  | { readonly kind: 'higher-of' | 'lower-of'; readonly options: readonly RateExpression[]; readonly text: string }
  /** By a declared characteristic (used cars by engine size): the first step whose bound holds. */
  | {
      readonly kind: 'tiers';
      readonly characteristic: string;
      readonly steps: readonly RateStep[];
      readonly text: string;
    }
  | { readonly kind: 'quota'; readonly inQuota: Decimal; readonly outOfQuota: Decimal; readonly text: string }
  | { readonly kind: 'share-of-mfn'; readonly percent: Decimal; readonly text: string }
  /** Printed alternatives whose condition the source does not state: the declarant must choose, never the system. */
  | { readonly kind: 'alternatives'; readonly options: readonly RateExpression[]; readonly text: string }
  /** Follows rules outside the table (CKD vehicles of Chapter 98). */
  | { readonly kind: 'elsewhere'; readonly text: string }
  | { readonly kind: 'none'; readonly text: string };

export interface RateStep {
  /** The characteristic is at most, or less than, this; absent on the last step, which takes the rest. */
  readonly bound?: { readonly than: 'at-most' | 'below'; readonly value: Decimal };
  readonly rate: RateExpression;
}
