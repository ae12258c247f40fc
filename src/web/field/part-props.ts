import type { FieldRecord } from '#core/inspection';
import type { KeptForms, TakenOrder } from './taken-order.ts';

/** What each part of a record is given. A change is kept on the device at once. */
export interface PartProps {
  readonly order: TakenOrder;
  readonly onRecord: (change: (record: FieldRecord) => FieldRecord) => void;
  /** What stands in a form that is not saved yet; `undefined` where it was saved, or given up. */
  readonly onForm: (name: string, values: KeptForms[string] | undefined) => void;
}
