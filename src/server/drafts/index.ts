import type { HttpApp } from '#server/platform/http';
import { DraftHeadSchema, DraftSchema } from './draft-view.ts';
import { openDrafts, type DraftsOptions } from './drafts-room.ts';
import { changeDraft } from './routes/change-draft.ts';
import { createDraft } from './routes/create-draft.ts';
import { keepDraft } from './routes/keep-draft.ts';
import { listDrafts } from './routes/list-drafts.ts';
import { showDraft } from './routes/show-draft.ts';
import { watchDraft } from './routes/watch-draft.ts';

export function draftRoutes(app: HttpApp, options: DraftsOptions): void {
  const room = openDrafts(options);
  app.addSchema(DraftHeadSchema);
  app.addSchema(DraftSchema);
  listDrafts(app, room);
  createDraft(app, room);
  showDraft(app, room);
  changeDraft(app, room);
  keepDraft(app, room);
  watchDraft(app, room);
  // Before the server waits for its connections to end.
  app.addHook('preClose', room.hub.stop);
}

export { draftProblem, DRAFT_REFUSALS } from './draft-problem.ts';
export { draftsTidyJob } from './tidy.ts';
export { findDrafts } from './find-drafts.ts';
export { draftStore, type DraftHand, type DraftStore } from './draft-store.ts';
export type { DraftRow } from './sql.ts';
