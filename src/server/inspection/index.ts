import { followUps } from './routes/follow-ups.ts';
import { photos } from './routes/photos.ts';
import { steps } from './routes/steps.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export async function inspectionRoutes(app: HttpApp, services: Services): Promise<void> {
  steps(app, services);
  followUps(app, services);
  // A scope of its own: what reads uploaded forms waits and listens on every request of the scope it is in.
  await app.register((uploads) => photos(uploads, services));
}

export { concernsInspections, followInspections, INSPECTION_FOLLOWER } from './follow-inspections.ts';
