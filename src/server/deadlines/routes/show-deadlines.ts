import { consultationRef } from '#core/clearance';
import { DECLARATION_STREAM } from '#core/declaration';
import { CONSULTATION_STREAM } from '#core/valuation';
import { signedInOnly } from '#server/access';
import { deadlineViews, NumberParams, readDeclaration } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

export function showDeadlines(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/deadlines',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listDeadlines',
        tags: ['Declarations'],
        summary:
          'Every time that runs on a declaration and on what belongs to it: who has to act, by when, and what follows',
        params: NumberParams,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('Deadline')) }), 404: Type.Ref('Problem') },
      },
    },
    async ({ actor, params: { number } }) => {
      const { state } = await readDeclaration(services, actor, number);
      const consultation = await services.engine.readState<unknown>(consultationRef(number));
      const country = services.reference.current();
      const items = [
        ...deadlineViews(DECLARATION_STREAM, state, country),
        ...deadlineViews(CONSULTATION_STREAM, consultation?.state, country),
      ];
      return { items: items.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)) };
    },
  );
}
