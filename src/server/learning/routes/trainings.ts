import { instantAt, legalDate } from '#core/kernel';
import { modelRefusal } from '#core/model';
import { demand, signedInOnly } from '#server/access';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { LEARNING_FOLLOWER } from '../follow-goods.ts';
import type { LearningServices } from '../learning-services.ts';
import { StartTraining, TrainingParams } from '../learning-schemas.ts';
import { trainingView } from '../model-views.ts';
import { ENOUGH } from '../training/training-plan.ts';

const TAGS = ['Models'];
const READS = { '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') };
/** What was found comes from a list; one that lags so far behind is learned from as it is. */
const WAIT_MS = 5_000;
const SEED = 1;

/** Making a model of what was found, beside the program. It has no part in anything until two people gave it one. */
export function trainings(app: HttpApp, all: LearningServices): void {
  app.post(
    '/api/v1/risk/models/trainings',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'startTraining',
        tags: TAGS,
        summary: 'Begin to train a model on all that was found until now; nothing is decided by it',
        body: StartTraining,
        response: { 201: Type.Ref('Training'), ...READS },
      },
    },
    async (request, reply) => {
      demand(request, 'risk.model.propose');
      const { engine, clock, reference } = all.services;
      await engine.waitFor(engine.position(), WAIT_MS, LEARNING_FOLLOWER);
      const now = clock.now();
      const today = legalDate(now, reference.current().reference.country.zoneOffsetMinutes);
      const { name = `${today} ${instantAt(Date.parse(now)).slice(11, 16)}`, seed = SEED } = request.body;
      const begun = await all.trainings.begin(request.actor.userId, { name: name.trim(), seed });
      switch (begun.kind) {
        case 'busy':
          throw refusalsProblem([modelRefusal('MDL-021')]);
        case 'tooLittle': {
          const { looked, finds } = begun.material;
          const values = { looked, finds, lookedMin: ENOUGH.looked, findsMin: ENOUGH.finds };
          const words = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
          throw refusalsProblem([modelRefusal('MDL-020', '', words)]);
        }
        case 'begun':
          return reply.code(201).send(await shown(begun.id));
      }
    },
  );

  app.get(
    '/api/v1/risk/models/trainings/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showTraining',
        tags: TAGS,
        summary: 'How far a training is',
        params: TrainingParams,
        response: { 200: Type.Ref('Training'), ...READS },
      },
    },
    async (request) => {
      demand(request, 'risk.model.read');
      return shown(request.params.id);
    },
  );

  app.post(
    '/api/v1/risk/models/trainings/:id/cancel',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'cancelTraining',
        tags: TAGS,
        summary: 'End a training wherever it runs; nothing where it is over',
        params: TrainingParams,
        response: { 200: Type.Ref('Training'), ...READS },
      },
    },
    async (request) => {
      demand(request, 'risk.model.propose');
      const { id } = request.params;
      await shown(id);
      await all.trainings.cancel(id);
      return shown(id);
    },
  );

  const shown = async (id: string) => {
    const training = await all.trainings.find(id);
    if (training === undefined) throw notFound();
    return trainingView(training, all);
  };
}
