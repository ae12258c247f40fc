import type pg from 'pg';
import type { JournalEvent } from '#server/platform/engine';
import { eachEvent } from './journal-checks.ts';

/** The journal of a customs house as an auditor adds it up: from its events alone, without the code that wrote them. */
export interface CustomsBooks {
  readonly cases: ReadonlyMap<string, CaseHistory>;
  readonly credits: ReadonlyMap<string, Credit>;
  /** How often each command's trace stands there, and where. */
  readonly traces: ReadonlyMap<string, readonly Trace[]>;
  /** Declarations by payment order. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
  /** What the ledger has to say, by account and subject; nothing that is zero. */
  readonly ledger: ReadonlyMap<string, bigint>;
  /** Files by their hash. */
  readonly files: ReadonlySet<string>;
  /** What became of each order to pay back, by its number: types of events. */
  readonly refunds: ReadonlyMap<string, readonly string[]>;
  /** The bank's own numbers of the answers that were taken. */
  readonly refundAnswers: ReadonlySet<string>;
  /** What each guarantee answers for, by its number and that of the declaration; nothing that is zero. */
  readonly guarantees: ReadonlyMap<string, bigint>;
}

/** Where a command's trace stands: on what, and which version of it came of it. */
export interface Trace {
  readonly id: string;
  readonly version: number | undefined;
}

/** What was in force from one event to the next. */
export interface Version {
  readonly total: bigint;
  readonly taxes: ReadonlyMap<string, bigint>;
}

export interface CaseHistory {
  readonly types: string[];
  /** The registration and its amendments, in their order. */
  readonly versions: Version[];
  channel: string | undefined;
  isCancelled: boolean;
  /** What of the bank's money went to it, and what of that is kept for it now. */
  received: bigint;
  paid: bigint;
  owedBack: bigint;
  /** What banks answer for, by guarantee. */
  readonly secured: Map<string, bigint>;
  /** How much was secured, each time. */
  readonly securings: bigint[];
  isControlPassed: boolean;
  /** Whether the trader has asked that it be cancelled, and has no answer. */
  isCancellationAsked: boolean;
  /** Whether the trader has asked for the amendment that comes next. */
  isAmendmentAsked: boolean;
  /** Whether it was controlled, and paid or answered for, when it was released. */
  wasFree: boolean | undefined;
}

/** What is payable now: nothing of what is cancelled. */
export const inForce = ({ versions, isCancelled }: CaseHistory): Version =>
  (isCancelled ? undefined : versions.at(-1)) ?? NOTHING_PAYABLE;
const NOTHING_PAYABLE: Version = { total: 0n, taxes: new Map() };

/** Neither control nor money nor a question that is open stands between it and its release. */
export const isFree = (history: CaseHistory): boolean =>
  history.isControlPassed &&
  !history.isCancellationAsked &&
  inForce(history).total - history.paid - sumOf(history.secured) <= 0n;

/** A credit of a bank as it was booked. */
export interface Credit {
  readonly bankMessageId: string;
  readonly paymentReference: string;
  readonly amount: string;
  readonly allocated: string;
  readonly inSuspense: string;
  readonly declarationNumber: string | null;
  readonly suspenseReason: string | null;
}

type TaxRows = readonly { readonly taxType: string; readonly payable: string }[];

/** Whatever of an event's content the auditor looks at. */
interface Said {
  readonly selection?: { readonly channel: string };
  readonly taxes: TaxRows;
  readonly totalPayable: string;
  readonly difference: TaxRows;
  readonly by?: 'declarant' | 'customs';
  readonly declaration?: { readonly borderTransportMeans?: { readonly name?: string } };
  readonly attachment?: { readonly id: string; readonly name: string };
  readonly reason?: string;
  readonly text?: string;
  readonly note?: string;
  readonly conforms?: boolean;
  readonly orderId: string;
  readonly amount: string;
  readonly guaranteeId: string;
  readonly bankCode: string;
  readonly bankMessageId: string;
}

export async function readBooks(pool: pg.Pool): Promise<CustomsBooks> {
  const cases = new Map<string, CaseHistory>();
  const credits = new Map<string, Credit>();
  const traces = new Map<string, Trace[]>();
  const orders = new Map<string, string[]>();
  const refunds = new Map<string, string[]>();
  const refundAnswers = new Set<string>();
  const files = new Set<string>();
  const ledger = new Map<string, bigint>();
  const guarantees = new Map<string, bigint>();
  const book: Book = (account, subject, amount) => add(ledger, `${account} ${subject}`, amount);
  await eachEvent(pool, (event) => {
    const { id } = event.stream;
    const data = event.data as unknown as Said;
    if (event.stream.type === 'declaration') {
      const history = cases.get(id) ?? newHistory();
      cases.set(id, history);
      const trace = traceOf(event.type, data, history);
      bookDuties(event, history, book);
      append(history, event);
      const version = VERSIONS.has(event.type) ? history.versions.length - 1 : undefined;
      if (trace !== undefined) push(traces, trace, { id, version });
      if (event.type === 'PaymentOrdered') push(orders, data.orderId, id);
      if (OF_REFUND_ORDERS.has(event.type)) push(refunds, data.orderId, event.type);
      if (REFUND_ANSWERS.has(event.type)) refundAnswers.add(data.bankMessageId);
      if (data.attachment) files.add(data.attachment.id);
    }
    if (event.stream.type === 'guarantee') {
      const { declaration, amount } = event.data as unknown as {
        readonly declaration: string;
        readonly amount: string;
      };
      if (event.type === 'GuaranteeIssued') push(traces, `GuaranteeIssued:${id}`, { id, version: undefined });
      if (event.type === 'GuaranteeDrawn') add(guarantees, `${id} ${declaration}`, BigInt(amount));
      if (event.type === 'GuaranteeFreed') add(guarantees, `${id} ${declaration}`, -BigInt(amount));
    }
    if (event.type === 'PaymentReceived') {
      const credit = event.data as unknown as Credit;
      if (credits.has(id)) throw new Error(`${id} was booked twice`);
      credits.set(id, credit);
      bookCredit(credit, id, book);
    }
  });
  return { cases, credits, traces, orders, refunds, refundAnswers, ledger, files, guarantees };
}

type Book = (account: string, subject: string, amount: bigint) => void;
const VERSIONS: ReadonlySet<string> = new Set(['Registered', 'Amended']);
const REFUND_ANSWERS: ReadonlySet<string> = new Set(['RefundPaid', 'RefundRejected']);
const OF_REFUND_ORDERS: ReadonlySet<string> = new Set(['RefundOrdered', ...REFUND_ANSWERS]);

/** Each tax by what it changes: from nothing, from the version before, or to nothing. */
function bookDuties({ type, data, stream: { id } }: JournalEvent, history: CaseHistory, book: Book): void {
  const { taxes, difference, amount, bankCode } = data as unknown as Said;
  const duty = (taxType: string, change: bigint): void => {
    book('duty-receivable', id, change);
    book(`revenue:${taxType}`, id, -change);
  };
  if (type === 'Registered') for (const { taxType, payable } of taxes) duty(taxType, BigInt(payable));
  if (type === 'Amended') for (const { taxType, payable } of difference) duty(taxType, BigInt(payable));
  if (type === 'Cancelled') for (const [taxType, payable] of inForce(history).taxes) duty(taxType, -payable);
  if (type === 'RefundDue' || type === 'RefundSetOff') {
    const owed = type === 'RefundDue' ? BigInt(amount) : -BigInt(amount);
    book('duty-receivable', id, owed);
    book('refunds-payable', id, -owed);
  }
  if (type === 'RefundPaid') {
    book('refunds-payable', id, BigInt(amount));
    book(`bank:${bankCode}`, id, -BigInt(amount));
  }
}

function bookCredit({ amount, allocated, inSuspense, declarationNumber }: Credit, id: string, book: Book): void {
  book(`bank:${id.split(':')[0] ?? ''}`, id, BigInt(amount));
  book('duty-receivable', declarationNumber ?? '', -BigInt(allocated));
  book('suspense', id, -BigInt(inSuspense));
}

const newHistory = (): CaseHistory => ({
  types: [],
  versions: [],
  channel: undefined,
  isCancelled: false,
  received: 0n,
  paid: 0n,
  owedBack: 0n,
  secured: new Map(),
  securings: [],
  isControlPassed: false,
  isCancellationAsked: false,
  isAmendmentAsked: false,
  wasFree: undefined,
});

function append(history: CaseHistory, { type, data }: JournalEvent): void {
  const said = data as unknown as Said;
  history.types.push(type);
  if (VERSIONS.has(type)) {
    const taxes = new Map(said.taxes.map(({ taxType, payable }) => [taxType, BigInt(payable)]));
    history.versions.push({ total: BigInt(said.totalPayable), taxes });
    history.isAmendmentAsked = false;
    if (said.selection) {
      history.channel = said.selection.channel;
      history.isControlPassed = history.channel === 'green';
    }
  }
  if (type === 'AmendmentRequested') history.isAmendmentAsked = true;
  if (type === 'AmendmentRejected') history.isAmendmentAsked = false;
  if (type === 'CancellationRequested') history.isCancellationAsked = true;
  if (type === 'CancellationRejected') history.isCancellationAsked = false;
  if (type === 'Cancelled') history.isCancelled = true;
  if (type === 'ControlAccepted') history.isControlPassed = true;
  if (type === 'FindingRecorded') history.isControlPassed = said.conforms === true;
  if (type === 'Released') history.wasFree = isFree(history);
  appendMoney(history, type, said);
}

function appendMoney(history: CaseHistory, type: string, { amount: text, guaranteeId }: Said): void {
  const amount = MONEY.has(type) ? BigInt(text) : 0n;
  if (type === 'DutyPaid') history.received += amount;
  if (type === 'DutyPaid' || type === 'RefundSetOff') history.paid += amount;
  if (type === 'RefundDue') history.paid -= amount;
  if (type === 'RefundDue') history.owedBack += amount;
  if (type === 'RefundPaid' || type === 'RefundSetOff') history.owedBack -= amount;
  if (type === 'Secured') {
    history.securings.push(amount);
    add(history.secured, guaranteeId, amount);
  }
  if (type === 'SecurityFreed') add(history.secured, guaranteeId, -amount);
}
const MONEY: ReadonlySet<string> = new Set([
  'DutyPaid',
  'RefundDue',
  'RefundPaid',
  'RefundSetOff',
  'Secured',
  'SecurityFreed',
]);

/** What a command of the test leaves: its type and the client's mark, in words that decide nothing. */
function traceOf(type: string, said: Said, { isAmendmentAsked }: CaseHistory): string | undefined {
  const mark =
    said.declaration?.borderTransportMeans?.name ?? said.attachment?.name ?? said.reason ?? said.text ?? said.note;
  if (mark === undefined) return undefined;
  // The trader's last step: it puts the amendment in force, or asks customs to, whose answer bears the same mark.
  if (type === 'AmendmentRequested') return `AmendmentConfirmed:${mark}`;
  if (type === 'Amended') return isAmendmentAsked ? undefined : `AmendmentConfirmed:${mark}`;
  return `${type}:${mark}`;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function add(sums: Map<string, bigint>, key: string, amount: bigint): void {
  const sum = (sums.get(key) ?? 0n) + amount;
  if (sum === 0n) sums.delete(key);
  else sums.set(key, sum);
}

export const sumOf = (amounts: ReadonlyMap<string, bigint>): bigint =>
  [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
