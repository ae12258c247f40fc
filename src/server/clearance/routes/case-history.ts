import { documentDifferencesOf } from '../document-differences.ts';
import { differencesFrom } from '../line-history.ts';
import { visibleTo } from '#core/access';
import { declarationRef, principalOf } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import { DOCUMENTED_FIELDS } from '#core/invoice';
import { signedInOnly } from '#server/access';
import { documentIn, earlierOf, NumberParams, readDeclaration } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** So many declarations back; older prices say little of today's, and the answer stays quick. */
const DECLARATIONS_MAX = 20;

const Codes = Type.Array(Type.String());

/** Beside the case, not in it: it is read when the case stands on the screen. */
export function caseHistory(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/cases/:number/history',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'compareCase',
        tags: ['Cases'],
        summary: 'Lines that differ from what the same trader declared before, or from the papers they stand on',
        params: NumberParams,
        response: {
          200: Type.Object({
            /** How many earlier declarations were looked at, and how many lines they have. */
            declarations: Type.Integer(),
            lines: Type.Integer(),
            differences: Type.Array(
              Type.Object({
                sequence: Type.Integer(),
                price: Type.Union([
                  Type.Object({
                    percent: Type.Integer(),
                    median: Type.Number(),
                    currency: Type.String(),
                    unitCode: Type.String(),
                    earlierLines: Type.Integer(),
                  }),
                  Type.Null(),
                ]),
                otherOrigins: Codes,
                otherCodes: Codes,
              }),
            ),
            /** The registered invoice that was compared with; null: none is named. */
            invoiceId: Type.Union([Type.String(), Type.Null()]),
            documents: Type.Array(
              Type.Object({
                sequence: Type.Integer({ description: 'The line; 0 is the declaration as a whole' }),
                field: Type.Union(DOCUMENTED_FIELDS.map((field) => Type.Literal(field))),
                declared: Type.String(),
                documented: Type.String(),
                documentTypeCode: Type.String(),
                documentId: Type.String(),
              }),
            ),
          }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { actor, params } = request;
      const record = await readDeclaration(services, actor, params.number, 'case.read');
      const { state, declaration } = record;
      const papers = await documentDifferencesOf(record, services);
      const beside = { invoiceId: papers.invoiceId, documents: [...papers.differences] };
      const principalId = principalOf(state.head);
      const before = state.registeredAt;
      if (principalId === null || before === null) return { declarations: 0, lines: 0, differences: [], ...beside };
      const asked = { principalId, before, limit: DECLARATIONS_MAX };
      const numbers = await earlierOf(services.pool, visibleTo(actor, 'case.read'), asked);
      const documents = await Promise.all(
        numbers.map(async (number) => {
          const stored = await services.engine.readState<DeclarationState>(declarationRef(number));
          if (!stored) return [];
          const events = await services.engine.readStream(declarationRef(number));
          return documentIn(events, stored.state).declaration.goodsItems;
        }),
      );
      const earlier = documents.flat();
      const differences = differencesFrom(earlier, declaration.goodsItems).map((each) => ({
        ...each,
        otherOrigins: [...each.otherOrigins],
        otherCodes: [...each.otherCodes],
      }));
      return { declarations: numbers.length, lines: earlier.length, differences, ...beside };
    },
  );
}
