import type { Instant } from '#core/kernel';

/** Who did it, and when. */
export interface Done {
  readonly at: Instant;
  readonly by: string;
}
