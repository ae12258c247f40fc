import { declarationBody } from '../declaration-body.ts';
import type { DeclarationRecord } from '../declaration-view.ts';
import { madeWith } from '../made-with.ts';
import { documentAt, readDeclaration } from '../read-declaration.ts';
import {
  AmendmentAnswerSchema,
  AppealId,
  DecisionPosition,
  NumberParams,
  Reason,
  RefundAccountSchema,
  StorageKindSchema,
  TextSchema,
  VersionSeen,
} from '../schemas.ts';
import { sendAccepted } from '../send-accepted.ts';
import { taxTable } from '#core/assessment';
import { readReversible, refuse, type InForce, type Reversible } from '#core/clearance';
import { Declaration, declarationChanges, numberOfVersion, text, type DeclarationState } from '#core/declaration';
import { GUARANTEE_ID_PATTERN } from '#core/guarantee';
import type { Command, Refusals } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { notFound, problem, ProblemError, type HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const AmendQuery = Type.Object({
  version: VersionSeen,
  reasonCode: Type.String({ minLength: 1, maxLength: 20, description: 'Code list amendment-reason' }),
  reason: Reason,
  confirm: Type.Optional(
    Type.Boolean({ default: false, description: 'In one step; otherwise it is drafted, and confirmed by a second' }),
  ),
});

/** What a declarant asks or does about a declaration that is there, beside amending it. */
export const DeclarantStep = Type.Union(
  [
    step('withdraw', { reason: Reason }),
    step('confirmAmendment', { version: VersionSeen }),
    step('dropAmendment', {}),
    step('appeal', { decision: DecisionPosition, text: Reason }),
    step('withdrawAppeal', { appealId: AppealId, reason: Reason }),
    step('secure', {
      version: VersionSeen,
      guaranteeId: Type.String({ pattern: GUARANTEE_ID_PATTERN }),
      purpose: Type.Union([Type.Literal('payment'), Type.Literal('certificate'), Type.Literal('finalValue')]),
      agreement: Type.Optional(Type.String({ pattern: '^[A-Z0-9-]{1,20}$' })),
    }),
    step('requestRelease', { groundCode: Type.String({ maxLength: 20 }), reason: Reason }),
    step('requestStorage', { kind: StorageKindSchema, place: text(300), reason: Reason }),
    step('confirmStorage', { note: Reason }),
    step('requestRefund', { account: RefundAccountSchema, reason: Reason }),
    step('requestCancellation', { groundCode: Type.String({ maxLength: 20 }), reason: Reason }),
  ],
  { $id: 'DeclarantStep' },
);

function step<N extends string, P extends Parameters<typeof Type.Object>[0]>(name: N, properties: P) {
  return Type.Object({ step: Type.Literal(name), ...properties }, { additionalProperties: false });
}

const Versions = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      number: Type.String(),
      at: Type.String(),
      by: Type.Union([Type.Literal('declarant'), Type.Literal('customs')]),
      reasonCode: Type.Union([Type.String(), Type.Null()]),
      reasonName: Type.Union([TextSchema, Type.Null()]),
      reason: Type.Union([Type.String(), Type.Null()]),
      totalPayable: Type.String(),
    }),
  ),
});
const VersionParams = Type.Object({ ...NumberParams.properties, version: VersionSeen });
const VersionQuery = Type.Object({
  from: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 9, description: 'Compared with; the one before by default' }),
  ),
});
const Changes = Type.Array(
  Type.Object({
    pointer: Type.String(),
    line: Type.Optional(Type.Integer()),
    before: Type.Optional(Type.String()),
    after: Type.Optional(Type.String()),
  }),
);

const problems = {
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

export function amendDeclaration(app: HttpApp, services: Services): void {
  app.addSchema(AmendmentAnswerSchema);
  app.addSchema(DeclarantStep);
  app.post(
    '/api/v1/declarations/:number/amendments',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'amendDeclaration',
        tags: ['Declarations'],
        summary: 'Amend a registered declaration: the whole new version, in one step or two',
        description: 'Before release it is in force at once; after release customs decides on it.',
        params: NumberParams,
        querystring: AmendQuery,
        body: {
          content: { 'application/json': { schema: Declaration }, 'application/xml': { schema: Type.Unknown() } },
        },
        response: { 200: Type.Ref('AmendmentAnswer'), ...problems },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { version, reasonCode, reason, confirm = false } = request.query;
      const record = await readDeclaration(services, request.actor, number, 'declaration.register');
      const data = {
        number,
        inForce: inForceOf(record, version),
        declaration: await declarationBody(request),
        reasonCode,
        reason,
        confirm,
      };
      const command: Command = { type: 'declaration.amend', data, actor: request.actor };
      return sendAccepted(reply, await submitted(services, request, command, 'declaration'));
    },
  );

  app.post(
    '/api/v1/declarations/:number/steps',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'stepOfDeclarant',
        tags: ['Declarations'],
        summary:
          'Withdraw, confirm or drop an amendment, ask for cancellation, ask for a refund, secure what is due by a guarantee',
        params: NumberParams,
        body: DeclarantStep,
        response: { 200: Type.Ref('StepAnswer'), ...problems },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const record = await readDeclaration(services, request.actor, number, 'declaration.register');
      const command: Command = { ...declarantCommandOf(request.body, record), actor: request.actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );

  readVersions(app, services);
}

export const declarantActionOf = ({ step: name }: Static<typeof DeclarantStep>) => `declaration.${name}` as const;

export function declarantCommandOf(
  body: Static<typeof DeclarantStep>,
  record: DeclarationRecord,
): Omit<Command, 'actor'> {
  const { number } = record.state.head;
  const type = declarantActionOf(body);
  const { step: _name, ...given } = body;
  if (!('version' in given)) return { type, data: { number, ...given } };
  const { version, ...further } = given;
  return { type, data: { number, inForce: inForceOf(record, version), ...further } };
}

/**
 * The version that the sender looked at, for a command that changes it. Where another is in force by now the command is
 * refused when it is decided, not here: what is sent a second time under one key gets the answer of the first.
 */
export function inForceOf(record: DeclarationRecord, version: number): InForce {
  const { state, events, declaration, selection, legalDate } = record;
  const position = positionsOf(state, events)[version];
  if (position === undefined) throw conflict([refuse('AMD-004', '/version')]);
  if (legalDate === null) throw conflict([refuse('LIF-001')]);
  return { position, declaration, legalDate, selection };
}

/** The decision that an open appeal is against, as the journal holds it. */
export function readAppealed({ state, events }: Pick<DeclarationRecord, 'events' | 'state'>, id: string): Reversible {
  const appeal = state.appeals?.find((each) => each.id === id);
  if (appeal === undefined) throw conflict([refuse('APL-003', '/appealId')]);
  return readDecision({ events }, appeal.decision);
}

/** A decision as the journal holds it, with what it ended. */
export function readDecision({ events }: Pick<DeclarationRecord, 'events'>, position: string): Reversible {
  const found = readReversible(events, position);
  if (found === undefined) throw conflict([refuse('REV-001', '/decision')]);
  return found;
}

const conflict = (errors: Refusals): ProblemError => new ProblemError(problem('conflict', { errors }));

function readVersions(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/versions',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listVersions',
        tags: ['Declarations'],
        summary: 'Every version of a declaration, the first at the head',
        params: NumberParams,
        response: { 200: Versions, 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { state, events } = await readDeclaration(services, request.actor, request.params.number);
      const { codes } = services.reference.current().reference;
      return {
        items: positionsOf(state, events).map((position, version) => {
          const event = events.find((found) => found.position.toString() === position);
          const data = event?.data as unknown as VersionData;
          const on = data.legalDate ?? null;
          const named =
            on !== null && data.reasonCode ? codes.find('amendment-reason', data.reasonCode, on) : undefined;
          return {
            version,
            number: numberOfVersion(state.head.number, version),
            at: event?.at ?? state.submittedAt,
            by: data.by ?? 'declarant',
            reasonCode: data.reasonCode ?? null,
            reasonName: named?.name ?? null,
            reason: data.reason ?? null,
            totalPayable: data.totalPayable ?? '0',
          };
        }),
      };
    },
  );

  app.get(
    '/api/v1/declarations/:number/versions/:version',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showVersion',
        tags: ['Declarations'],
        summary: 'One version of a declaration, its taxes, and what it changed',
        params: VersionParams,
        querystring: VersionQuery,
        response: {
          200: Type.Object({
            version: Type.Integer(),
            number: Type.String(),
            comparedWith: Type.Union([Type.Integer(), Type.Null()]),
            declaration: Type.Unsafe<Declaration>(Type.Ref('Declaration')),
            taxTable: Type.Array(Type.Ref('TaxRow')),
            changes: Changes,
          }),
          404: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { number, version } = request.params;
      const { state, events } = await readDeclaration(services, request.actor, number);
      const positions = positionsOf(state, events);
      const documentOf = (wanted: number) => {
        const position = positions[wanted];
        if (position === undefined) throw notFound();
        return documentAt(events, position);
      };
      const shown = documentOf(version);
      const { declaration, assessment } = shown;
      const from = request.query.from ?? (version === 0 ? null : version - 1);
      const { reference } = await madeWith(shown, services);
      return {
        version,
        number: numberOfVersion(state.head.number, version),
        comparedWith: from,
        declaration,
        taxTable: assessment ? [...taxTable(assessment, declaration, reference)] : [],
        changes: from === null ? [] : [...declarationChanges(documentOf(from).declaration, declaration)],
      };
    },
  );
}

interface VersionData {
  readonly by?: 'declarant' | 'customs';
  readonly reasonCode?: string;
  readonly reason?: string;
  readonly totalPayable?: string;
  readonly legalDate?: InForce['legalDate'];
}

/** Where each version stands in the journal: what opened the declaration last, then its amendments. */
export function positionsOf(
  { amendments, documentPosition }: DeclarationState,
  events: DeclarationRecord['events'],
): readonly string[] {
  if (amendments === undefined) return [documentPosition];
  const first = events.find(({ type }) => type === 'Registered');
  return [...(first ? [first.position.toString()] : []), ...amendments.map(({ position }) => position)];
}
