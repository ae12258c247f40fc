import { parseDeclarationNumber } from '#core/declaration';
import { signedInOnly } from '#server/access';
import { readDeclaration } from '#server/declaration';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { DraftParams, headView, Keeps, Name } from '../draft-view.ts';
import type { DraftsRoom } from '../drafts-room.ts';
import { findDraft, PROBLEMS, RATE, SECURITY, TAGS } from './shared.ts';

const closed = { additionalProperties: false } as const;

const Words = Type.String({ maxLength: 2_000 });
const TextBody = Type.Object({ vi: Words, en: Words }, closed);
/** A refusal as the answer to lodging told it. */
const ToldRefusal = Type.Object(
  {
    code: Type.String({ maxLength: 40 }),
    pointer: Type.String({ maxLength: 400 }),
    severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
    label: TextBody,
    message: TextBody,
    fix: TextBody,
  },
  { additionalProperties: true },
);
/** More are not mended one by one. */
const TRIAL_REFUSALS_MAX = 500;

/** What happens to a draft as a whole. */
export function keepDraft(app: HttpApp, room: DraftsRoom): void {
  describe(app, room);
  throwAway(app, room);
  close(app, room);
  keepTrial(app, room);
}

function describe(app: HttpApp, room: DraftsRoom): void {
  app.patch(
    '/api/v1/drafts/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'describeDraft',
        tags: TAGS,
        summary: 'Name a draft, or make it a template',
        security: SECURITY,
        params: DraftParams,
        body: Type.Object(
          {
            name: Type.Optional(Type.Union([Name, Type.Null()])),
            template: Type.Optional(Type.Union([Type.Object({ keeps: Keeps }, closed), Type.Null()])),
          },
          { ...closed, minProperties: 1 },
        ),
        response: { 200: Type.Ref('DraftHead'), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const row = await findDraft(room, request, 'draft.write');
      const { name = row.name, template } = request.body;
      const keeps = template === undefined ? row.keeps : (template?.keeps ?? null);
      await room.store.describe(row.id, name, keeps);
      room.hub.wake();
      return headView({ ...row, name, keeps }, room);
    },
  );
}

function throwAway(app: HttpApp, room: DraftsRoom): void {
  app.delete(
    '/api/v1/drafts/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'deleteDraft',
        tags: TAGS,
        summary: 'Throw a draft away; for thirty days it can be restored',
        security: SECURITY,
        params: DraftParams,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const { id } = await findDraft(room, request, 'draft.write', 'alsoDeleted');
      await room.store.remove(id, await room.hand(request.actor));
      room.hub.wake();
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/drafts/:id/restoration',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'restoreDraft',
        tags: TAGS,
        summary: 'Take a draft back that was thrown away',
        security: SECURITY,
        params: DraftParams,
        response: { 200: Type.Ref('DraftHead'), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const row = await findDraft(room, request, 'draft.write', 'alsoDeleted');
      await room.store.restore(row.id);
      room.hub.wake();
      return headView({ ...row, deleted_at: null }, room);
    },
  );
}

function close(app: HttpApp, room: DraftsRoom): void {
  app.post(
    '/api/v1/drafts/:id/lodgement',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'closeDraft',
        tags: TAGS,
        summary: 'Say which declaration a draft has become; it takes no changes any more',
        security: SECURITY,
        params: DraftParams,
        body: Type.Object({ number: Type.String({ maxLength: 20 }) }, closed),
        response: { 200: Type.Ref('DraftHead'), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const row = await findDraft(room, request, 'draft.write');
      const number = parseDeclarationNumber(request.body.number);
      if (number === undefined) throw notFound();
      await readDeclaration(room.services, request.actor, number);
      await room.store.lodged(row.id, number, await room.hand(request.actor));
      room.hub.wake();
      return headView((await room.store.find(row.id)) ?? row, room);
    },
  );
}

function keepTrial(app: HttpApp, room: DraftsRoom): void {
  app.post(
    '/api/v1/drafts/:id/trials',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'keepDraftTrial',
        tags: TAGS,
        summary: 'Keep why a draft could not be lodged, so that it waits among what is to be mended',
        security: SECURITY,
        params: DraftParams,
        body: Type.Object(
          {
            revision: Type.Integer({ minimum: 0, description: 'Of the draft, as it was sent' }),
            refusals: Type.Array(ToldRefusal, {
              minItems: 1,
              maxItems: TRIAL_REFUSALS_MAX,
            }),
          },
          closed,
        ),
        response: { 204: Type.Null(), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const { id } = await findDraft(room, request, 'draft.write');
      await room.store.keepTrial(id, request.body);
      return reply.code(204).send(null);
    },
  );
}
