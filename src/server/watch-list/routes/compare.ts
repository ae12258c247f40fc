import {
  compareNames,
  compileNameTables,
  GENERAL_NAMES,
  maySee,
  NAME_LENGTH_MAX,
  parseName,
  SAME_NAME_SCORE,
  type NameTables,
} from '#core/watch-list';
import { demand, signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { ComparisonSchema, type ComparisonView } from '../schemas.ts';
import type { ListServices } from '../services.ts';

/** As many as a person reads. */
const FOUND_MAX = 10;
const GENERAL = compileNameTables([GENERAL_NAMES]);
const name = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX, pattern: '\\S' });

/** Trying a name: against another, or against the lists, word by word. */
export function compare(app: HttpApp, all: ListServices): void {
  app.addSchema(ComparisonSchema);
  app.post(
    '/api/v1/watch-list/comparisons',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'compareNames',
        tags: ['Watch lists'],
        summary: 'How a name is like another, or the names of the lists, and why; nothing is kept',
        body: Type.Object({ left: name, right: Type.Optional(name) }, { additionalProperties: false }),
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('NameComparison')) }), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.list.read');
      const tables = all.services.reference.current().names ?? GENERAL;
      const { left, right } = request.body;
      if (right !== undefined) return { items: [compared(left, right, null, tables)] };
      await all.lists.refresh();
      const candidates = all.lists
        .inForce(tables)
        .namesLike(left)
        .filter(({ entry }) => maySee(request.actor, entry));
      return {
        items: candidates
          .slice(0, FOUND_MAX)
          .map(({ entry }) =>
            [entry.content.value, ...entry.content.aliases]
              .map((one) => compared(left, one, entry.id, tables))
              .reduce((best, next) => (next.score > best.score ? next : best)),
          ),
      };
    },
  );
}

function compared(left: string, right: string, entryId: string | null, tables: NameTables): ComparisonView {
  const { score, matched, unmatched, leftOut, discounts } = compareNames(
    parseName(left, tables),
    parseName(right, tables),
    tables,
  );
  return {
    left,
    right,
    score,
    threshold: SAME_NAME_SCORE,
    isSame: score >= SAME_NAME_SCORE,
    matched: matched.map((one) => ({ ...one })),
    unmatched: unmatched.map((one) => ({ ...one })),
    leftOut: [...leftOut],
    discounts: [...discounts],
    entryId,
  };
}
