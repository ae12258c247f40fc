import { questionBelow } from '#core/classify';
import { PUBLIC_RATE_LIMIT } from '#server/access';
import { dayOf } from '#server/codes';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { pathView } from '#server/tariff';
import { Type } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const words = Type.Array(Type.String());

/** The next question on the way from a heading to a line. */
export function classificationQuestions(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/tariff/classification/questions',
    {
      schema: {
        operationId: 'askAboutGoods',
        tags: ['Public'],
        summary: 'What to choose between below a heading or subheading, down to a line',
        querystring: Type.Object({
          heading: Type.String({ pattern: '^\\d{4}(\\d{2})?$', description: 'A heading or a subheading' }),
          on: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
        }),
        response: {
          200: Type.Object({
            on: Type.String(),
            code: Type.String(),
            path: Type.Ref('TariffPath'),
            choices: Type.Array(
              Type.Object({
                code: Type.String({ description: 'Eight digits are a line; fewer lead to the next question' }),
                lines: Type.Integer(),
                name: TextSchema,
                telling: Type.Object({ vi: words, en: words }),
              }),
            ),
          }),
          404: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PUBLIC_RATE_LIMIT },
    },
    ({ query }) => {
      const { reference } = services.reference.current();
      const on = dayOf(query.on, services);
      const lines = reference.tariff.search(query.heading, on, reference.tariff.lineCount);
      if (lines.length === 0) throw notFound();
      const { code, choices } = questionBelow(query.heading, lines);
      return {
        on,
        code,
        path: pathView(code, reference),
        choices: choices.map((choice) => ({
          ...choice,
          telling: { vi: [...choice.telling.vi], en: [...choice.telling.en] },
        })),
      };
    },
  );
}
