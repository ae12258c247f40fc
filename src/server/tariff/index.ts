import { inTimeOf } from './in-time.ts';
import { tariff } from './routes/tariff.ts';
import { tariffChanges } from './routes/tariff-changes.ts';
import { tariffNodes } from './routes/tariff-nodes.ts';
import { tariffWatches } from './routes/tariff-watches.ts';
import type { Learned } from '#core/classify';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function tariffRoutes(app: HttpApp, services: Services, learned: () => Learned): void {
  const inTime = inTimeOf(app, services);
  tariff(app, inTime, learned);
  tariffNodes(app, inTime);
  tariffChanges(app, inTime);
  tariffWatches(app, services);
}
export { WATCH_REFUSALS } from './routes/tariff-watches.ts';
export { changeView, historyView, type ChangeView } from './change-view.ts';
export { lineSummary, lineView, type TariffLineView } from './line-view.ts';
export { pathView } from './path-view.ts';
export { searchLines } from './search-lines.ts';
export { comingDaysJob, concernsWatchers, followPublications, WATCH_FOLLOWER } from './tell-watchers.ts';
