import { foldText } from '#core/codes';
import type { Actor } from '#core/kernel';
import { ENTRY_KINDS, maySee, type WatchEntry } from '#core/watch-list';
import { demand, signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type, type Static } from 'typebox';
import { entryView, standingOf, summaries, todayOf } from '../entry-view.ts';
import { EntryParams, ENTRY_STANDINGS, EntrySummarySchema, EntryViewSchema } from '../schemas.ts';
import type { ListServices } from '../services.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;

const Question = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100, description: 'Words of the name, the number or the list' })),
  kind: Type.Optional(Type.Enum(ENTRY_KINDS)),
  standing: Type.Optional(Type.Enum(ENTRY_STANDINGS)),
  cursor: Type.Optional(Type.String({ maxLength: 20, description: 'As the page before gave it' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});

const TAGS = ['Watch lists'];

/** Reading lists: each reader the entries it may know of, and no trace of the others. */
export function entries(app: HttpApp, all: ListServices): void {
  app.addSchema(EntrySummarySchema);
  app.addSchema(EntryViewSchema);

  app.get(
    '/api/v1/watch-list/entries',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listWatchListEntries',
        tags: TAGS,
        summary: 'Entries of watch lists that the reader may know of, the newest first',
        querystring: Question,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('WatchListEntrySummary')),
            total: Type.Integer({ description: 'How many fit the question' }),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'risk.list.read');
      await all.lists.refresh();
      const { cursor, limit = PAGE_DEFAULT } = request.query;
      const fitting = visibleTo(all, request.actor).filter(fits(request.query, all));
      const rest = cursor === undefined ? fitting : fitting.filter(({ id }) => Number(id) < Number(cursor));
      const page = rest.slice(0, limit);
      return {
        items: await summaries(all, page),
        total: fitting.length,
        nextCursor: rest.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/api/v1/watch-list/entries/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showWatchListEntry',
        tags: TAGS,
        summary: 'One entry: what it says, which declarations matched it and who was cleared of it',
        params: EntryParams,
        response: { 200: Type.Ref('WatchListEntryView'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.list.read');
      await all.lists.refresh();
      return entryView(all, foundEntry(all, request.params.id, request.actor), request.actor);
    },
  );
}

/** An entry that the reader may not know of is not there. */
export function foundEntry({ lists }: ListServices, id: string, actor: Actor): WatchEntry {
  const entry = lists.entries().get(id);
  if (entry === undefined || !maySee(actor, entry)) throw notFound();
  return entry;
}

export const visibleTo = ({ lists }: ListServices, actor: Actor): readonly WatchEntry[] =>
  [...lists.entries().values()].filter((entry) => maySee(actor, entry)).toSorted((a, b) => Number(b.id) - Number(a.id));

function fits({ q = '', kind, standing }: Static<typeof Question>, all: ListServices): (entry: WatchEntry) => boolean {
  const today = todayOf(all);
  const words = foldText(q);
  return (entry) =>
    (kind === undefined || entry.content.kind === kind) &&
    (standing === undefined || standingOf(entry, today) === standing) &&
    (words === '' ||
      foldText(
        [entry.content.value, ...entry.content.aliases, ...entry.content.identifiers, entry.content.list].join(' '),
      ).includes(words));
}
