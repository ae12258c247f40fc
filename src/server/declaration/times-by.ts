import type { ClearanceReference } from '#core/clearance';
import { dueAt, isEscalated } from '#core/deadline';
import type { DeclarationState } from '#core/declaration';
import type { Instant } from '#core/kernel';

/** What lists say of the times that run on a declaration. */
export interface Times {
  /** By when whoever holds it has to act, by the law in force when it came to them. */
  readonly dueAt: (state: Parameters<typeof dueAt>[0]) => Instant | null;
  readonly isEscalated: (state: DeclarationState) => boolean;
}

/** By the times and the calendar of one version of the country. */
export const timesBy = (country: ClearanceReference): Times => ({
  dueAt: (state) => dueAt(state, country),
  isEscalated: (state) => isEscalated(state, country),
});
