import { draftLetter, withLetterOf } from '../decision-letter.ts';
import { FourEyes, fourEyesOf } from '../four-eyes.ts';
import { visibleTo } from '#core/access';
import { shipmentRef, trackingOf, type ClearanceReference } from '#core/clearance';
import { code, Declaration, nameableLines, STORAGE_BREACHES, text } from '#core/declaration';
import { GUARANTEE_ID_PATTERN } from '#core/guarantee';
import { legalDate, STORABLE_TEXT, type Command } from '#core/kernel';
import { explainPriceDoubt } from '#core/valuation';
import { LetterBody } from './letters.ts';
import { priceDoubtsOf } from './consultation.ts';
import { explainSelection, type CountryWords, type Selection } from '#core/risk';
import { signedIn, signedInOnly } from '#server/access';
import {
  AppealId,
  ChannelSchema,
  FollowUpNumber,
  FollowUps,
  DecisionPosition,
  declarationView,
  type ExplanationSchema,
  findCases,
  inForceOf,
  ListQuery,
  madeWith,
  NumberParams,
  readDeclaration,
  readAppealed,
  readDecision,
  Reason,
  sendAccepted,
  VersionSeen,
  WORKS,
  type DeclarationRecord,
  QUEUED,
} from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

/** Referred to, because one answer holds it in two places. */
const Told = Type.Unsafe<Static<typeof ExplanationSchema>>(Type.Ref('Explanation'));

/** A decision that goes out with a letter: as the officer wrote it, else as it is drafted. */
function lettered<A extends string, P extends Parameters<typeof Type.Object>[0]>(action: A, properties: P) {
  return decision(action, { ...properties, letter: Type.Optional(LetterBody) });
}

function decision<A extends string, P extends Parameters<typeof Type.Object>[0]>(action: A, properties: P) {
  return Type.Object({ action: Type.Literal(action), ...properties }, { additionalProperties: false });
}

const Documents = Type.Array(
  Type.Object(
    { typeCode: code(10), note: Type.String({ maxLength: 500, pattern: STORABLE_TEXT }) },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 20 },
);
const LineFindings = Type.Array(
  Type.Object(
    {
      sequence: Type.Integer({ minimum: 0 }),
      note: text(500),
      quantityFound: Type.Optional(Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' })),
    },
    { additionalProperties: false },
  ),
  { maxItems: 50 },
);

/** What an officer decides on a case, beside what has a page of its own. */
export const Decision = Type.Union(
  [
    decision('accept', { reason: Reason }),
    decision('requestDocuments', { reason: Reason, documents: Documents }),
    decision('recordFinding', { conforms: Type.Boolean(), note: Reason, lines: LineFindings }),
    lettered('instructAmendment', {
      kind: Type.Union([Type.Literal('amend'), Type.Literal('change')]),
      text: Reason,
      lines: Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 50 }),
      followUps: FollowUps,
    }),
    decision('awaitSpecialised', {
      agencyCode: code(20),
      documentTypeCode: code(10),
      note: text(500),
      dueOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    }),
    decision('recordSpecialised', {
      conforms: Type.Boolean(),
      attachmentId: Type.String({ maxLength: 64 }),
      note: Reason,
    }),
    decision('grantRelease', { note: Reason }),
    lettered('denyRelease', { reason: Reason }),
    decision('finalise', { reason: Reason }),
    decision('allowStorage', { note: Reason }),
    lettered('refuseStorage', { reason: Reason }),
    decision('recordStorageBreach', {
      breach: Type.Union(STORAGE_BREACHES.map((breach) => Type.Literal(breach))),
      note: Reason,
    }),
    decision('endStorage', { note: Reason }),
    decision('withdrawInstruction', { reason: Reason }),
    decision('rechannel', { channel: ChannelSchema, reason: Reason }),
    decision('acceptAmendment', { version: VersionSeen }),
    lettered('rejectAmendment', { reason: Reason }),
    lettered('cancel', { version: VersionSeen, groundCode: code(20), reason: Reason }),
    lettered('rejectCancellation', { reason: Reason }),
    lettered('assess', { version: VersionSeen, reasonCode: code(20), reason: Reason, followUps: FollowUps }),
    lettered('suspendRelease', { reason: Reason }),
    decision('resumeRelease', { reason: Reason }),
    lettered('revokeRelease', { reason: Reason }),
    decision('controlAnew', {
      channel: Type.Union([Type.Literal('yellow'), Type.Literal('red')]),
      reason: Reason,
    }),
    decision('orderRefund', { reason: Reason }),
    lettered('refuseRefund', { reason: Reason }),
    decision('repayGuarantor', { reason: Reason }),
    decision('resendRefund', { reason: Reason }),
    decision('callSecurity', { guaranteeId: Type.String({ pattern: GUARANTEE_ID_PATTERN }) }),
    decision('prolongAppeal', { appealId: AppealId, reason: Reason }),
    lettered('decideAppeal', {
      version: VersionSeen,
      appealId: AppealId,
      outcome: Type.Union([Type.Literal('upheld'), Type.Literal('dismissed')]),
      reason: Reason,
    }),
    lettered('reverse', { version: VersionSeen, decision: DecisionPosition, reason: Reason }),
  ],
  { $id: 'Decision' },
);

/** What an office is shown when it does not say otherwise. */
const OPEN_CASES = QUEUED.join(',');

const CaseQuery = Type.Object({
  ...ListQuery.properties,
  held: Type.Optional(
    Type.Union([Type.Literal('mine'), Type.Literal('unheld')], {
      description: 'Only what I hold, or what nobody holds yet',
    }),
  ),
  work: Type.Optional(
    Type.Enum(WORKS, {
      description: 'Only where goods are looked at, or only where papers are judged; and whatever I hold',
    }),
  ),
});

export function cases(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/cases',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listCases',
        tags: ['Cases'],
        summary: 'The queue of your offices, by time left, risk and the sum at stake',
        querystring: CaseQuery,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('CaseSummary')),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
            asOf: Type.String({ description: 'UTC instant, ISO 8601' }),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { country } = services.reference.current().reference;
      const at = services.clock.now();
      const { held, work, ...given } = request.query;
      const { status } = given;
      const query = {
        ...given,
        status: status ?? OPEN_CASES,
        orAsked: status === undefined,
        ...(held && { holderId: held === 'mine' ? signedIn(request).userId : null }),
        ...(work && { work: { kind: work, orHeldBy: signedIn(request).userId } }),
      };
      const visibility = visibleTo(request.actor, 'case.read');
      const page = await findCases(services.pool, visibility, query, { country, at });
      return { ...page, items: [...page.items], asOf: at };
    },
  );

  app.get(
    '/api/v1/cases/:number',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showCase',
        tags: ['Cases'],
        summary: 'One case on one screen, with why it is here',
        params: NumberParams,
        response: {
          200: Type.Object({
            view: Type.Ref('DeclarationView'),
            /** The officer who holds it; null: nobody. */
            holderId: Type.Union([Type.String(), Type.Null()]),
            whyHere: Type.Union([Told, Type.Null()]),
            /** Lines whose value lies below what goods of their code are known to cost. */
            doubts: Type.Array(Type.Object({ sequence: Type.Integer(), explanation: Told })),
            /** What was begun of what takes two people, and by whom: somebody else may complete it. */
            fourEyes: Type.Array(FourEyes),
          }),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const record = await readDeclaration(services, request.actor, request.params.number, 'selection.readReasons');
      const country = services.reference.current();
      const by = await madeWith(record, services);
      const rules = await rulesOf(record, by, services);
      const words = wordsFor(record, services);
      const whyHere =
        record.selection &&
        explainSelection(record.selection, rules, words, await selectionOfShipment(record, services));
      return {
        view: declarationView(
          record,
          request.actor,
          country,
          by,
          trackingOf(request.params.number, services),
          services.clock.now(),
        ),
        holderId: record.state.assignee?.officerId ?? null,
        whyHere: whyHere && { ...whyHere, data: [...whyHere.data], steps: [...whyHere.steps] },
        fourEyes: fourEyesOf(record.state, request.actor),
        doubts: priceDoubtsOf(record, services).map((doubt) => {
          const told = explainPriceDoubt(doubt, country.reference);
          return {
            sequence: doubt.sequence,
            explanation: { ...told, data: [...told.data], steps: [...told.steps] },
          };
        }),
      };
    },
  );

  decide(app, services);
  assess(app, services);
}

/** The rules as they were when it was selected, those among them that officers made. */
const rulesOf = async ({ selection }: DeclarationRecord, { rules }: ClearanceReference, { reference }: Services) =>
  selection ? reference.rulesNamedIn(selection.ruleSetVersion, rules) : rules;

/** Of a part of a shipment, what selected the whole. */
async function selectionOfShipment({ state }: DeclarationRecord, { engine }: Services): Promise<Selection | undefined> {
  const { division } = state.head;
  if (division === undefined) return undefined;
  const events = await engine.readStream(shipmentRef(division.firstNumber));
  const registered = events.findLast(({ type }) => type === 'ShipmentRegistered');
  // Written by our own handler: trusted as its type.
  return (registered?.data as { readonly selection?: Selection } | undefined)?.selection;
}

/** The names that codes had on the day the declaration was registered. */
function wordsFor({ state }: DeclarationRecord, { reference, clock }: Services): CountryWords {
  const { codes, country } = reference.current().reference;
  const on = legalDate(state.registeredAt ?? clock.now(), country.zoneOffsetMinutes);
  return {
    currency: country.currency,
    nameOf: (list, wanted) => codes.find(list, wanted, on)?.name,
  };
}

function decide(app: HttpApp, services: Services): void {
  app.addSchema(Decision);
  app.post(
    '/api/v1/cases/:number/decisions',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'decideCase',
        tags: ['Cases'],
        summary: 'Accept, ask for documents, record a finding, instruct, re-channel, assess, cancel …',
        params: NumberParams,
        body: Decision,
        response: {
          200: Type.Ref('StepAnswer'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { body, actor } = request;
      const record = await readDeclaration(services, actor, number, 'case.read');
      const decided = withLetterOf(decisionCommandOf(body, record), body, record, services);
      const command: Command = { ...decided, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}

type DecisionBody = Static<typeof Decision>;

/** What a decision is in the table of legal steps, where it is not named after the case. */
const OTHERWISE_NAMED = {
  acceptAmendment: 'amendment.accept',
  rejectAmendment: 'amendment.reject',
  orderRefund: 'refund.order',
  refuseRefund: 'refund.refuse',
  repayGuarantor: 'refund.repayGuarantor',
  resendRefund: 'refund.resend',
  prolongAppeal: 'appeal.prolong',
  decideAppeal: 'appeal.decide',
} as const;
const isOtherwiseNamed = (action: string): action is keyof typeof OTHERWISE_NAMED =>
  Object.hasOwn(OTHERWISE_NAMED, action);

export const decisionActionOf = ({ action }: DecisionBody): string =>
  isOtherwiseNamed(action) ? OTHERWISE_NAMED[action] : `case.${action}`;

/** The command that a decision is, with what it needs of the version in force. */
export function decisionCommandOf(body: DecisionBody, record: DeclarationRecord): Omit<Command, 'actor'> {
  return { type: decisionActionOf(body), data: { number: record.state.head.number, ...decisionDataOf(body, record) } };
}

function decisionDataOf(body: DecisionBody, record: DeclarationRecord): object {
  const { action: _action, ...given } = body;
  switch (body.action) {
    case 'recordFinding':
      return { declaredLines: nameableLines(record.declaration, record.state.head.division), ...given };
    case 'instructAmendment':
      return { declaredLines: record.declaration.goodsItems.map((item) => item.sequence), ...given };
    case 'decideAppeal': {
      const { appealId, outcome, reason } = body;
      return {
        appealId,
        outcome,
        reason,
        inForce: inForceOf(record, body.version),
        reversible: readAppealed(record, appealId),
      };
    }
    case 'reverse':
      return {
        inForce: inForceOf(record, body.version),
        reversible: readDecision(record, body.decision),
        reason: body.reason,
      };
    case 'acceptAmendment':
    case 'cancel':
    case 'assess': {
      const { action: _named, version, ...further } = body;
      return { inForce: inForceOf(record, version), ...further };
    }
    default:
      return given;
  }
}

/** Customs sets what is declared itself, and the figures with it: the conclusion of a consultation or of an inspection. */
function assess(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/cases/:number/assessments',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'assessByCustoms',
        tags: ['Cases'],
        summary: 'Assess a declaration with what customs found in place of what was declared',
        params: NumberParams,
        querystring: Type.Object({
          version: VersionSeen,
          reasonCode: code(20),
          reason: Reason,
          followUp: Type.Optional(FollowUpNumber),
        }),
        body: Declaration,
        response: {
          200: Type.Ref('AmendmentAnswer'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { params, query, body: declaration, actor } = request;
      const record = await readDeclaration(services, actor, params.number, 'case.read');
      const { version, followUp, ...given } = query;
      const data = {
        number: record.state.head.number,
        inForce: inForceOf(record, version),
        declaration,
        ...given,
        ...(followUp && { followUps: [followUp] }),
        letter: draftLetter({ action: 'assess', ...given }, record, services.reference.current(), services.clock.now()),
      };
      const command: Command = { type: 'case.assess', data, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
