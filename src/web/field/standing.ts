import { fieldSteps, outboxStanding } from '#core/inspection';
import type { FieldStanding, TakenOrder } from './taken-order.ts';

/** How far an order on this device is. */
export function standingOf({ outbox, record }: Pick<TakenOrder, 'outbox' | 'record'>): FieldStanding {
  if (outbox !== null) return outboxStanding(outbox);
  return fieldSteps(record).length === 0 ? 'new' : 'begun';
}

/** What would be lost with the device: written, and not with the server yet. */
export const isUnsent = (order: Pick<TakenOrder, 'outbox' | 'record'>): boolean =>
  order.outbox === null ? fieldSteps(order.record).length > 0 : outboxStanding(order.outbox) !== 'done';

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
