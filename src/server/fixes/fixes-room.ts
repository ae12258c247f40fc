import type { Services } from '#server/platform/services';

/** What the routes of this room share. */
export interface FixesRoom {
  readonly services: Services;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
