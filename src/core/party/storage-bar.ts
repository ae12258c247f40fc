import type { PlainDate } from '#core/kernel';

/** A party that broke faith with goods under control keeps none for a time (Article 32 of Circular 38/2015/TT-BTC). */
export interface StorageBar {
  /** The last day of it. */
  readonly until: PlainDate;
  /** What it did, in a word of the clearance. */
  readonly breach: string;
  /** On which declaration. */
  readonly number: string;
}

/** The bar of two that lasts longer. */
export const longerBar = (one: StorageBar | undefined, other: StorageBar): StorageBar =>
  one !== undefined && one.until > other.until ? one : other;
