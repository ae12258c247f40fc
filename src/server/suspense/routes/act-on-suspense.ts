import { ItemParams, readItem, shownItem, type SuspenseServices } from '../services.ts';
import type { ProposalContent } from '#core/approval';
import { SUSPENSE_SETTLEMENT, type SuspenseAct } from '#core/clearance';
import { DECLARATION_NUMBER_PATTERN, reasonText, type DeclarationNumber } from '#core/declaration';
import type { Command, Json, PlainDate } from '#core/kernel';
import type { AllotmentId, PaymentId } from '#core/payment';
import { demand, signedInOnly } from '#server/access';
import { packContent } from '#server/approval';
import type { HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
/** As much as stands on an order to pay. */
const REASON_LENGTH_MAX = 500;

const about = {
  revision: Type.Integer({ minimum: 0, description: 'Of the credit, as it was shown' }),
  reason: reasonText(REASON_LENGTH_MAX),
};
const amount = Type.String({ pattern: '^[1-9]\\d{0,14}$', description: 'Whole units of the national currency' });
const declarationNumber = Type.Unsafe<DeclarationNumber>(Type.String({ pattern: DECLARATION_NUMBER_PATTERN }));
const Act = Type.Union([
  Type.Object({ act: Type.Literal('allot'), ...about, declarationNumber, amount }, closed),
  Type.Object(
    {
      act: Type.Literal('takeBack'),
      ...about,
      declarationNumber,
      allotmentId: Type.Unsafe<AllotmentId>(Type.String({ pattern: '^A\\d{1,6}$' })),
    },
    closed,
  ),
  Type.Object({ act: Type.Literal('giveBack'), ...about, amount }, closed),
  Type.Object(
    { act: Type.Literal('hold'), ...about, until: Type.Unsafe<PlainDate>(Type.String({ format: 'date' })) },
    closed,
  ),
  Type.Object({ act: Type.Literal('endHold'), ...about }, closed),
  Type.Object({ act: Type.Literal('resend'), ...about }, closed),
]);
type Asked = Static<typeof Act>;

/** What people do about a credit that found no home. */
export function actOnSuspense(app: HttpApp, { services, approval }: SuspenseServices): void {
  app.post(
    '/api/v1/suspense/:id/acts',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'actOnSuspense',
        tags: ['Payments'],
        summary: 'Allot a credit, take an allotment back, give it back to where it came from, or hold it',
        description:
          'Above the limit of the country what moves money is proposed, and another person approves it: then `proposal` names the proposal and nothing is done yet.',
        params: ItemParams,
        body: Act,
        response: {
          200: Type.Object({
            item: Type.Ref('SuspenseItem'),
            proposal: Type.Union([Type.String(), Type.Null()]),
            released: Type.Boolean({ description: 'Goods were released on what was allotted' }),
          }),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { params, body, actor } = request;
      demand(request, MOVES.has(body.act) ? 'suspense.settle' : 'suspense.hold');
      const item = await readItem(services, params.id);
      const twofold = MOVES.has(body.act) && (await shownItem(services, item)).takesTwo;
      const command = twofold
        ? await proposing(params.id, body, approval)
        : { type: COMMANDS[body.act], data: dataOf(params.id, body) };
      const { answer } = await submitted(services, request, { ...command, actor }, 'interactive');
      const said = JSON.parse(answer.toString('utf8')) as { readonly id?: string; readonly status?: string };
      return {
        item: await shownItem(services, await readItem(services, params.id)),
        proposal: twofold ? (said.id ?? null) : null,
        released: !twofold && said.status === 'released',
      };
    },
  );
}

const MOVES: ReadonlySet<Asked['act']> = new Set(['allot', 'takeBack', 'giveBack']);
const COMMANDS = {
  allot: 'suspense.settle',
  takeBack: 'suspense.settle',
  giveBack: 'suspense.settle',
  hold: 'suspense.hold',
  endHold: 'suspense.endHold',
  resend: 'suspense.resend',
} as const satisfies Readonly<Record<Asked['act'], string>>;

/** The act is part of what moves money; the other commands say it by their names. */
function dataOf(paymentId: PaymentId, body: Asked): object {
  const { act, ...said } = body;
  return MOVES.has(act) ? { ...said, act, paymentId } : { ...said, paymentId };
}

/** Stored by its hash first, so that what another person approves is what was asked here. */
async function proposing(
  paymentId: PaymentId,
  body: Asked,
  approval: SuspenseServices['approval'],
): Promise<Omit<Command, 'actor'>> {
  const data = dataOf(paymentId, body) as SuspenseAct;
  const content: ProposalContent = {
    kind: SUSPENSE_SETTLEMENT,
    data: data as unknown as Json,
    facts: {
      payment: paymentId,
      act: data.act,
      ...('amount' in data && { amount: data.amount }),
      ...('declarationNumber' in data && { declarationNumber: data.declarationNumber }),
    },
    counts: { added: 0, ended: 0, changed: 1, renamed: 0 },
    changes: [],
  };
  const packed = packContent(content);
  await approval.contents.keep(packed);
  return {
    type: 'approval.propose',
    data: {
      kind: SUSPENSE_SETTLEMENT,
      reason: body.reason,
      data: content.data,
      contentHash: packed.hash,
      replaces: null,
    },
  };
}
