import { openMemory, type BankMemory } from './memory.ts';
import { moods, type Moods } from './moods.ts';
import {
  isRefundAnswer,
  paymentOrderIn,
  refundOrderIn,
  signedGuarantee,
  signedReport,
  type CreditNotice,
  type Guarantee,
  type PaymentOrder,
  type RefundAnswer,
  type RefundOrder,
  type Report,
} from './messages.ts';
import { seededRandom } from '#core/kernel';
import type { CryptoKey, JWK } from 'jose';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A bank for demonstrations and tests: a service of its own that only exchanges signed messages with customs. It pays what
 * it is told to, and behaves as banks do: sometimes slowly, twice, in another order, or with a message that is wrong first.
 */
export interface SimulatedBank {
  readonly code: string;
  readonly ordersUrl: string;
  readonly keys: readonly JWK[];
  /** From whom it takes orders and where it reports credits; set once customs is up. */
  readonly connect: (customs: { readonly url: string; readonly keys: readonly JWK[] }) => void;
  readonly stop: () => Promise<void>;
}

export interface BankOptions {
  readonly code: string;
  readonly seed: number;
  /** How it behaves; all well by default. */
  readonly moods?: Partial<Moods>;
  readonly port?: number;
  /** Where it keeps its key and what it still has to report; without one, it forgets all when it stops. */
  readonly memoryFile?: string;
}

const BODY_BYTES_MAX = 64 * 1024;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000, 10_000];

interface Bank {
  readonly options: BankOptions;
  readonly key: CryptoKey;
  readonly kid: string;
  readonly memory: BankMemory;
  readonly timers: Set<NodeJS.Timeout>;
  readonly next: () => number;
  customs: { readonly url: string; readonly keys: readonly JWK[] } | undefined;
  lastMessage: number;
  /** A message held back so that the next one overtakes it. */
  held: Report | undefined;
}

export async function startBank(options: BankOptions): Promise<SimulatedBank> {
  const memory = await openMemory(options.memoryFile);
  const kid = `${options.code}-1`;
  const bank: Bank = {
    options,
    key: memory.privateKey,
    kid,
    memory,
    timers: new Set(),
    next: seededRandom(options.seed).next,
    customs: undefined,
    lastMessage: 0,
    held: undefined,
  };
  /** What an earlier life had credited or answered and not yet got acknowledged. */
  const restored = [...memory.undelivered()];
  const server = createServer((request, response) => {
    answer(bank, request, response).catch(() => response.writeHead(500).end());
  });
  const port = await listen(server, options.port ?? 0);
  return {
    code: options.code,
    ordersUrl: `http://127.0.0.1:${port}/payment-orders`,
    keys: [{ ...memory.publicJwk, kid, alg: 'EdDSA', use: 'sig' }],
    connect: (customs) => {
      bank.customs = customs;
      for (const notice of restored.splice(0)) void deliver(bank, notice, 0);
    },
    stop: () => stop(bank, server),
  };
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

function stop(bank: Bank, server: Server): Promise<void> {
  for (const timer of bank.timers) clearTimeout(timer);
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

async function answer(bank: Bank, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (request.method === 'POST' && request.url === '/payment-orders') {
    const order = bank.customs && (await paymentOrderIn(body, bank.customs.keys));
    if (!order) return void response.writeHead(401).end();
    takeOrder(bank, order);
    return void response.writeHead(202).end();
  }
  if (request.method === 'POST' && request.url === '/refund-orders') {
    const order = bank.customs && (await refundOrderIn(body, bank.customs.keys));
    if (!order) return void response.writeHead(401).end();
    payBack(bank, order);
    return void response.writeHead(202).end();
  }
  // The counter: a transfer as its payer filled it in, right or wrong.
  if (request.method === 'POST' && request.url === '/transfers') {
    const transfer = JSON.parse(body) as {
      readonly paymentReference: string;
      readonly amount: string;
      readonly payerName: string;
      readonly payerAccount?: string;
      readonly text?: string;
    };
    const notice = noticeOf(bank, { ...transfer, currency: 'VND' });
    bank.memory.keep(notice);
    report(bank, notice);
    return void response.writeHead(202).end();
  }
  // The same counter: a guarantee that a party has asked its bank for. Customs' answer is the answer.
  if (request.method === 'POST' && request.url === '/guarantees' && bank.customs) {
    const jws = await signedGuarantee(JSON.parse(body) as Guarantee, bank.key, bank.kid);
    return void response.writeHead(await post(bank, 'guarantees', jws)).end();
  }
  response.writeHead(404).end();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** An order repeated by customs is the same order. */
function takeOrder(bank: Bank, order: PaymentOrder): void {
  if (bank.memory.hasTaken(order.orderId)) return;
  const notice = noticeOf(bank, {
    ...order,
    payerName: order.guaranteeId === undefined ? order.payerId : bank.options.code,
  });
  // Before it is confirmed to customs, which will not send the order again.
  bank.memory.keep(notice, order.orderId);
  report(bank, notice);
}

/** Accounts that begin like this are at no bank: the counterpart of a number mistyped. */
const UNKNOWN_ACCOUNTS = '0000';

/** Money for accounts that begin like this is paid, and nobody says so until the order comes once more: an answer that got lost. */
const SILENT_ACCOUNTS = '9999';

/** Pays back once, however often it is told to, and says the same again; what it could not pay it says so. */
function payBack(bank: Bank, { orderId, amount, currency, account }: RefundOrder): void {
  const before = bank.memory.answerTo(orderId);
  if (before !== undefined) return report(bank, before);
  if (bank.memory.hasTaken(orderId)) return;
  const answered = { messageId: nextMessageId(bank), orderId, amount, currency, answeredAt: new Date().toISOString() };
  const said: RefundAnswer = account?.number.startsWith(UNKNOWN_ACCOUNTS)
    ? { ...answered, outcome: 'rejected', rejection: 'unknownAccount', note: 'Không có tài khoản này' }
    : { ...answered, outcome: 'paid' };
  bank.memory.keep(said, orderId);
  if (!account?.number.startsWith(SILENT_ACCOUNTS)) report(bank, said);
}

function noticeOf(
  bank: Bank,
  paid: Pick<
    CreditNotice,
    'paymentReference' | 'amount' | 'payerName' | 'currency' | 'guaranteeId' | 'payerAccount' | 'text'
  >,
): CreditNotice {
  const { paymentReference, amount, payerName, currency, guaranteeId, payerAccount, text } = paid;
  const messageId = nextMessageId(bank);
  return {
    messageId,
    paymentReference,
    amount,
    payerName,
    currency,
    creditedAt: new Date().toISOString(),
    ...(guaranteeId !== undefined && { guaranteeId }),
    ...(payerAccount !== undefined && { payerAccount }),
    ...(text !== undefined && { text }),
  };
}

function nextMessageId(bank: Bank): string {
  bank.lastMessage += 1;
  return `${bank.kid}.${Date.now().toString(36)}.${bank.lastMessage}`;
}

/** Says one thing in the mood of the moment; whatever the mood, the right message arrives in the end. */
function report(bank: Bank, notice: Report): void {
  const mood = moods(bank.options.moods);
  const delayMs = bank.next() < mood.slow ? mood.slowMs : mood.usualMs * (0.5 + bank.next());
  if (bank.next() < mood.wrong) after(bank, delayMs / 2, () => void deliverWrong(bank, notice));
  if (bank.next() < mood.outOfOrder && !bank.held) {
    bank.held = notice;
    after(bank, mood.slowMs, () => releaseHeld(bank));
    return;
  }
  after(bank, delayMs, () => {
    void deliver(bank, notice, 0);
    releaseHeld(bank);
  });
  if (bank.next() < mood.duplicate) after(bank, delayMs * 2, () => void deliver(bank, notice, 0));
}

function releaseHeld(bank: Bank): void {
  const { held } = bank;
  bank.held = undefined;
  if (held) void deliver(bank, held, 0);
}

function after(bank: Bank, ms: number, run: () => void): void {
  const timer = setTimeout(() => {
    bank.timers.delete(timer);
    run();
  }, ms);
  bank.timers.add(timer);
}

/** Repeats with growing pauses until customs acknowledges. */
async function deliver(bank: Bank, notice: Report, attempt: number): Promise<void> {
  const acknowledged = await send(bank, notice, await signedReport(notice, bank.key, bank.kid));
  const pauseMs = RETRY_MS[attempt];
  if (acknowledged) bank.memory.settle(notice.messageId);
  else if (pauseMs !== undefined) after(bank, pauseMs, () => void deliver(bank, notice, attempt + 1));
}

/** A message whose signature does not match its content; customs refuses it and nothing is booked. */
async function deliverWrong(bank: Bank, notice: Report): Promise<void> {
  const jws = await signedReport(notice, bank.key, bank.kid);
  const [header, , signature] = jws.split('.');
  const altered = Buffer.from(JSON.stringify({ ...notice, amount: `${notice.amount}0` })).toString('base64url');
  await send(bank, notice, [header, altered, signature].join('.'));
}

async function send(bank: Bank, said: Report, jws: string): Promise<boolean> {
  const status = await post(bank, isRefundAnswer(said) ? 'refund-answers' : 'credit-notices', jws);
  return status >= 200 && status < 300;
}

/** What customs answers; 503 where it can not be reached. */
async function post(
  bank: Bank,
  kind: 'credit-notices' | 'refund-answers' | 'guarantees',
  jws: string,
): Promise<number> {
  if (!bank.customs) return UNREACHABLE;
  try {
    const response = await fetch(`${bank.customs.url}/api/v1/banks/${bank.options.code}/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: jws,
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return UNREACHABLE;
  }
}
const UNREACHABLE = 503;
