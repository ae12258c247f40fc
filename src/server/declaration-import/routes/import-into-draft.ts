import { SHIPMENT_ITEMS_MAX } from '#core/declaration';
import { contentOf, draftOfDeclaration, lineChanges, linesOf, operationsFor } from '#core/draft';
import { demand, signedInOnly } from '#server/access';
import { draftProblem, draftStore, type DraftHand } from '#server/drafts';
import { notFound, type HttpApp } from '#server/platform/http';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { ImportRoom } from '../import-room.ts';
import { fileConflict, findImport, ImportParams, PROBLEMS, RATE_LIMIT, SECURITY, TAGS } from './shared.ts';

/** As many as a screen shows; the counts are of all. */
const CHANGES_MAX = 200;
/** Of one change; a draft takes the next after it. */
const OPERATIONS_TOGETHER = 20_000;

const Count = Type.Integer({ minimum: 0 });
const Target = Type.Object(
  {
    draftId: ImportParams.properties.id,
    mode: Type.Enum(['append', 'replace'], {
      description: 'Behind the lines that are there, or in their place',
    }),
    row: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Only the lines of the declaration that begins here in the file' }),
    ),
  },
  { additionalProperties: false },
);
const Taking = Type.Object(
  { ...Target.properties, revision: Type.Integer({ minimum: 0, description: 'Of the draft, as the preview saw it' }) },
  { additionalProperties: false },
);
type Target = Static<typeof Target>;
const Preview = Type.Object({
  revision: Count,
  before: Type.Integer({ minimum: 0, description: 'Lines in the draft now' }),
  after: Count,
  counts: Type.Object({ added: Count, changed: Count, removed: Count }),
  changes: Type.Array(
    Type.Object({
      line: Type.Integer(),
      change: Type.Enum(['added', 'changed', 'removed']),
      fields: Type.Array(Type.Object({ place: Type.String(), before: Type.String(), after: Type.String() })),
    }),
    { maxItems: CHANGES_MAX },
  ),
});

interface IntoDraftRoom extends ImportRoom {
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}

/** The lines of a file, into a draft that is there already; everything else in it stays. */
export function importIntoDraft(app: HttpApp, room: IntoDraftRoom): void {
  const common = { tags: TAGS, security: SECURITY, params: ImportParams };

  app.post(
    '/api/v1/declaration-imports/:id/draft-preview',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'previewIntoDraft',
        ...common,
        summary: 'What the lines of a checked file would change in a draft; nothing is changed',
        body: Target,
        response: { 200: Preview, ...PROBLEMS },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const { draft, before, after } = await readBoth(room, request, request.params.id, request.body);
      const changes = lineChanges(before, after);
      const of = (wanted: string) => changes.filter(({ change }) => change === wanted).length;
      return {
        revision: draft.revision,
        before: before.length,
        after: after.length,
        counts: { added: of('added'), changed: of('changed'), removed: of('removed') },
        changes: changes.slice(0, CHANGES_MAX).map((change) => ({ ...change, fields: [...change.fields] })),
      };
    },
  );

  app.post(
    '/api/v1/declaration-imports/:id/draft',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'importIntoDraft',
        ...common,
        summary: 'Bring the lines of a checked file into a draft, as the preview showed it',
        description: 'Refused (409) where somebody changed the draft since: look at the preview again.',
        body: Taking,
        response: { 200: Type.Object({ revision: Count, lines: Count }), ...PROBLEMS },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const { draft, document, after } = await readBoth(room, request, request.params.id, request.body);
      if (draft.revision !== request.body.revision) throw fileConflict('TBL-107');
      const store = draftStore(room.services.pool);
      const { userId } = request.actor;
      const by: DraftHand = { userId, name: (await room.nameOf(userId)) ?? '', at: room.services.clock.now() };
      const operations = operationsFor(document, '/goodsItems', after, () => randomUUID().slice(0, 8));
      let { revision } = draft;
      for (let from = 0; from < operations.length; from += OPERATIONS_TOGETHER) {
        const together = operations.slice(from, from + OPERATIONS_TOGETHER);
        const change = { id: randomUUID(), device: 'server', baseRevision: revision, operations: together };
        revision = (await store.append(draft.id, change, by))?.revision ?? revision;
      }
      return { revision, lines: after.length };
    },
  );
}

/** The lines of the draft as they are, and as they would be. */
async function readBoth(room: ImportRoom, request: FastifyRequest, importId: string, { draftId, mode, row }: Target) {
  const found = await findImport(room, request, importId);
  const store = draftStore(room.services.pool);
  const draft = await store.find(draftId);
  if (!draft || draft.deleted_at !== null || draft.lodged_number !== null) throw notFound();
  demand(request, 'draft.write', { principalId: draft.organisation_id });
  const entries = (await room.store.entries(found.id)).filter((entry) => row === undefined || entry.row === row);
  if (entries.length === 0) throw fileConflict('TBL-108');
  const document = await store.document(draft);
  const before = linesOf(contentOf(document));
  const read = entries.flatMap(({ content }) => linesOf(draftOfDeclaration(content, 'newReference')));
  const after = mode === 'append' ? [...before, ...read] : read;
  if (after.length > SHIPMENT_ITEMS_MAX) throw draftProblem('DRF-002');
  return { draft, document, before, after };
}
