import { complianceView, ComplianceView } from '../compliance-view.ts';
import { debtorOf, owedSince, sinceOf } from '../debts.ts';
import { can } from '#core/access';
import type { ClearanceReference } from '#core/clearance';
import { COMPLIANCE_FACTORS, COMPLIANCE_LEVELS, openContest, RISK_CLASSES } from '#core/compliance';
import { legalDate, STATED_TEXT, type Actor, type Command, type PlainDate } from '#core/kernel';
import {
  PARTY_ID_LENGTH_MAX,
  PARTY_ID_PATTERN,
  PARTY_STREAM,
  partyRef,
  type PartyId,
  type PartyState,
} from '#core/party';
import { demand, signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

const Id = Type.Unsafe<PartyId>(
  Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN, description: 'Tax code' }),
);
const Params = Type.Object({ id: Id });
const ContestId = Type.String({
  pattern: '^[A-Za-z0-9-]{8,64}$',
  description: 'Chosen by who contests; a repeat is the same',
});
const Reason = Type.String({ minLength: 3, maxLength: 1_000, pattern: STATED_TEXT });
const problems = { '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') };
const PAGE_MAX = 100;

/** How a party is measured: read by itself and by customs, contested by itself, answered by a leader. */
export function compliance(app: HttpApp, services: Services): void {
  app.addSchema(ComplianceView);
  const common = { tags: ['Parties'], params: Params };

  app.get(
    '/api/v1/parties/:id/compliance',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showCompliance',
        ...common,
        summary: 'Compliance level and risk class of a party, factor by factor, and what a better one takes',
        response: { 200: Type.Ref('Compliance'), ...problems },
      },
    },
    async ({ actor, params }) => viewOf(services, actor, params.id),
  );

  app.post(
    '/api/v1/parties/:id/compliance/measures',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'measureCompliance',
        ...common,
        summary: 'Measure a party now; every night it is done anyway',
        response: { 200: Type.Ref('Compliance'), ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      await readParty(services, request.actor, id);
      demand(request, 'compliance.measure', { principalId: id });
      const data = { id, ...sinceOf(await sinceWhen(services, id)) };
      return done(services, request.actor, id, () =>
        submitted(services, request, { type: 'party.measure', data, actor: request.actor }, 'interactive'),
      );
    },
  );

  app.post(
    '/api/v1/parties/:id/compliance/contests',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'contestCompliance',
        ...common,
        summary: 'Say why a measure is not right',
        body: Type.Object(
          { contest: ContestId, factor: Type.Optional(Type.Enum(COMPLIANCE_FACTORS)), reason: Reason },
          { additionalProperties: false },
        ),
        response: { 201: Type.Ref('Compliance'), ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await readParty(services, request.actor, id);
      demand(request, 'compliance.contest', { principalId: id });
      const command: Command = { type: 'party.contest', data: { id, ...request.body }, actor: request.actor };
      return reply
        .code(201)
        .send(await done(services, request.actor, id, () => submitted(services, request, command, 'interactive')));
    },
  );

  app.post(
    '/api/v1/parties/:id/compliance/contests/:contest/answer',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'answerComplianceContest',
        ...common,
        params: Type.Object({ id: Id, contest: ContestId }),
        summary: 'Answer a party; what is upheld is corrected until a day',
        body: Type.Object(
          {
            upheld: Type.Boolean(),
            reason: Reason,
            correction: Type.Optional(
              Type.Object(
                {
                  level: Type.Enum(COMPLIANCE_LEVELS),
                  riskClass: Type.Enum(RISK_CLASSES),
                  until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
                },
                { additionalProperties: false },
              ),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Ref('Compliance'), ...problems },
      },
    },
    async (request) => {
      const { id, contest } = request.params;
      await readParty(services, request.actor, id);
      demand(request, 'compliance.answer', { principalId: id });
      const data = { id, contest, ...request.body, ...sinceOf(await sinceWhen(services, id)) };
      const command: Command = { type: 'party.answerContest', data, actor: request.actor };
      return done(services, request.actor, id, () => submitted(services, request, command, 'interactive'));
    },
  );

  app.get(
    '/api/v1/compliance/contests',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listComplianceContests',
        tags: ['Parties'],
        summary: 'Contests that wait for an answer, oldest first',
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                name: Type.String(),
                level: Type.Integer(),
                riskClass: Type.Integer(),
                since: Type.String(),
                reason: Type.String(),
              }),
              { maxItems: PAGE_MAX },
            ),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      demand(request, 'compliance.answer');
      const { rows } = await services.pool.query<{ party: string }>(
        `select party from party.standing where cell = $1 and contested_at is not null order by contested_at, party limit ${PAGE_MAX}`,
        [services.cell],
      );
      const states = await services.engine.readStates<PartyState>(
        rows.map(({ party }) => ({ type: PARTY_STREAM, id: party })),
      );
      const items = [...states.values()].flatMap(({ state }) => {
        const open = openContest(state);
        if (!open || !can(request.actor, 'compliance.answer', { principalId: state.id })) return [];
        const { id, nameVi: name, complianceLevel: level, riskClass } = state;
        return [{ id, name, level, riskClass, since: open.since, reason: open.reason }];
      });
      return { items: items.toSorted((one, other) => (one.since < other.since ? -1 : 1)) };
    },
  );
}

type Needed = Pick<Services, 'engine' | 'reference' | 'clock' | 'pool' | 'cell'>;

/** Whoever may not know of a party hears that there is none. */
async function readParty({ engine }: Needed, actor: Actor, id: PartyId): Promise<PartyState> {
  const stored = await engine.readState<PartyState>(partyRef(id));
  if (!stored || !can(actor, 'party.read', { principalId: id })) throw notFound();
  return stored.state;
}

async function viewOf(services: Needed, actor: Actor, id: PartyId) {
  const state = await readParty(services, actor, id);
  const reference: ClearanceReference = services.reference.current();
  const today = legalDate(services.clock.now(), reference.reference.country.zoneOffsetMinutes);
  return complianceView(state, reference, actor, today, await sinceWhen(services, id));
}

/** What is overdue now: whoever has just paid reads it at once. */
async function sinceWhen(services: Needed, id: PartyId): Promise<PlainDate | undefined> {
  const debtor = debtorOf(services.engine, id);
  return (await owedSince({ ...services, reference: services.reference.current }, debtor)).get(debtor);
}

async function done(services: Needed, actor: Actor, id: PartyId, act: () => Promise<unknown>) {
  await act();
  return viewOf(services, actor, id);
}
