import { officersOf, type AssignmentServices } from '../officers-of.ts';
import { can } from '#core/access';
import { nextHolder, refuse, resourceOf, type AssignCase } from '#core/clearance';
import { reasonText } from '#core/declaration';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, sendAccepted } from '#server/declaration';
import { problem, ProblemError, refusalsProblem, type HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

export function assignCase(app: HttpApp, parts: AssignmentServices & { readonly services: Services }): void {
  const { services } = parts;
  app.post(
    '/api/v1/cases/:number/assignment',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'assignCase',
        tags: ['Cases'],
        summary: 'Give a case to an officer of the office, or to whoever has the least to do',
        params: NumberParams,
        body: Type.Object(
          {
            officerId: Type.Optional(
              Type.String({ minLength: 1, maxLength: 64, description: 'Left out: who may and holds the fewest cases' }),
            ),
            reason: reasonText(2_000),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ number: Type.String(), officerId: Type.String() }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { actor } = request;
      const { state } = await readDeclaration(services, actor, number, 'case.read');
      if (!can(actor, 'case.assign', resourceOf(state.head))) throw new ProblemError(problem('not-allowed'));
      const { officerId, reason } = request.body;
      const officers = await officersOf(parts, [state.head.officeId]);
      const officer =
        officerId === undefined ? nextHolder(state, officers) : officers.find(({ userId }) => userId === officerId);
      if (!officer) throw refusalsProblem([refuse('ASG-001', '/officerId')]);
      const command: AssignCase = { type: 'case.assign', data: { number, officer, reason }, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
