import { instantAt } from '#core/kernel';
import type { DailyJob } from '#server/jobs';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { importStore } from './import-store.ts';
import { checkImport } from './routes/check-import.ts';
import { importSamples } from './routes/import-samples.ts';
import { importIntoDraft } from './routes/import-into-draft.ts';
import { runImportRoutes } from './routes/run-import.ts';
import { showImport } from './routes/show-import.ts';
import { uploadImport } from './routes/upload-import.ts';

export async function declarationImportRoutes(
  app: HttpApp,
  services: Services,
  nameOf: (userId: string) => Promise<string | undefined>,
): Promise<void> {
  const room = { services, store: importStore(services.pool) };
  showImport(app, room);
  await app.register((scope) => uploadImport(scope, room));
  checkImport(app, room);
  runImportRoutes(app, room);
  importIntoDraft(app, { ...room, nameOf });
  importSamples(app, services);
}

/** What came of a file is in the journal or among the drafts; the file itself is looked at for some weeks. */
const KEPT_DAYS = 90;

/** Forgets old uploads. */
export const declarationImportJob = ({ pool, clock }: Pick<Services, 'pool' | 'clock'>): DailyJob => ({
  name: 'declaration-import.forget',
  run: () => importStore(pool).forget(instantAt(Date.parse(clock.now()) - KEPT_DAYS * 86_400_000)),
});

export { DECLARATION_FILE_REFUSALS } from './import-reading.ts';
export { startImports } from './run-imports.ts';
export { contentKey } from './content-key.ts';
export { importStore, type MendedRow } from './import-store.ts';
