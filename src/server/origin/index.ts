import { lateCertificates } from './routes/late-certificates.ts';
import { originChecks } from './routes/origin-checks.ts';
import { originRates } from './routes/origin-rates.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export { rateView } from './origin-view.ts';

export function originRoutes(app: HttpApp, services: Services): void {
  originRates(app, services);
  originChecks(app, services);
  lateCertificates(app, services);
}
