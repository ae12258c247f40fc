import { principalToken } from '../follow-guarantees.ts';
import { can, visibleTo } from '#core/access';
import {
  GUARANTEE_ID_PATTERN,
  guaranteeRef,
  leftOfGuarantee,
  type GuaranteeId,
  type GuaranteeState,
} from '#core/guarantee';
import { parsePlainDate, type Actor, type Command, type PlainDate } from '#core/kernel';
import { parsePartyId, type PartyId } from '#core/party';
import { signedInOnly } from '#server/access';
import { Reason, sendAccepted } from '#server/declaration';
import { GUARANTEE_TYPE, spokenByBank, type BankPartner } from '#server/payment';
import { type HttpApp, malformed, notFound, problem, ProblemError } from '#server/platform/http';
import { readJsonBody } from '#server/platform/json';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const Id = Type.Unsafe<GuaranteeId>(
  Type.String({ pattern: GUARANTEE_ID_PATTERN, description: 'Bank, year, sign and number, joined by hyphens' }),
);
const day = Type.Unsafe<PlainDate>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const amount = Type.String({ pattern: '^[1-9]\\d{0,14}$', description: 'Whole units of the national currency' });

const terms = {
  id: Id,
  kind: Type.Union([Type.Literal('individual'), Type.Literal('general')]),
  principalId: Type.Unsafe<PartyId>(Type.String({ maxLength: 20 })),
  amount,
  validFrom: day,
  validTo: day,
};
/** Bank → customs: we answer for this party up to this amount. Repeated until acknowledged, as a credit notice is. */
const SignedGuarantee = Type.Object(terms, { additionalProperties: false });
const Letter = Type.Object(
  { ...terms, bankCode: Type.String({ pattern: '^[\\w-]{1,20}$' }) },
  { additionalProperties: false },
);
const View = Type.Object(
  {
    ...Letter.properties,
    drawn: Type.String(),
    called: Type.String(),
    left: Type.String(),
    ended: Type.Boolean(),
    drawnFor: Type.Union([Type.String(), Type.Null()], {
      description: 'Of an individual one: the number of the declaration, shipment or transport that it is for',
    }),
  },
  { $id: 'Guarantee' },
);
const Answer = Type.Object({ id: Type.String() });
const Params = Type.Object({ id: Id });
const signed = Compile(SignedGuarantee);
const PAGE_MAX = 100;

const problems = {
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

export function guarantees(app: HttpApp, services: Services, banks: () => readonly BankPartner[]): void {
  app.addSchema(View);
  reading(app, services);

  app.post(
    '/api/v1/guarantees',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'recordGuarantee',
        tags: ['Payments'],
        summary: 'Record a guarantee that a bank wrote on paper',
        body: Letter,
        response: { 201: Answer, ...problems },
      },
    },
    async (request, reply) => {
      if (!can(request.actor, 'guarantee.issue', { principalId: request.body.bankCode }))
        throw new ProblemError(problem('not-allowed', { detail: 'A leader of customs records a guarantee on paper' }));
      const command: Command = { type: 'guarantee.issue', data: checked(request.body), actor: request.actor };
      return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    '/api/v1/guarantees/:id/end',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'endGuarantee',
        tags: ['Payments'],
        summary: 'End a guarantee that answers for nothing any more',
        params: Params,
        body: Type.Object({ reason: Reason }, { additionalProperties: false }),
        response: { 200: Answer, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await readGuarantee(services, request.actor, id);
      const command: Command = { type: 'guarantee.end', data: { id, ...request.body }, actor: request.actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    '/api/v1/banks/:bank/guarantees',
    {
      schema: {
        operationId: 'issueGuarantee',
        tags: ['Payments'],
        summary: 'A bank answers for a party (compact JWS, typ haidang-guarantee+jws)',
        consumes: ['application/jose'],
        params: Type.Object({ bank: Type.String({ pattern: '^[\\w-]{1,20}$' }) }),
        response: { 201: Answer, 401: Type.Ref('Problem'), 422: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const { text, bank, actor } = await spokenByBank(request, banks(), GUARANTEE_TYPE);
      const read = readJsonBody(Buffer.from(text));
      if (!read.ok || !signed.Check(read.value))
        throw malformed('MSG-011', '', { what: { vi: 'thư bảo lãnh', en: 'a guarantee' } });
      const given: Static<typeof SignedGuarantee> = read.value;
      const command: Command = {
        type: 'guarantee.issue',
        data: checked({ ...given, bankCode: bank.code }),
        actor,
      };
      // Signed anew at each sending: what it says is the content, not its bytes.
      request.rawBody = null;
      return sendAccepted(reply.code(201), await submitted(services, request, command, 'partner'));
    },
  );
}

function reading(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/guarantees',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listGuarantees',
        tags: ['Payments'],
        summary: 'Guarantees of the parties you act for, or of your bank, newest first',
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('Guarantee')) }), 401: Type.Ref('Problem') },
      },
    },
    async ({ actor }) => {
      const { organisationIds } = visibleTo(actor, 'guarantee.read');
      const { rows } = await services.pool.query<{ readonly id: GuaranteeId }>(
        `select id from guarantee.guarantee where principal_token = any($1::text[]) or bank_code = any($2::text[])
           order by position desc limit ${PAGE_MAX}`,
        [organisationIds.map((id) => principalToken(id, services.token)), organisationIds],
      );
      const found = await services.engine.readStates<GuaranteeState>(rows.map(({ id }) => guaranteeRef(id)));
      return { items: [...found.values()].map(({ state }) => viewOf(state)) };
    },
  );

  app.get(
    '/api/v1/guarantees/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showGuarantee',
        tags: ['Payments'],
        summary: 'One guarantee and what is left of it',
        params: Params,
        response: { 200: Type.Ref('Guarantee'), 404: Type.Ref('Problem') },
      },
    },
    async ({ actor, params }) => viewOf(await readGuarantee(services, actor, params.id)),
  );
}

/** Whoever may not know of it hears that there is none. */
async function readGuarantee(services: Services, actor: Actor, id: GuaranteeId): Promise<GuaranteeState> {
  const stored = await services.engine.readState<GuaranteeState>(guaranteeRef(id));
  if (!stored) throw notFound();
  const { principalId, bankCode } = stored.state;
  const resource = { organisationIds: [principalId, bankCode], officeId: actor.offices[0] };
  if (!can(actor, 'guarantee.read', resource)) throw notFound();
  return stored.state;
}

const viewOf = (state: GuaranteeState): Static<typeof View> => ({
  ...state,
  left: leftOfGuarantee(state).toString(),
  drawnFor: state.drawnFor ?? null,
});

/** The days and the party are what they look like. */
function checked<T extends { readonly principalId: string; readonly validFrom: string; readonly validTo: string }>(
  given: T,
): T {
  const { principalId, validFrom, validTo } = given;
  for (const [name, value] of Object.entries({ validFrom, validTo }))
    if (parsePlainDate(value) === undefined) throw malformed('FMT-006', `/${name}`, { value });
  if (parsePartyId(principalId) === undefined) throw malformed('FMT-014', '/principalId', { value: principalId });
  return given;
}
