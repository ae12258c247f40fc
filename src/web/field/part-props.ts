import type { FieldRecord } from '#core/inspection';
import type { TakenOrder } from './taken-order.ts';

/** What each part of a record is given. A change is kept on the device at once. */
export interface PartProps {
  readonly order: TakenOrder;
  readonly onRecord: (change: (record: FieldRecord) => FieldRecord) => void;
}
