import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { DraftParams, draftView } from '../draft-view.ts';
import type { DraftsRoom } from '../drafts-room.ts';
import { findDraft, PROBLEMS, RATE, SECURITY, TAGS } from './shared.ts';

export function showDraft(app: HttpApp, room: DraftsRoom): void {
  app.get(
    '/api/v1/drafts/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showDraft',
        tags: TAGS,
        summary: 'One draft with all that it holds, conflicts and removed lines too',
        security: SECURITY,
        params: DraftParams,
        response: { 200: Type.Ref('Draft'), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const row = await findDraft(room, request, 'draft.read');
      return draftView(row, await room.store.document(row), room);
    },
  );
}
