import { signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { AcceptedChangeSchema, DraftChangeBody, DraftParams } from '../draft-view.ts';
import type { DraftsRoom } from '../drafts-room.ts';
import { CHANGE_RATE, findDraft, PROBLEMS, SECURITY, TAGS } from './shared.ts';

/** A paste of two thousand lines is 3 MB. */
const CHANGE_BYTES_MAX = 4 * 1_024 * 1_024;
/** Somebody who was away for longer reads the draft anew. */
const MISSED_MAX = 100;

export function changeDraft(app: HttpApp, room: DraftsRoom): void {
  app.addSchema(AcceptedChangeSchema);
  app.post(
    '/api/v1/drafts/:id/changes',
    {
      onRequest: signedInOnly,
      bodyLimit: CHANGE_BYTES_MAX,
      schema: {
        operationId: 'changeDraft',
        tags: TAGS,
        summary: 'Change a draft by small operations, whatever others did to it meanwhile',
        description:
          'The operations take effect together, as one revision. What others wrote into the same field since your base revision is kept beside yours. Sent again under the same id they count once.',
        security: SECURITY,
        params: DraftParams,
        body: DraftChangeBody,
        response: {
          200: Type.Object({
            revision: Type.Integer({ description: 'Of this change' }),
            missed: Type.Array(Type.Ref('AcceptedDraftChange'), {
              description: 'All since your base revision, this one too; empty where they are too many: read the draft',
            }),
          }),
          ...PROBLEMS,
        },
      },
      config: { rateLimit: CHANGE_RATE },
    },
    async (request) => {
      const { id } = await findDraft(room, request, 'draft.write');
      const { body } = request;
      const accepted = await room.store.append(id, body, await room.hand(request.actor));
      if (!accepted) throw notFound();
      room.hub.wake();
      const missed = await room.store.changesAfter(id, body.baseRevision, MISSED_MAX);
      const isWhole = missed.length < MISSED_MAX && missed[0]?.revision === body.baseRevision + 1;
      return {
        revision: accepted.revision,
        missed: isWhole ? missed.map((change) => ({ ...change, operations: [...change.operations] })) : [],
      };
    },
  );
}
