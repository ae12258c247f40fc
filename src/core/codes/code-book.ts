import type { PlainDate, Text } from '#core/kernel';

/** The lists every country pack fills. */
export const CODE_LISTS = [
  'country',
  'currency',
  'unit',
  'package',
  'incoterm',
  'transport-mode',
  'customs-office',
  'location',
  'declaration-type',
  'cargo-class',
  'valuation-method',
  'charge-deduction',
  'payment-terms',
  'document-type',
  'tax-type',
  'agreement',
  'duty-regime',
  'characteristic',
  'price-kind',
  'invoice-class',
  'relationship',
  'transaction-nature',
  'valuation-statement',
  'relief-ground',
  'duty-allowance',
  'quota-order',
  'amendment-reason',
  'cancellation-ground',
  'agency',
  'department',
  'early-release-ground',
  'transport-means',
  'simplified-form',
  'storage-place',
] as const;
export type CodeList = (typeof CODE_LISTS)[number];

/** Lists that a country may leave out: it asks nothing of what they would name. Packs of an earlier release have none. */
export const OPTIONAL_CODE_LISTS: readonly CodeList[] = [
  'relationship',
  'transaction-nature',
  'valuation-statement',
  'amendment-reason',
  'cancellation-ground',
  'agency',
  'department',
  'early-release-ground',
  'transport-means',
  'simplified-form',
  'storage-place',
];

/** One dated entry of a code list. `attributes` carry what the law hangs on it (a declaration type's direction …). */
export interface CodeEntry {
  readonly code: string;
  readonly name: Text;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface CodeBook {
  /** The entry in force on that day. */
  readonly find: (list: CodeList, code: string, on: PlainDate) => CodeEntry | undefined;
  /** All entries in force on that day, in code order. */
  readonly entries: (list: CodeList, on: PlainDate) => readonly CodeEntry[];
}
