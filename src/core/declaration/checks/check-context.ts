import type { Declaration } from '../declaration.ts';
import type { RefusalCode, RefusalPlace } from '../refusals.ts';
import type { PlainDate, SlotValues } from '#core/kernel';
import type { Reference } from '#core/reference';

/** What every check gets: the document, the law of the day, and where to put what it finds. */
export interface CheckContext {
  readonly declaration: Declaration;
  readonly reference: Reference;
  readonly on: PlainDate;
  /** `undefined` where the declaration type is unknown: checks that hang on the direction are left out. */
  readonly direction: 'import' | 'export' | undefined;
  /** How many goods lines the document may carry: a declaration's, or a shipment's that is to be divided. */
  readonly goodsItemsMax: number;
  readonly report: (code: RefusalCode, place: RefusalPlace | string, values?: SlotValues) => void;
}
