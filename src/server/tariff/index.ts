import type { Learned } from '#core/classify';
import { tariff } from './routes/tariff.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export const tariffRoutes = (app: HttpApp, services: Services, learned: () => Learned): void =>
  tariff(app, services, learned);
export { lineSummary, lineView, type TariffLineView } from './line-view.ts';
export { searchLines } from './search-lines.ts';
