import { exemptionLists } from './routes/exemption-lists.ts';
import { giveBack } from './routes/give-back.ts';
import { quotas } from './routes/quotas.ts';
import { temporaryAdmissions } from './routes/temporary-admissions.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function reliefRoutes(app: HttpApp, services: Services): void {
  exemptionLists(app, services);
  quotas(app, services);
  giveBack(app, services);
  temporaryAdmissions(app, services);
}

export { concernsReliefs, followReliefs, RELIEF_FOLLOWER } from './follow-reliefs.ts';
export { findMatchingLists } from './find-matching.ts';
