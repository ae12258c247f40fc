import { dayOf } from '../day-of.ts';
import { CODE_LISTS } from '#core/codes';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const CodeEntrySchema = Type.Object(
  {
    code: Type.String(),
    name: Type.Object({ vi: Type.String(), en: Type.String() }),
    attributes: Type.Record(Type.String(), Type.String()),
  },
  { $id: 'CodeEntry' },
);

export function listCodes(app: HttpApp, services: Services): void {
  app.addSchema(CodeEntrySchema);
  app.get(
    '/api/v1/codes/:list',
    {
      schema: {
        operationId: 'listCodes',
        tags: ['Public'],
        summary: 'A code list as of a day',
        description: `Lists: ${CODE_LISTS.join(', ')}`,
        params: Type.Object({ list: Type.String({ maxLength: 40 }) }),
        querystring: Type.Object({ on: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })) }),
        response: {
          200: Type.Object({ on: Type.String(), items: Type.Array(Type.Ref('CodeEntry')) }),
          404: Type.Ref('Problem'),
        },
      },
    },
    (request) => {
      const list = CODE_LISTS.find((name) => name === request.params.list);
      if (!list) throw notFound();
      const on = dayOf(request.query.on, services);
      const entries = services.reference.current().reference.codes.entries(list, on);
      return {
        on,
        items: entries.map(({ code, name, attributes }) => ({ code, name, attributes: { ...attributes } })),
      };
    },
  );
}
