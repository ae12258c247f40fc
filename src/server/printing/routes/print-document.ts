import { DOCUMENT_KINDS, PRINTERS, type DocumentKind, type NameOf } from '../document-kinds.ts';
import { printDecisionLetter } from '../decision-letter.ts';
import type { PaperContext } from '../paper-context.ts';
import { can } from '#core/access';
import { resourceOf, trackingOf } from '#core/clearance';
import { AMENDMENTS_MAX, numberOfVersion, versionOf } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { readLetters } from '#server/clearance';
import { dayOf } from '#server/codes';
import {
  documentAt,
  madeWith,
  NumberParams,
  positionsOf,
  readDeclaration,
  TextSchema,
  type DeclarationRecord,
} from '#server/declaration';
import { notFound, problem, ProblemError, type HttpApp } from '#server/platform/http';
import { languageOf, type Language } from '#server/platform/pages';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** A broker prints what a morning brought, and no more; laying out fifty lines takes a twentieth of a second of one thread. */
const PRINTS_RATE = { max: 120, timeWindow: '1 minute' };

const DocumentQuery = Type.Object({
  lang: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])),
  version: Type.Optional(
    Type.Integer({ minimum: 0, maximum: AMENDMENTS_MAX, description: 'An earlier version of the declaration itself' }),
  ),
});
const Kind = Type.Unsafe<DocumentKind>(Type.Union(DOCUMENT_KINDS.map((kind) => Type.Literal(kind))));
const LetterParams = Type.Object({
  number: NumberParams.properties.number,
  id: Type.String({ pattern: '^\\d{1,19}$', description: 'As the list of letters names it' }),
});
const DocumentParams = Type.Object({ number: NumberParams.properties.number, kind: Kind });

export function printDocument(app: HttpApp, services: Services, nameOf: NameOf): void {
  printLetter(app, services);
  app.get(
    '/api/v1/declarations/:number/documents/:kind.pdf',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'printDocument',
        tags: ['Declarations'],
        summary: 'A paper of the declaration as PDF, with a QR code to its present state',
        description:
          'The declaration itself, its channel result, duty notice, inspection notice, record of the inspection, instruction to amend, release: each from when it exists.',
        params: DocumentParams,
        querystring: DocumentQuery,
        response: {
          200: { description: 'A PDF document', content: { 'application/pdf': { schema: Type.Unknown() } } },
          404: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PRINTS_RATE },
    },
    async (request, reply) => {
      const { number, kind } = request.params;
      const { action, prepare, missing } = PRINTERS[kind];
      const language = languageOf(request.query, request.headers['accept-language']);
      const record = await readDeclaration(services, request.actor, number, action);
      const context = await paperContext({ record, language, actor: request.actor }, services, request.query.version);
      // Only the declaration itself has versions; what customs tells is told of the one in force.
      const hasVersion = kind === 'declaration' || context?.version === versionOf(record.state);
      const print = context && hasVersion ? await prepare(context, services, nameOf) : undefined;
      if (context === undefined || print === undefined) {
        // Who may read no more than a release is not told that there is a declaration without one.
        if (!can(request.actor, 'declaration.read', resourceOf(record.state.head))) throw notFound();
        throw new ProblemError(problem('not-found', { detail: missing[language] }));
      }
      const written = numberOfVersion(record.state.head.number, context.version);
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${written}-${kind}-${language}.pdf"`)
        .header('cache-control', 'private, no-store')
        .send(await print());
    },
  );

  app.get(
    '/api/v1/declarations/:number/documents',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listDocuments',
        tags: ['Declarations'],
        summary: 'The papers that the declaration has come to',
        params: NumberParams,
        response: {
          200: Type.Object({ items: Type.Array(Type.Object({ kind: Kind, name: TextSchema, path: Type.String() })) }),
          404: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { number } = request.params;
      const record = await readDeclaration(services, request.actor, number);
      const context = await paperContext({ record, language: 'vi', actor: request.actor }, services);
      const prepared = await Promise.all(
        DOCUMENT_KINDS.map(async (kind) => context && PRINTERS[kind].prepare(context, services, nameOf)),
      );
      const items = DOCUMENT_KINDS.filter((_, index) => prepared[index] !== undefined).map((kind) => ({
        kind,
        name: PRINTERS[kind].name,
        path: `/api/v1/declarations/${record.state.head.number}/documents/${kind}.pdf`,
      }));
      return { items };
    },
  );
}

function printLetter(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/letters/:id.pdf',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'printLetter',
        tags: ['Declarations'],
        summary: 'A letter of customs about a decision, as it went out, as PDF',
        params: LetterParams,
        querystring: Type.Pick(DocumentQuery, ['lang']),
        response: {
          200: { description: 'A PDF document', content: { 'application/pdf': { schema: Type.Unknown() } } },
          404: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PRINTS_RATE },
    },
    async (request, reply) => {
      const { number, id } = request.params;
      const language = languageOf(request.query, request.headers['accept-language']);
      const record = await readDeclaration(services, request.actor, number);
      const context = await paperContext({ record, language, actor: request.actor }, services);
      const letter = (await readLetters(services, number)).find((each) => each.id === id);
      if (context === undefined || letter === undefined) throw notFound();
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${number}-letter-${id}-${language}.pdf"`)
        .header('cache-control', 'private, no-store')
        .send(await printDecisionLetter(context, letter));
    },
  );
}

/** Everything a paper needs, of the version asked for; nothing where there is no such version. */
async function paperContext(
  {
    record,
    language,
    actor,
  }: { readonly record: DeclarationRecord; readonly language: Language; readonly actor: Actor },
  services: Services,
  asked?: number,
): Promise<PaperContext | undefined> {
  const { state, events } = record;
  const inForce = versionOf(state);
  const version = asked ?? inForce;
  const position = positionsOf(state, events)[version];
  if (position === undefined) return undefined;
  const printed = version === inForce ? record : { ...record, ...documentAt(events, position) };
  const { reference: law } = await madeWith(printed, services);
  return {
    record: printed,
    version,
    language,
    reference: services.reference.current().reference,
    law,
    now: services.clock.now(),
    today: dayOf(undefined, services),
    isForOffice: can(actor, 'case.read', resourceOf(state.head)),
    trackingUrl: `${services.publicUrl}/track/${trackingOf(state.head.number, services)}`,
  };
}
