import { modelOf, type KnownModel } from '#core/model';
import { demand, signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { LearningServices } from '../learning-services.ts';
import {
  HashParams,
  HistoryQuery,
  ModelDeskSchema,
  ModelHistorySchema,
  ModelSummarySchema,
  ModelViewSchema,
  TrainingSchema,
} from '../learning-schemas.ts';
import { modelStore } from '../model-store.ts';
import { modelDesk, modelSummary, modelView } from '../model-views.ts';
import { roleTurns } from '../role-turns.ts';

const TAGS = ['Models'];
const HISTORY_LIMIT = 20;
const READS = { '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') };

/** Which models there are, which of them selects, and what each is worth. */
export function readModels(app: HttpApp, all: LearningServices): void {
  for (const schema of [ModelSummarySchema, TrainingSchema, ModelDeskSchema, ModelHistorySchema, ModelViewSchema])
    app.addSchema(schema);

  app.get(
    '/api/v1/risk/models',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showModelDesk',
        tags: TAGS,
        summary: 'The models that may have a part in selecting, which of them has one, and how',
        response: { 200: Type.Ref('ModelDesk'), ...READS },
      },
    },
    async (request) => {
      demand(request, 'risk.model.read');
      return modelDesk(request.actor, all);
    },
  );

  app.get(
    '/api/v1/risk/models/history',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listModelTurns',
        tags: TAGS,
        summary: 'Who selected when and by whose word: roles given and taken, stops, restarts, settings; newest first',
        querystring: HistoryQuery,
        response: { 200: Type.Ref('ModelHistory'), ...READS },
      },
    },
    async (request) => {
      demand(request, 'risk.model.read');
      const { before, limit = HISTORY_LIMIT } = request.query;
      return roleTurns({ before, limit }, all);
    },
  );

  app.get(
    '/api/v1/risk/models/:hash',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showModel',
        tags: TAGS,
        summary: 'What a model was trained on, what it is worth, and what it asks for most',
        params: HashParams,
        response: { 200: Type.Ref('ModelView'), ...READS },
      },
    },
    async (request) => {
      demand(request, 'risk.model.read');
      const known = await knownModel(all, request.params.hash);
      const store = modelStore(all.services.pool);
      const model = await store.read(known.hash);
      if (model === undefined) throw notFound();
      const about = await store.about([known.hash]);
      const stored = about.get(known.hash);
      return modelView(await modelSummary(known, all.learned.state(), stored, all), model, stored);
    },
  );

  app.get(
    '/api/v1/risk/models/:hash/file',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'downloadModel',
        tags: TAGS,
        summary: 'The file of a model, which can be read by any other program',
        params: HashParams,
        produces: ['application/json'],
        response: { 200: Type.String({ description: 'Canonical JSON' }), ...READS },
      },
    },
    async (request, reply) => {
      demand(request, 'risk.model.read');
      const { hash } = await knownModel(all, request.params.hash);
      const file = await modelStore(all.services.pool).file(hash);
      if (file === undefined) throw notFound();
      return reply
        .type('application/json')
        .header('content-disposition', `attachment; filename="model-${hash.slice(0, 12)}.json"`)
        .send(file);
    },
  );
}

export async function knownModel({ learned }: Pick<LearningServices, 'learned'>, hash: string): Promise<KnownModel> {
  await learned.refresh();
  const known = modelOf(learned.state(), hash);
  if (known === undefined) throw notFound();
  return known;
}
