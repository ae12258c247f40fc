import { candidatesFor } from '../candidates.ts';
import { readItem, shownItem, ItemParams, type SuspenseServices } from '../services.ts';
import { actOf, principalOf, SUSPENSE_SETTLEMENT, suspenseRef, suspenseSettlement } from '#core/clearance';
import { DECLARATION_STATUSES } from '#core/declaration';
import { can } from '#core/access';
import type { Actor } from '#core/kernel';
import { CANDIDATE_GROUNDS, SUSPENSE_EVENTS, type PaymentId } from '#core/payment';
import { demand, signedInOnly } from '#server/access';
import { openProposals } from '#server/approval';
import { wholeAmount } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Candidate = Type.Object({
  number: Type.String(),
  ownReference: nullable(Type.String()),
  principalName: nullable(Type.String()),
  officeId: Type.String(),
  status: Type.Enum(DECLARATION_STATUSES),
  due: wholeAmount,
  grounds: Type.Array(Type.Enum(CANDIDATE_GROUNDS), { description: 'Why it may be what the payer meant' }),
  slips: Type.Integer({ description: 'Between the reference as it was written and the one of the declaration' }),
});
const Proposed = Type.Object({
  id: Type.String(),
  contentHash: Type.String(),
  act: Type.Enum(['allot', 'takeBack', 'giveBack']),
  amount: nullable(wholeAmount),
  declarationNumber: nullable(Type.String()),
  reason: Type.String(),
  by: nullable(Type.String()),
  at: Type.String(),
  lastDay: Type.String(),
  stale: Type.Boolean({ description: 'Somebody acted on the credit since: it can not be approved any more' }),
  may: Type.Object({ decide: Type.Boolean(), withdraw: Type.Boolean() }),
});
const Entry = Type.Object({
  type: Type.Enum(SUSPENSE_EVENTS),
  at: Type.String(),
  by: nullable(Type.String()),
  amount: nullable(wholeAmount),
  declarationNumber: nullable(Type.String()),
  text: nullable(Type.String()),
});

/** One credit with all that is known of it. */
export function showSuspense(app: HttpApp, { services, approval }: SuspenseServices): void {
  app.get(
    '/api/v1/suspense/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showSuspense',
        tags: ['Payments'],
        summary:
          'A credit that found no home: what was done about it, and which declarations it may be for, each with why',
        params: ItemParams,
        response: {
          200: Type.Object({
            item: Type.Ref('SuspenseItem'),
            candidates: Type.Array(Candidate),
            proposals: Type.Array(Proposed),
            history: Type.Array(Entry),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'suspense.read');
      const { actor, params } = request;
      const item = await readItem(services, params.id);
      const principalId = item.named && principalOf(item.named.head);
      await services.logView(actor, {
        action: 'suspense.read',
        kind: 'payment',
        id: params.id,
        organisationIds: principalId ? [principalId] : [],
      });
      const shown = await shownItem(services, item);
      const candidates = await candidatesFor(services, item);
      return {
        item: shown,
        candidates: candidates.map((each) => ({ ...each, due: each.due.toString(), grounds: [...each.grounds] })),
        proposals: await proposalsOf(approval, params.id, shown.revision, actor),
        history: await historyOf({ services, approval }, params.id),
      };
    },
  );
}

async function proposalsOf(approval: SuspenseServices['approval'], id: PaymentId, revision: number, actor: Actor) {
  const open = await openProposals(approval, SUSPENSE_SETTLEMENT);
  const about = open.map((state) => ({ state, act: actOf(state.data) })).filter(({ act }) => act.paymentId === id);
  return Promise.all(
    about.map(async ({ state, act }) => {
      const isOwn = state.proposed.userId === actor.userId;
      return {
        id: state.id,
        contentHash: state.contentHash,
        act: act.act,
        amount: 'amount' in act ? act.amount : null,
        declarationNumber: 'declarationNumber' in act ? act.declarationNumber : null,
        reason: act.reason,
        by: (await approval.nameOf(state.proposed.userId)) ?? null,
        at: state.proposed.at,
        lastDay: state.lastDay,
        stale: act.revision !== revision,
        may: {
          decide: !isOwn && actor.scopes === undefined && can(actor, suspenseSettlement.mayApprove),
          withdraw: isOwn,
        },
      };
    }),
  );
}

async function historyOf({ services, approval }: SuspenseServices, id: PaymentId) {
  const events = await services.engine.readStream(suspenseRef(id));
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return Promise.all(
    events.map(async ({ type, at, actor, data }) => {
      const said = data as Readonly<Record<string, unknown>>;
      return {
        type: typeOf(type),
        at,
        by: (await approval.nameOf(actor.userId)) ?? null,
        amount: text(said['amount']),
        declarationNumber: text(said['declarationNumber']),
        text: text(said['reason']) ?? text(said['note']),
      };
    }),
  );
}

function typeOf(type: string) {
  const known = SUSPENSE_EVENTS.find((each) => each === type);
  if (known === undefined) throw new Error(`${type} is no event of a credit in suspense`);
  return known;
}
