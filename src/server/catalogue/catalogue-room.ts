import type { Services } from '#server/platform/services';
import type { ProductStore } from './product-store.ts';

/** What the routes of this room share. */
export interface CatalogueRoom {
  readonly services: Services;
  readonly store: ProductStore;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
