import type { HttpApp } from '#server/platform/http';
import type { CatalogueRoom } from './catalogue-room.ts';
import { productStore } from './product-store.ts';
import { products } from './routes/products.ts';

export function catalogueRoutes(app: HttpApp, { services, nameOf }: Omit<CatalogueRoom, 'store'>): void {
  products(app, { services, nameOf, store: productStore(services.pool) });
}

export { CATALOGUE_REFUSALS } from './catalogue-refusals.ts';
