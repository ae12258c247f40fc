import { PUBLIC_RATE_LIMIT } from '#server/access';
import { dayOf } from '#server/codes';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { lineSummary, pathView } from '#server/tariff';
import { Type } from 'typebox';
import type { Learned } from '#core/classify';

const LINES_SHOWN = 10;
const LINES_MAX = 50;
const HEADINGS_SHOWN = 6;

const evidence = {
  share: Type.Number({ description: 'Which part of the evidence speaks for the heading, 0 to 1' }),
  matched: Type.Array(Type.String(), { description: 'The words of the text that speak for it' }),
  path: Type.Ref('TariffPath'),
};

/** Headings and lines that a description may belong to. Advice, not a ruling. */
export function classifyText(app: HttpApp, services: Services, learned: () => Learned): void {
  app.get(
    '/api/v1/tariff/classification',
    {
      schema: {
        operationId: 'classifyGoods',
        tags: ['Public'],
        summary: 'Find the code of goods by what they are called, in Vietnamese or English',
        querystring: Type.Object({
          text: Type.String({ minLength: 1, maxLength: 500 }),
          on: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
          within: Type.Optional(Type.String({ pattern: '^\\d{2,8}$', description: 'Only codes that start so' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LINES_MAX })),
        }),
        response: {
          200: Type.Object({
            on: Type.String(),
            headings: Type.Array(Type.Object({ code: Type.String(), ...evidence })),
            items: Type.Array(
              Type.Object({ line: Type.Ref('TariffLineSummary'), controlled: Type.Boolean(), ...evidence }),
            ),
          }),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PUBLIC_RATE_LIMIT },
    },
    ({ query }) => {
      const { reference } = services.reference.current();
      const { tariff, classifier } = reference;
      const on = dayOf(query.on, services);
      const ranking = classifier.rank(query.text, {
        limit: query.limit ?? LINES_SHOWN,
        learned: learned(),
        accepts: (code) => tariff.lineOn(code, on) !== undefined,
        ...(query.within !== undefined && { within: query.within }),
      });
      return {
        on,
        headings: ranking.headings.slice(0, HEADINGS_SHOWN).map(({ code, share, matched }) => ({
          code,
          share,
          matched: [...matched],
          path: pathView(code, reference),
        })),
        items: ranking.lines.flatMap(({ code, share, matched }) => {
          const line = tariff.lineOn(code, on);
          if (line === undefined) return [];
          const controlled = line.policyReferences.length > 0;
          return [
            { line: lineSummary(line), controlled, share, matched: [...matched], path: pathView(code, reference) },
          ];
        }),
      };
    },
  );
}
