import type { ImportServices } from './import-services.ts';
import { effects } from './routes/effects.ts';
import { importProposals } from './routes/import-proposals.ts';
import { importRoutes } from './routes/imports.ts';
import { uploads } from './routes/upload.ts';
import { instantAt } from '#core/kernel';
import type { DailyJob } from '#server/jobs';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { importStore } from './import-store.ts';

export async function tariffImportRoutes(app: HttpApp, all: ImportServices): Promise<void> {
  importRoutes(app, all);
  await app.register((scope) => uploads(scope, all));
  importProposals(app, all);
  effects(app, all);
}

/** A proposal is decided within a fortnight; who comes back later uploads again. */
const KEPT_DAYS = 90;

/** Forgets old uploads. What became a proposal is kept by the proposal. */
export const tariffImportJob = ({ pool, clock }: Pick<Services, 'pool' | 'clock'>): DailyJob => ({
  name: 'tariff-import.forget',
  run: () => importStore(pool).forget(instantAt(Date.parse(clock.now()) - KEPT_DAYS * 86_400_000)),
});

export type { ImportCheck } from './import-job.ts';
export type { ImportServices } from './import-services.ts';
export { FILE_REFUSALS } from './file-limits.ts';
export { importStore } from './import-store.ts';
export { runInThread } from './run-in-thread.ts';
