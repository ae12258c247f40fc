import { demandedFor } from './call-transport.ts';
import { finished, open, principalOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { declarationRef, paymentRef } from './streams.ts';
import {
  amountDue,
  isLegal,
  paidByGuarantors,
  refundLeft,
  type CalledOn,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import {
  err,
  ok,
  wholeUnits,
  type Command,
  type Facts,
  type Handler,
  type Instant,
  type Json,
  type NewEvent,
  type Outcome,
  type Posting,
} from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import {
  declarationNumberIn,
  paymentIdOf,
  type PaymentId,
  type PaymentReceivedData,
  type PaymentState,
  type SuspenseReason,
} from '#core/payment';
import {
  transportNumber,
  transportOutcome,
  transportRef,
  type TransportNumber,
  type TransportState,
} from '#core/transport';

/** The trader asks its bank to pay what is due; the bank answers later with a message of its own. */
export type OrderPayment = Command<'payment.order', { readonly number: DeclarationNumber; readonly orderId: string }>;

/** A bank reports a credit to the treasury's account. It is never refused for what it says: money without a home waits. */
export type ReceivePayment = Command<
  'payment.receive',
  {
    readonly bankCode: string;
    readonly bankMessageId: string;
    readonly paymentReference: string;
    readonly payerName: string;
    readonly payerAccount?: string;
    readonly text?: string;
    /** Whole units of the national currency, more than zero. */
    readonly amount: string;
    /** Where the bank pays as guarantor: under which of its guarantees it was called on. */
    readonly guaranteeId?: string;
  }
>;

/** How long a bank is given to answer before the trader may order again. Within it, ordering again is the same order. */
export const ORDER_ANSWER_MINUTES_MAX = 10;

export const orderPayment: Handler<OrderPayment, null, ClearanceReference> = {
  type: 'payment.order',
  prepare: () => ok(null),
  touches: (command) => [declarationRef(command.data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const due = amountDue(opened.value.state);
    const reference = opened.value.state.paymentReference;
    if (due <= 0n || reference === null) return err([refuse('PAY-001')]);
    const sent = openOrderFor(opened.value.state, due, facts.at);
    if (sent) return ok(alreadyOrdered(sent));
    const { orderId } = command.data;
    const payerId = principalOf(opened.value.state.head) ?? command.actor.organisationId;
    return ok(
      finished(opened.value, [{ type: 'PaymentOrdered', orderId, amount: due.toString() }], facts, {
        outbox: [
          {
            topic: 'bank.paymentOrder',
            payload: { orderId, paymentReference: reference, amount: due.toString(), payerId },
          },
        ],
        answer: () => orderAnswer({ orderId, amount: due.toString() }),
      }),
    );
  },
};

type OpenOrder = NonNullable<DeclarationState['openOrder']>;

/** A second click must not make the bank pay twice. */
function openOrderFor(state: DeclarationState, due: bigint, at: Instant): OpenOrder | null {
  const { openOrder } = state;
  if (openOrder === null || wholeUnits(openOrder.amount) !== due) return null;
  return Date.parse(at) - Date.parse(openOrder.at) < ORDER_ANSWER_MINUTES_MAX * 60_000 ? openOrder : null;
}

const orderAnswer = (order: Pick<OpenOrder, 'orderId' | 'amount'>): Json => ({
  orderId: order.orderId,
  state: 'sent',
  amount: order.amount,
});

const alreadyOrdered = (order: OpenOrder): Outcome => ({
  events: [],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: orderAnswer(order),
});

/** What a payment reference names. */
interface Payee {
  readonly number?: DeclarationNumber;
  readonly transport?: TransportNumber;
}

export const receivePayment: Handler<ReceivePayment, Payee, ClearanceReference> = {
  type: 'payment.receive',
  prepare: (command, { reference: { reference } }) => {
    const number = declarationNumberIn(command.data.paymentReference);
    if (number === undefined) return ok({});
    const isTransport = number.startsWith(reference.country.transport?.number.leading ?? 'none');
    return ok(isTransport ? { transport: transportNumber(number) } : { number });
  },
  touches: (command, { number, transport }) => [
    paymentRef(paymentIdOf(command.data.bankCode, command.data.bankMessageId)),
    ...(number === undefined ? [] : [declarationRef(number)]),
    ...(transport === undefined ? [] : [transportRef(transport)]),
  ],
  handle: (command, { number, transport }, world, facts) => {
    const refused = notAllowed(command.actor, 'payment.notify', { principalId: command.data.bankCode });
    if (refused) return err(refused);
    const id = paymentIdOf(command.data.bankCode, command.data.bankMessageId);
    const known = world.state<PaymentState>(paymentRef(id));
    if (known) return isRepeat(known, command.data) ? ok(repeated(known)) : err([refuse('PAY-002', '/messageId')]);
    if (transport !== undefined)
      return ok(guaranteePaid(command.data, id, world.state<TransportState>(transportRef(transport)), facts));
    const declaration = number === undefined ? undefined : world.state<DeclarationState>(declarationRef(number));
    const calledOn = declaration && calledFor(declaration, command.data);
    const payable = declaration && isLegal(declaration, 'payment.receive') ? payableBy(declaration, calledOn) : 0n;
    const payment = allocate(command.data, id, payable, declaration && { declarationNumber: declaration.head.number });
    const postings = postingsOf(payment);
    if (!declaration || payment.allocated === '0')
      return ok(parked(payment, postings, declaration ? principalOf(declaration.head) : null));
    return ok(
      finished(
        { state: declaration, actor: command.actor },
        [
          {
            type: 'DutyPaid',
            amount: payment.allocated,
            paymentId: id,
            ...(calledOn && { guaranteeId: calledOn.guaranteeId }),
          },
        ],
        facts,
        {
          events: [received(payment, principalOf(declaration.head))],
          postings,
          answer: (state) => ({
            paymentId: id,
            allocated: payment.allocated,
            inSuspense: payment.inSuspense,
            status: state.status,
          }),
        },
      ),
    );
  },
};

/** What a bank was called on for under the guarantee that it names; `undefined` of any other credit. */
const calledFor = ({ called }: DeclarationState, { guaranteeId }: ReceivePayment['data']): CalledOn | undefined =>
  called?.find((each) => each.guaranteeId === guaranteeId);

/**
 * What a credit may pay. A guarantor is taken at its word, though somebody paid meanwhile; and who owes it may still pay after it
 * did. What comes in twice that way is owed back at once: to the guarantor first.
 */
export function payableBy(state: DeclarationState, calledOn?: CalledOn): bigint {
  const due = amountDue(state);
  if (calledOn !== undefined) return greater(due, wholeUnits(calledOn.amount) - wholeUnits(calledOn.paid));
  if (state.called === undefined) return due;
  const uncovered = paidByGuarantors(state) - refundLeft(state);
  return greater(due, 0n) + greater(uncovered, 0n);
}

const greater = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** As much as is due goes to the declaration; the rest, or all of it where nothing is due, waits in suspense. */
function allocate(
  data: ReceivePayment['data'],
  id: PaymentId,
  payable: bigint,
  payee: Partial<Pick<PaymentReceivedData, 'declarationNumber' | 'transportNumber'>> | undefined,
): PaymentReceivedData {
  const amount = wholeUnits(data.amount);
  const allocated = amount < payable ? amount : payable;
  const reason: SuspenseReason | null =
    allocated === amount ? null : payee === undefined ? 'unknownReference' : allocated > 0n ? 'overpaid' : 'nothingDue';
  return {
    id,
    bankCode: data.bankCode,
    bankMessageId: data.bankMessageId,
    paymentReference: data.paymentReference,
    payerName: data.payerName,
    ...(data.payerAccount !== undefined && { payerAccount: data.payerAccount }),
    ...(data.text !== undefined && { text: data.text }),
    amount: data.amount,
    allocated: allocated.toString(),
    inSuspense: (amount - allocated).toString(),
    declarationNumber: null,
    ...(allocated > 0n && payee),
    suspenseReason: reason,
  };
}

/** A bank that answered for a transport pays what was demanded of it; what it pays beyond that waits in suspense. */
function guaranteePaid(
  data: ReceivePayment['data'],
  id: PaymentId,
  transport: TransportState | undefined,
  facts: Facts<ClearanceReference>,
): Outcome {
  const payment = allocate(data, id, demandedFor(transport), transport && { transportNumber: transport.number });
  const outcome = parked(payment, postingsOf(payment, transport), transport?.principalId ?? null);
  if (transport === undefined || payment.allocated === '0') return outcome;
  const { number } = transport;
  const paid = transportOutcome(
    transport,
    number,
    [{ type: 'SecurityPaid', amount: payment.allocated, paymentId: id }],
    facts,
  );
  const answer = { paymentId: id, allocated: payment.allocated, inSuspense: payment.inSuspense, status: null };
  return { ...outcome, events: [...paid.events, ...outcome.events], answer };
}

const postingsOf = (payment: PaymentReceivedData, transport?: TransportState): readonly Posting[] =>
  balanced([
    { account: ACCOUNTS.bank(payment.bankCode), amount: wholeUnits(payment.amount), subject: payment.id },
    {
      account: transport === undefined ? ACCOUNTS.dutyReceivable : paidInto(transport),
      amount: -wholeUnits(payment.allocated),
      subject: payment.transportNumber ?? payment.declarationNumber ?? '',
    },
    { account: ACCOUNTS.suspense, amount: -wholeUnits(payment.inSuspense), subject: payment.id },
  ]);

/** What comes after the demand was withdrawn is the bank's own, and goes back to it. */
const paidInto = ({ called }: TransportState): string =>
  called?.withdrawnAt === undefined ? ACCOUNTS.guaranteesReceivable : ACCOUNTS.guarantorsPayable;

/** `payerId`: whose declaration it pays; whoever a bank names as payer is taken for them or theirs. */
const received = (payment: PaymentReceivedData, payerId: string | null): NewEvent => ({
  stream: paymentRef(payment.id),
  type: 'PaymentReceived',
  version: 1,
  data: { ...payment } satisfies Json,
  ...(payerId !== null && { subject: payerId }),
});

const parked = (payment: PaymentReceivedData, postings: readonly Posting[], payerId: string | null): Outcome => ({
  events: [received(payment, payerId)],
  postings,
  claims: [],
  releases: [],
  outbox: [],
  answer: { paymentId: payment.id, allocated: '0', inSuspense: payment.inSuspense, status: null },
});

/** Another credit under a used id would be money that nobody books: the bank has to hear of it. */
const isRepeat = (known: PaymentState, data: ReceivePayment['data']): boolean =>
  known.amount === data.amount && known.paymentReference === data.paymentReference;

/** The same credit reported again changes nothing; the bank hears what became of it the first time. */
const repeated = (payment: PaymentState): Outcome => ({
  events: [],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: { paymentId: payment.id, allocated: payment.allocated, inSuspense: payment.inSuspense, status: null },
});
