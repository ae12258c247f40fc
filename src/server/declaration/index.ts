import { amendDeclaration } from './routes/amend-declaration.ts';
import { amendShipment } from './routes/amend-shipment.ts';
import { attachments } from './routes/attachments.ts';
import { checkDeclaration } from './routes/check-declaration.ts';
import { listDeclarations } from './routes/list-declarations.ts';
import { listResponses } from './routes/list-responses.ts';
import { lodgeDeclaration } from './routes/lodge-declaration.ts';
import { lodgePaper } from './routes/lodge-paper.ts';
import { paperAnnouncements } from './routes/paper-announcements.ts';
import { showDeclaration } from './routes/show-declaration.ts';
import { showDesk } from './routes/show-desk.ts';
import { showShipment } from './routes/show-shipment.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export async function declarationRoutes(app: HttpApp, services: Services): Promise<void> {
  lodgeDeclaration(app, services);
  lodgePaper(app, services);
  paperAnnouncements(app, services);
  listDeclarations(app, services);
  showDeclaration(app, services);
  showDesk(app, services);
  showShipment(app, services);
  listResponses(app, services);
  checkDeclaration(app, services);
  amendDeclaration(app, services);
  amendShipment(app, services);
  // A scope of its own: what reads uploaded forms waits and listens on every request of the scope it is in.
  await app.register((uploads) => attachments(uploads, services));
}

export { clearanceTimes, type ClearanceTimes } from './clearance-times.ts';
export { deadlineViews } from './deadline-view.ts';
export { declarationView, orderingView, type DeclarationRecord } from './declaration-view.ts';
export { earlierOf } from './earlier-of.ts';
export { heldCases } from './held-cases.ts';
export { findCases, findOverview, QUEUED, WORKS } from './overview.ts';
export { followOverview, OVERVIEW_FOLLOWER } from './overview-follower.ts';
export { inForceOf, positionsOf, readAppealed, readDecision } from './routes/amend-declaration.ts';
export { madeWith } from './made-with.ts';
export { unheldCases, type UnheldCase } from './unheld-cases.ts';
export { owingDeclarations, type FoundOwing } from './owing-declarations.ts';
export { nextStepOf } from './next-step.ts';
export { EVENT_LABELS, progressOf } from './progress-texts.ts';
export { preRegistered } from './pre-registered.ts';
export { documentAt, documentIn, readDeclaration } from './read-declaration.ts';
export { readShipment } from './read-shipment.ts';
export { shipmentAnswer } from './shipment-result.ts';
export { stepOnShipment } from './step-on-shipment.ts';
export { registeredBetween } from './registered-between.ts';
export { registeredCount } from './registered-count.ts';
export { registeredSince } from './registered-since.ts';
export { releasedSince } from './released-since.ts';
export * from './schemas.ts';
export { CATCH_UP_MS_MAX } from './routes/list-declarations.ts';
export { sendAccepted } from './send-accepted.ts';
