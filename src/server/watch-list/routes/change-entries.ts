import type { Command } from '#core/kernel';
import {
  entryRefusals,
  ENTRIES_ADDED_MAX,
  EntryContent,
  MATCH_PLACES,
  type EntryContent as Content,
} from '#core/watch-list';
import { demand, signedInOnly } from '#server/access';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import { acceptedOf, submitted } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { entryView } from '../entry-view.ts';
import { IMPORT_LENGTH_MAX, readImport, type ImportProblem } from '../read-import.ts';
import { proposeEntries } from '../propose-entries.ts';
import { EntryParams, Reason, WrittenEntry } from '../schemas.ts';
import type { ListServices } from '../services.ts';
import { foundEntry } from './entries.ts';

const closed = { additionalProperties: false } as const;
const TAGS = ['Watch lists'];
const DONE = { 200: Type.Ref('WatchListEntryView'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') } as const;

const { value: _value, aliases: _aliases, identifiers: _identifiers, ...shared } = EntryContent.properties;
const Import = Type.Object(
  { csv: Type.String({ maxLength: IMPORT_LENGTH_MAX }), defaults: Type.Object(shared, closed) },
  closed,
);
const Clearing = Type.Object(
  {
    subject: Type.String({ minLength: 1, maxLength: 40 }),
    declaration: Type.String({ maxLength: 20 }),
    place: Type.Enum(MATCH_PLACES),
    reason: Reason,
    until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  },
  closed,
);

/** Adding, changing and ending entries, and clearing matches that are not who is meant. */
export function changeEntries(app: HttpApp, all: ListServices): void {
  app.addSchema(WrittenEntry);
  addOne(app, all);
  addMany(app, all);
  changeOne(app, all);
  clearings(app, all);
}

function addOne(app: HttpApp, all: ListServices): void {
  app.post(
    '/api/v1/watch-list/entries',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'addWatchListEntry',
        tags: TAGS,
        summary:
          'Add an entry. From its first day declarations are held against it; one that selects only watches until a second person agrees',
        body: WrittenEntry,
        response: { 201: Type.Ref('WatchListEntryView'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      demand(request, 'risk.list.edit');
      const content: Content = request.body;
      const refusals = entryRefusals(content);
      if (refusals.length > 0) throw refusalsProblem(refusals);
      const { ids = [] } = await carriedOut(all, request, 'watchList.add', { entries: [content] });
      await proposeEntries(all, ids, request.actor);
      return reply.code(201).send(await entryView(all, foundEntry(all, ids[0] ?? '', request.actor), request.actor));
    },
  );
}

function addMany(app: HttpApp, all: ListServices): void {
  app.post(
    '/api/v1/watch-list/imports',
    {
      onRequest: signedInOnly,
      bodyLimit: IMPORT_LENGTH_MAX + 100_000,
      schema: {
        operationId: 'importWatchList',
        tags: TAGS,
        summary: 'Add entries from CSV; rows that are wrong are told and left out',
        body: Import,
        response: {
          200: Type.Object({
            added: Type.Integer(),
            problems: Type.Array(
              Type.Object({
                row: Type.Integer(),
                field: Type.String(),
                message: Type.Object({ vi: Type.String(), en: Type.String() }),
              }),
            ),
          }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'risk.list.edit');
      const { csv, defaults } = request.body;
      const read = readImport(csv, defaults);
      const problems: ImportProblem[] = [...read.problems];
      const sound = read.entries.filter(({ row, content }) => {
        const refusals = entryRefusals(content);
        problems.push(...refusals.map(({ pointer, message }) => ({ row, field: pointer.slice(1), message })));
        return refusals.length === 0;
      });
      for (let at = 0; at < sound.length; at += ENTRIES_ADDED_MAX) {
        const part = sound.slice(at, at + ENTRIES_ADDED_MAX).map(({ content }) => content);
        // One request is several commands here, and no key of its own can answer for them.
        const command: Command = { type: 'watchList.add', data: { entries: part }, actor: request.actor };
        const sender = request.actor.organisationId || request.actor.userId;
        const { answer } = acceptedOf(
          await all.services.engine.submit(command, { sender, trafficClass: 'interactive' }),
        );
        await all.lists.refresh();
        await proposeEntries(all, idsIn(answer), request.actor);
      }
      return { added: sound.length, problems: problems.toSorted((a, b) => a.row - b.row).slice(0, PROBLEMS_SHOWN_MAX) };
    },
  );
}

/** Whoever has more of them mends these first. */
const PROBLEMS_SHOWN_MAX = 200;

function changeOne(app: HttpApp, all: ListServices): void {
  app.put(
    '/api/v1/watch-list/entries/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'changeWatchListEntry',
        tags: TAGS,
        summary: 'Change an entry, with the reason; what selects then takes a second person',
        params: EntryParams,
        body: Type.Object({ content: Type.Object({ ...EntryContent.properties }, closed), reason: Reason }, closed),
        response: DONE,
      },
    },
    async (request) => {
      demand(request, 'risk.list.edit');
      await all.lists.refresh();
      const { id } = foundEntry(all, request.params.id, request.actor);
      const { content, reason } = request.body;
      const refusals = entryRefusals(content, '/content');
      if (refusals.length > 0) throw refusalsProblem(refusals);
      await carriedOut(all, request, 'watchList.change', { id, content, reason });
      await proposeEntries(all, [id], request.actor);
      return entryView(all, foundEntry(all, id, request.actor), request.actor);
    },
  );
  app.post(
    '/api/v1/watch-list/entries/:id/end',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'endWatchListEntry',
        tags: TAGS,
        summary: 'End an entry: nothing matches it any more',
        params: EntryParams,
        body: Type.Object({ reason: Reason }, closed),
        response: DONE,
      },
    },
    (request) => onEntry(all, request, request.params.id, 'watchList.end', request.body),
  );
}

function clearings(app: HttpApp, all: ListServices): void {
  app.post(
    '/api/v1/watch-list/entries/:id/clearings',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'clearWatchListMatch',
        tags: TAGS,
        summary: 'Say that who matched is not who the entry means; it does not match again until the day is over',
        params: EntryParams,
        body: Clearing,
        response: DONE,
      },
    },
    (request) => onEntry(all, request, request.params.id, 'watchList.clear', request.body),
  );
  app.post(
    '/api/v1/watch-list/entries/:id/clearings/withdrawal',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'withdrawWatchListClearing',
        tags: TAGS,
        summary: 'Take back that somebody was cleared: they match again',
        params: EntryParams,
        body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 40 }), reason: Reason }, closed),
        response: DONE,
      },
    },
    (request) => onEntry(all, request, request.params.id, 'watchList.revive', request.body),
  );
}

async function onEntry(all: ListServices, request: FastifyRequest, id: string, type: string, data: object) {
  demand(request, 'risk.list.edit');
  await all.lists.refresh();
  foundEntry(all, id, request.actor);
  await carriedOut(all, request, type, { id, ...data });
  return entryView(all, foundEntry(all, id, request.actor), request.actor);
}

/** As the command answers. */
const idsIn = (answer: Buffer): readonly string[] =>
  (JSON.parse(answer.toString('utf8')) as { readonly ids?: readonly string[] }).ids ?? [];

/** In force as soon as the answer is there. */
async function carriedOut(
  { services, lists }: ListServices,
  request: FastifyRequest,
  type: string,
  data: object,
): Promise<{ readonly ids?: readonly string[] }> {
  const command: Command = { type, data, actor: request.actor };
  try {
    const { answer } = await submitted(services, request, command, 'interactive');
    return { ids: idsIn(answer) };
  } finally {
    await lists.refresh();
  }
}
