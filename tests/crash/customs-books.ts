import type pg from 'pg';
import type { JournalEvent } from '#server/platform/engine';
import { eachEvent } from './journal-checks.ts';

/** The journal of a customs house as an auditor adds it up: from its events alone, without the code that wrote them. */
export interface CustomsBooks {
  readonly cases: ReadonlyMap<string, CaseHistory>;
  readonly credits: ReadonlyMap<string, Credit>;
  /** How often each command's trace stands there, and under which declaration. */
  readonly traces: ReadonlyMap<string, readonly string[]>;
  /** Declarations by payment order. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
  /** What the ledger has to say, by account and subject; nothing that is zero. */
  readonly ledger: ReadonlyMap<string, bigint>;
  /** Files by their hash. */
  readonly files: ReadonlySet<string>;
}

export interface CaseHistory {
  readonly types: string[];
  registered: { readonly channel: string; readonly total: bigint; readonly taxes: bigint } | undefined;
  paid: bigint;
  isControlPassed: boolean;
  /** Whether it was controlled and paid when it was released. */
  wasFree: boolean | undefined;
}

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

interface Taxes {
  readonly selection: { readonly channel: string };
  readonly taxes: readonly { readonly taxType: string; readonly payable: string }[];
  readonly totalPayable: string;
}

export async function readBooks(pool: pg.Pool): Promise<CustomsBooks> {
  const cases = new Map<string, CaseHistory>();
  const credits = new Map<string, Credit>();
  const traces = new Map<string, string[]>();
  const orders = new Map<string, string[]>();
  const files = new Set<string>();
  const ledger = new Map<string, bigint>();
  const book = (account: string, subject: string, amount: bigint): void => {
    const sum = (ledger.get(`${account} ${subject}`) ?? 0n) + amount;
    if (sum === 0n) ledger.delete(`${account} ${subject}`);
    else ledger.set(`${account} ${subject}`, sum);
  };
  await eachEvent(pool, (event) => {
    const { id } = event.stream;
    if (event.stream.type === 'declaration') {
      const history = cases.get(id) ?? newHistory();
      cases.set(id, history);
      append(history, event);
      const trace = traceOf(event);
      if (trace !== undefined) push(traces, trace, id);
      if (event.type === 'Registered') bookDuties(event.data as unknown as Taxes, id, book);
      if (event.type === 'PaymentOrdered') push(orders, (event.data as unknown as { orderId: string }).orderId, id);
      if (event.type === 'DocumentAttached')
        files.add((event.data as unknown as { attachment: { id: string } }).attachment.id);
    }
    if (event.type === 'PaymentReceived') {
      const credit = event.data as unknown as Credit;
      if (credits.has(id)) throw new Error(`${id} was booked twice`);
      credits.set(id, credit);
      bookCredit(credit, id, book);
    }
  });
  return { cases, credits, traces, orders, ledger, files };
}

type Book = (account: string, subject: string, amount: bigint) => void;

function bookDuties({ taxes, totalPayable }: Taxes, number: string, book: Book): void {
  book('duty-receivable', number, BigInt(totalPayable));
  for (const { taxType, payable } of taxes) book(`revenue:${taxType}`, number, -BigInt(payable));
}

function bookCredit({ amount, allocated, inSuspense, declarationNumber }: Credit, id: string, book: Book): void {
  book(`bank:${id.split(':')[0] ?? ''}`, id, BigInt(amount));
  book('duty-receivable', declarationNumber ?? '', -BigInt(allocated));
  book('suspense', id, -BigInt(inSuspense));
}

const newHistory = (): CaseHistory => ({
  types: [],
  registered: undefined,
  paid: 0n,
  isControlPassed: false,
  wasFree: undefined,
});

function append(history: CaseHistory, { type, data }: JournalEvent): void {
  history.types.push(type);
  if (type === 'Registered') {
    const { selection, taxes, totalPayable } = data as unknown as Taxes;
    const sum = taxes.reduce((total, { payable }) => total + BigInt(payable), 0n);
    history.registered = { channel: selection.channel, total: BigInt(totalPayable), taxes: sum };
    history.isControlPassed = selection.channel === 'green';
  }
  if (type === 'ControlAccepted') history.isControlPassed = true;
  if (type === 'FindingRecorded') history.isControlPassed = (data as { readonly conforms: boolean }).conforms;
  if (type === 'DutyPaid') history.paid += BigInt((data as { readonly amount: string }).amount);
  if (type === 'Released')
    history.wasFree =
      history.isControlPassed && history.registered !== undefined && history.paid === history.registered.total;
}

/** What a command of the test leaves: its type and the client's mark, in words that decide nothing. */
function traceOf({ type, data }: JournalEvent): string | undefined {
  const said = data as {
    readonly declaration?: { readonly borderTransportMeans?: { readonly name?: string } };
    readonly attachment?: { readonly name: string };
    readonly reason?: string;
    readonly note?: string;
  };
  const mark = said.declaration?.borderTransportMeans?.name ?? said.attachment?.name ?? said.reason ?? said.note;
  return mark === undefined ? undefined : `${type}:${mark}`;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
