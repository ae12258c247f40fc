import type { TableCheck } from '../table-job.ts';
import { approvalRefusal, REASON_LENGTH_MAX, REFERENCE_PUBLICATION, type ProposalContent } from '#core/approval';
import type { ClearanceReference } from '#core/clearance';
import { STATED_TEXT, type Actor, type Command, type Refusals, type Result } from '#core/kernel';
import type { PublishReferenceData } from '#core/reference';
import { demand, signedInOnly } from '#server/access';
import { findProposal, packContent, proposalView, type ApprovalServices } from '#server/approval';
import { runApart } from '#server/platform/apart';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { countryFilesOf, readCsv, wordsOfTable, type ReferenceRoom, type VersionStore } from '#server/reference';
import { Type, type Static } from 'typebox';

export interface TableServices {
  readonly services: Pick<Services, 'engine'>;
  readonly room: Pick<ReferenceRoom<ClearanceReference>, 'country' | 'refresh'>;
  readonly versions: VersionStore;
  /** What is proposed goes the way of all proposals. */
  readonly approval: ApprovalServices;
}

/** Tables that people keep row by row. The tariff has its own way in: nobody retypes twelve thousand lines. */
const EDITABLE = /^(?:codes|calendar)\/([a-z-]+)\.csv$/;
const TABLE_READER = new URL('../table-worker.ts', import.meta.url);
/** A whole country is compiled, which takes a second or two. */
const CHECK_MS_MAX = 60_000;
const ROWS_MAX = 5_000;
const COLUMNS_MAX = 40;
const CELL_LENGTH_MAX = 500;
/** As many as a screen shows; the proposal shows all. */
const CHANGES_MAX = 200;

const Params = Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,40}$', description: 'As the list names it' }) });
const Cells = Type.Array(Type.String({ maxLength: CELL_LENGTH_MAX, pattern: '^[^\\u0000\\r\\n]*$' }), {
  minItems: 1,
  maxItems: COLUMNS_MAX,
});
const Rows = Type.Array(Cells, { maxItems: ROWS_MAX });
const Words = Type.Record(Type.String(), Type.Array(Type.String()), {
  description:
    'What a column takes, where that is one of a few words; the empty one among them where a cell may stay empty',
});
const Edited = Type.Object(
  {
    basedOn: Type.String({ maxLength: 100, description: 'The version that the table was read from' }),
    rows: Rows,
  },
  { additionalProperties: false },
);
const Proposed = Type.Object(
  {
    ...Edited.properties,
    reason: Type.String({ minLength: 3, maxLength: REASON_LENGTH_MAX, pattern: STATED_TEXT }),
  },
  { additionalProperties: false },
);
const Answer = Type.Object({
  problems: Type.Array(
    Type.Object({
      row: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], { description: 'From 1; null: of the whole' }),
      column: Type.Union([Type.String(), Type.Null()], {
        description: 'As the header names it; null: of the whole row',
      }),
      message: Type.Object({ vi: Type.String(), en: Type.String() }),
    }),
  ),
  counts: Type.Object({
    added: Type.Integer(),
    ended: Type.Integer(),
    changed: Type.Integer(),
    renamed: Type.Integer(),
  }),
  changes: Type.Array(Type.Ref('ShownChange'), { maxItems: CHANGES_MAX }),
});

/** Calendars and lists of codes: read by who keeps them, and changed by two people. */
export function countryTables(app: HttpApp, all: TableServices): void {
  const { room } = all;
  const common = { tags: ['Operations'], params: Params };

  app.get(
    '/api/v1/reference/tables',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTables',
        tags: ['Operations'],
        summary: 'Calendars and lists of codes that administrators keep',
        response: {
          200: Type.Object({ items: Type.Array(Type.Object({ name: Type.String(), path: Type.String() })) }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'reference.propose');
      await room.refresh();
      return { items: tablesOf(all) };
    },
  );

  app.get(
    '/api/v1/reference/tables/:name',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showTable',
        ...common,
        summary: 'A calendar or a list of codes as it is in force, row by row',
        response: {
          200: Type.Object({ version: Type.String(), header: Cells, rows: Rows, words: Words }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'reference.propose');
      await room.refresh();
      const { path, header, rows } = readTable(all, request.params.name);
      return {
        version: room.country().pack.version,
        header: [...header],
        rows: rows.map(({ cells }) => [...cells]),
        words: Object.fromEntries(Object.entries(wordsOfTable(path)).map(([column, words]) => [column, [...words]])),
      };
    },
  );

  app.post(
    '/api/v1/reference/tables/:name/checks',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'checkTable',
        ...common,
        summary: 'What a table would change, and what is wrong with it; nothing is kept',
        body: Edited,
        response: { 200: Answer, '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'reference.propose');
      const { problems, counts, changes } = await checked(all, request);
      return {
        problems: [...problems],
        counts,
        changes: changes.slice(0, CHANGES_MAX).map((change) => ({ ...change, fields: [...change.fields] })),
      };
    },
  );

  app.post(
    '/api/v1/reference/tables/:name/proposal',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'proposeTable',
        ...common,
        summary: 'Propose a table; another person approves it, and it is in force from then on',
        body: Proposed,
        response: {
          201: Type.Ref('Proposal'),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      demand(request, 'reference.propose');
      const found = await checked(all, request);
      const command = await proposalOf(all, request.params.name, found, request.body.reason);
      const { answer } = await submitted(
        all.approval.services,
        request,
        { ...command, actor: request.actor },
        'interactive',
      );
      const { id } = JSON.parse(answer.toString('utf8')) as { readonly id: string };
      const { state, content, served } = await findProposal(all.approval, request.actor, id);
      return reply.code(201).send(await proposalView(state, content, served, request.actor, all.approval));
    },
  );
}

const tablesOf = ({ room }: Pick<TableServices, 'room'>) =>
  room.country().files.manifest.flatMap(({ path }) => {
    const name = EDITABLE.exec(path)?.[1];
    return name === undefined ? [] : [{ name, path }];
  });

function readTable(all: Pick<TableServices, 'room'>, name: string) {
  const path = tablesOf(all).find((each) => each.name === name)?.path;
  if (path === undefined) throw notFound();
  const table = readCsv(path, all.room.country().files.texts[path] ?? '');
  if ('message' in table) throw new Error(`the country in force is understood: ${table.message}`);
  return { path, ...table };
}

/** Compiled with the rest of the country, apart: what stands in the way is told before anybody else has to read it. */
async function checked(
  all: TableServices,
  { actor, params, body }: { actor: Actor; params: Static<typeof Params>; body: Static<typeof Edited> },
): Promise<TableCheck> {
  const { room } = all;
  await room.refresh();
  const { path, header } = readTable(all, params.name);
  if (room.country().pack.version !== body.basedOn) throw refusalsProblem([approvalRefusal('APR-011', '/basedOn')]);
  const odd = body.rows.findIndex((row) => row.length !== header.length);
  if (odd >= 0) throw refusalsProblem([approvalRefusal('APR-001', `/rows/${odd}`)]);
  const job = { base: room.country().files.texts, path, header, rows: body.rows };
  const answer = await runApart({ program: TABLE_READER, actor, job: () => job, msMax: CHECK_MS_MAX });
  // The thread answers what it was asked.
  const found = answer as Result<TableCheck, Refusals>;
  if (!found.ok) throw refusalsProblem(found.error);
  return found.value;
}

/** Stored by its hash first, so that what another person approves is what was checked here. */
async function proposalOf(
  { room, versions, approval }: TableServices,
  name: string,
  { next, counts, changes, problems }: TableCheck,
  reason: string,
): Promise<Omit<Command, 'actor'>> {
  if (problems.length > 0) throw refusalsProblem([approvalRefusal('APR-001', '/rows')]);
  if (next === null) throw refusalsProblem([approvalRefusal('APR-012', '/rows')]);
  const base = room.country();
  const path = tablesOf({ room }).find((each) => each.name === name)?.path ?? '';
  const files = countryFilesOf({ ...base.files.texts, [path]: next.text });
  if (!files.ok) throw new Error('the checked country keeps the list of its files');
  const country = base.pack.profile.code;
  const { version, summary } = next;
  const basedOn = base.pack.version;
  const data: PublishReferenceData = {
    country,
    version,
    basedOn,
    folder: null,
    summary: { ...summary, samples: [...summary.samples], sections: [...summary.sections] },
  };
  const content: ProposalContent = {
    kind: REFERENCE_PUBLICATION,
    data,
    facts: { source: path, basedOn, version },
    counts,
    changes,
  };
  await versions.keep(country, version, files.value);
  const packed = packContent(content);
  await approval.contents.keep(packed);
  return {
    type: 'approval.propose',
    data: { kind: REFERENCE_PUBLICATION, reason, data, contentHash: packed.hash, replaces: null },
  };
}
