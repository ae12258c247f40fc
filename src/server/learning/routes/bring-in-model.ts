import { instantAt } from '#core/kernel';
import type { AddModel } from '#core/model';
import { demand, signedInOnly } from '#server/access';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import { Type } from 'typebox';
import type { LearningServices } from '../learning-services.ts';
import { MODEL_FILE_BYTES_MAX, ModelFile } from '../learning-schemas.ts';
import { modelStore } from '../model-store.ts';
import { modelSummary } from '../model-views.ts';
import { readModelApart } from '../read-model-apart.ts';
import { knownModel } from './read-models.ts';

/** A model that was trained elsewhere. Made known here it selects nothing until two people gave it a role. */
export function bringInModel(app: HttpApp, all: LearningServices, version: string): void {
  app.post(
    '/api/v1/risk/models/files',
    {
      onRequest: signedInOnly,
      bodyLimit: MODEL_FILE_BYTES_MAX,
      schema: {
        operationId: 'bringInModel',
        tags: ['Models'],
        summary: 'Make a model known that was trained elsewhere; it has no role yet',
        body: ModelFile,
        response: { 201: Type.Ref('ModelSummary'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      demand(request, 'risk.model.propose');
      const { clock, pool, reference } = all.services;
      const name = request.body.name?.trim() ?? instantAt(Date.parse(clock.now())).slice(0, 16);
      const read = await readModelApart(request.actor, { body: request.body, by: { name, version } });
      if (!read.ok) throw refusalsProblem(read.error);
      const { hash, text, card } = read.value;
      const store = modelStore(pool);
      await store.keep({ hash, file: text, card, spread: undefined });
      const { code: country } = reference.current().reference.country;
      const { provenance } = card;
      const data = { country, hash, name: card.name.slice(0, 200) || name, provenance, source: 'file' } as const;
      const command: AddModel = { type: 'model.add', data, actor: request.actor };
      await submitted(all.services, request, command, 'interactive');
      const known = await knownModel(all, hash);
      // Tried beside, as soon as there is a thread for it; a program that ends first does so at its next look.
      void all.trainings.looking.runDue().catch(() => undefined);
      const about = await store.about([hash]);
      return reply.code(201).send(await modelSummary(known, all.learned.state(), about.get(hash), all));
    },
  );
}
