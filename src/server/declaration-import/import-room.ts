import type { Services } from '#server/platform/services';
import type { ImportStore } from './import-store.ts';

/** What the routes of this room share. */
export interface ImportRoom {
  readonly services: Services;
  readonly store: ImportStore;
}
