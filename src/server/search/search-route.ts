import { findEverything, SEARCH_KINDS } from './find-everything.ts';
import { wordsOf } from '#core/codes';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** Below this, a text is found almost everywhere. */
const LETTERS_MIN = 2;
const LENGTH_MAX = 100;
/** Counted by network, so an office of people who type shares it; a harvester is stopped all the same. */
const RATE = { max: 600, timeWindow: '1 minute' } as const;

const nullable = (text: ReturnType<typeof Type.String>) => Type.Union([text, Type.Null()]);
const Found = Type.Object({
  id: Type.String({ description: 'Under which it is asked for' }),
  number: nullable(Type.String({ description: 'As it is written; null for what has none' })),
  title: Type.String(),
  note: nullable(Type.String()),
  status: nullable(Type.String()),
});

/** One box for everything that has a number or a name. */
export function search(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/search',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'search',
        tags: ['Search'],
        summary: 'Declarations, cases, shipments, drafts, invoices, transports, guarantees and exemption lists',
        description:
          'By number (also as amended), own reference, bill, container, invoice, party or goods; accents do not matter. Shows what your lists show and nothing more. Invoices, transports and exemption lists: any by number, the latest also by what they say.',
        querystring: Type.Object({
          q: Type.String({ minLength: LETTERS_MIN, maxLength: LENGTH_MAX }),
        }),
        response: {
          200: Type.Object({
            groups: Type.Array(
              Type.Object({
                kind: Type.Union(SEARCH_KINDS.map((kind) => Type.Literal(kind))),
                items: Type.Array(Found),
              }),
            ),
          }),
          401: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async ({ actor, query }) => {
      const words = wordsOf(query.q);
      const groups = words.join('').length < LETTERS_MIN ? [] : await findEverything(services, actor, words);
      return { groups: groups.map(({ kind, items }) => ({ kind, items: [...items] })) };
    },
  );
}
