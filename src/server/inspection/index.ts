import { followUps } from './routes/follow-ups.ts';
import { orders } from './routes/orders.ts';
import { photos } from './routes/photos.ts';
import { steps } from './routes/steps.ts';
import type { Access } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export async function inspectionRoutes(
  app: HttpApp,
  services: Services,
  access: Pick<Access, 'officers'>,
): Promise<void> {
  steps(app, services, access);
  orders(app, services);
  followUps(app, services, access);
  // A scope of its own: what reads uploaded forms waits and listens on every request of the scope it is in.
  await app.register((uploads) => photos(uploads, services));
}

export { concernsInspections, followInspections, INSPECTION_FOLLOWER } from './follow-inspections.ts';
