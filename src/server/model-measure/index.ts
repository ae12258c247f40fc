import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { openModelFiles } from './model-files.ts';
import { caseLearned } from './routes/case-learned.ts';
import { modelFigures } from './routes/model-figures.ts';

export function modelMeasureRoutes(app: HttpApp, services: Services): void {
  const all = { services, files: openModelFiles(services.pool) };
  caseLearned(app, all);
  modelFigures(app, all);
}

export { modelWatchJob } from './watch-models.ts';
