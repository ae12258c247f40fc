import { can } from '#core/access';
import { contentOf, draftOfDeclaration, EMPTY_DRAFT, keptContent, operationsFor, type DraftNode } from '#core/draft';
import { parseDeclarationNumber } from '#core/declaration';
import { demand, signedInOnly } from '#server/access';
import { readDeclaration } from '#server/declaration';
import { notFound, type HttpApp } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { DraftId, draftView, Keeps, Name, PurposeSchema } from '../draft-view.ts';
import type { DraftsRoom } from '../drafts-room.ts';
import { PROBLEMS, RATE, SECURITY, TAGS } from './shared.ts';

const closed = { additionalProperties: false } as const;
const Body = Type.Object(
  {
    id: DraftId,
    organisationId: Type.Optional(Type.String({ maxLength: 20, description: 'Whose it is; yours unless you say so' })),
    name: Type.Optional(Name),
    purpose: Type.Optional(PurposeSchema),
    template: Type.Optional(Type.Object({ keeps: Keeps }, closed)),
    from: Type.Optional(
      Type.Union([
        Type.Object({ draft: DraftId }, { ...closed, description: 'A template, or any other draft' }),
        Type.Object(
          {
            declaration: Type.String({ maxLength: 20 }),
            reference: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('keep')])),
          },
          closed,
        ),
      ]),
    ),
  },
  closed,
);
type From = Static<typeof Body>['from'];

export function createDraft(app: HttpApp, room: DraftsRoom): void {
  app.post(
    '/api/v1/drafts',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'createDraft',
        tags: TAGS,
        summary: 'Begin a draft: empty, from a template, or as a copy of a declaration',
        description: 'You choose its id; sent again with the same id it makes no other one.',
        security: SECURITY,
        body: Body,
        response: { 200: Type.Ref('Draft'), 201: Type.Ref('Draft'), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const { store } = room;
      const organisationId = body.organisationId ?? actor.organisationId;
      demand(request, 'draft.write', { principalId: organisationId });
      const content = await contentFrom(room, request, body.from);
      const by = await room.hand(actor);
      const isNew = await store.add(
        {
          id: body.id,
          organisationId,
          name: body.name ?? null,
          purpose: body.purpose ?? null,
          lodgingKey: randomUUID(),
          keeps: body.template?.keeps ?? null,
        },
        by,
      );
      if (isNew && content !== undefined) {
        const operations = operationsFor(EMPTY_DRAFT, '', content, () => randomUUID().slice(0, 8));
        const first = { id: `begin-${body.id}`, device: 'server', baseRevision: 0, operations };
        if (operations.length > 0) await store.append(body.id, first, by);
      }
      const row = await store.find(body.id);
      if (!row || row.deleted_at !== null || !can(actor, 'draft.write', { principalId: row.organisation_id }))
        throw notFound();
      return reply.code(isNew ? 201 : 200).send(await draftView(row, await store.document(row), room));
    },
  );
}

async function contentFrom(room: DraftsRoom, { actor }: FastifyRequest, from: From): Promise<DraftNode> {
  if (from === undefined) return undefined;
  if ('draft' in from) {
    const row = await room.store.find(from.draft);
    if (!row || row.deleted_at !== null || !can(actor, 'draft.read', { principalId: row.organisation_id }))
      throw notFound();
    return keptContent(contentOf(await room.store.document(row)), row.keeps ?? []);
  }
  const number = parseDeclarationNumber(from.declaration);
  if (number === undefined) throw notFound();
  const { declaration } = await readDeclaration(room.services, actor, number);
  return draftOfDeclaration(declaration, from.reference === 'keep' ? 'keepReference' : 'newReference');
}
