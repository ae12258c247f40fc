import type { ClearanceReference } from '#core/clearance';
import { dueAt } from '#core/deadline';
import type { DeclarationState } from '#core/declaration';
import type { Instant } from '#core/kernel';

/** Deadlines by the times and the calendar of one version of the country. */
export const dueAtBy =
  (country: ClearanceReference) =>
  (state: Pick<DeclarationState, 'status' | 'statusSince'>): Instant | null =>
    dueAt(state, country);
