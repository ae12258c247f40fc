import { tariff } from './routes/tariff.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export const tariffRoutes = (app: HttpApp, services: Services): void => tariff(app, services);
export { lineView, type TariffLineView } from './line-view.ts';
