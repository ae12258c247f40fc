import type { Selection } from '#core/risk';
import { ENTRY_KINDS, MATCH_PLACES, maySee } from '#core/watch-list';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { ListServices } from '../services.ts';

/** Who of the officers on a case may know of a match is told of it; to the others it is as if there were none. */
export function caseMatches(app: HttpApp, all: ListServices): void {
  app.get(
    '/api/v1/cases/:number/watch-list-matches',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listWatchListMatches',
        tags: ['Watch lists'],
        summary: 'Entries that a declaration matched, as far as the reader may know of them',
        params: NumberParams,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                entryId: Type.String(),
                list: Type.String(),
                kind: Type.Enum(ENTRY_KINDS),
                value: Type.String(),
                reason: Type.String(),
                place: Type.Enum(MATCH_PLACES),
                line: Type.Union([Type.Integer(), Type.Null()]),
                score: Type.Integer(),
                channel: Type.Enum(['green', 'yellow', 'red']),
              }),
            ),
          }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { selection } = await readDeclaration(
        all.services,
        request.actor,
        request.params.number,
        'selection.readReasons',
      );
      await all.lists.refresh();
      const matches: Selection['matches'] = selection?.matches ?? [];
      return {
        items: matches.flatMap(({ entryId, place, line = null, score, channel }) => {
          const entry = all.lists.entries().get(entryId);
          if (entry === undefined || !maySee(request.actor, entry)) return [];
          const { list, kind, value, reason } = entry.content;
          return [{ entryId, list, kind, value, reason, place, line, score, channel }];
        }),
      };
    },
  );
}
