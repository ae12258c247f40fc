import { dueAt, type ClearanceReference } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import type { Instant } from '#core/kernel';

/** Deadlines by the response times and the calendar of one version of the country. */
export const dueAtBy =
  ({ reference, responseTimes }: ClearanceReference) =>
  (state: Pick<DeclarationState, 'status' | 'statusSince'>): Instant | null =>
    dueAt(state, responseTimes, reference.calendar);
