import { fieldSteps, outboxStanding } from '#core/inspection';
import type { FieldStanding, TakenOrder } from './taken-order.ts';

/** How far an order on this device is. */
export function standingOf({ outbox, record, forms }: Written): FieldStanding {
  if (outbox !== null) return outboxStanding(outbox);
  return isBlank({ record, forms }) ? 'new' : 'begun';
}

/** What would be lost with the device: written, and not with the server yet. */
export const isUnsent = (order: Written): boolean =>
  order.outbox === null ? !isBlank(order) : outboxStanding(order.outbox) !== 'done';

type Written = Pick<TakenOrder, 'outbox' | 'record' | 'forms'>;

const isBlank = ({ record, forms }: Pick<Written, 'record' | 'forms'>): boolean =>
  fieldSteps(record).length === 0 && Object.keys(forms).length === 0;

const HOUR_MS = 3_600_000;
/** An order that was handed in is looked at once more that day; one that nobody wrote under is for a working day or two. */
const DONE_KEPT_MS = 24 * HOUR_MS;
const UNTOUCHED_KEPT_MS = 72 * HOUR_MS;

/** What has no reason to stay on a device that may be lost. What is written and not sent never expires. */
export function isExpired(order: TakenOrder, nowMs: number): boolean {
  if (isUnsent(order)) return false;
  const { handedInAt, takenAt } = order;
  return handedInAt === null
    ? nowMs - Date.parse(takenAt) > UNTOUCHED_KEPT_MS
    : nowMs - Date.parse(handedInAt) > DONE_KEPT_MS;
}
