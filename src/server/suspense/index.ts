import { actOnSuspense } from './routes/act-on-suspense.ts';
import { listRefunds } from './routes/list-refunds.ts';
import { listSuspense } from './routes/list-suspense.ts';
import { showSuspense } from './routes/show-suspense.ts';
import { waitingForDeclaration } from './routes/waiting-for-declaration.ts';
import type { SuspenseServices } from './services.ts';
import type { HttpApp } from '#server/platform/http';

/** The desk for money that found no home, and for what is owed back. */
export function suspenseRoutes(app: HttpApp, suspense: SuspenseServices): void {
  listSuspense(app, suspense);
  showSuspense(app, suspense);
  actOnSuspense(app, suspense);
  listRefunds(app, suspense);
  waitingForDeclaration(app, suspense);
}

export { servedSettlement } from './served-settlement.ts';
export { concernsSuspense, followSuspense, SUSPENSE_FOLLOWER } from './follow-suspense.ts';
