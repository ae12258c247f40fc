import { isRefundAnswer, type RefundAnswer, type Report } from './messages.ts';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * What the bank must not forget when it dies: its key, which orders it took, and which credits and answers customs
 * has not acknowledged. A file of lines, each a fact, only ever added to; each start writes it anew without what is settled.
 * A demo bank's: written at once, and not more durable than the machine.
 */
export interface BankMemory {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly hasTaken: (orderId: string) => boolean;
  /** What it said of an order to pay back: the same is said again, as long as it lives. */
  readonly answerTo: (orderId: string) => RefundAnswer | undefined;
  readonly keep: (report: Report, orderId?: string) => void;
  readonly settle: (messageId: string) => void;
  readonly undelivered: () => readonly Report[];
}

type Fact =
  | { readonly key: JWK }
  | { readonly taken: string }
  | { readonly report: Report; readonly orderId?: string }
  /** An answer that customs has, kept to be said again. */
  | { readonly answered: RefundAnswer }
  | { readonly settled: string };

/** Without a file nothing outlives the process. */
export async function openMemory(file: string | undefined): Promise<BankMemory> {
  const facts = file !== undefined && existsSync(file) ? factsIn(readFileSync(file, 'utf8')) : [];
  const taken = new Set<string>();
  const waiting = new Map<string, Report>();
  const answers = new Map<string, RefundAnswer>();
  const said = (report: Report): void => {
    waiting.set(report.messageId, report);
    if (isRefundAnswer(report)) answers.set(report.orderId, report);
  };
  let key: JWK | undefined;
  for (const fact of facts) {
    if ('key' in fact) key = fact.key;
    if ('taken' in fact) taken.add(fact.taken);
    if ('report' in fact) {
      said(fact.report);
      if (fact.orderId !== undefined) taken.add(fact.orderId);
    }
    if ('answered' in fact) answers.set(fact.answered.orderId, fact.answered);
    if ('settled' in fact) waiting.delete(fact.settled);
  }
  key ??= await newKey();
  if (file !== undefined) rewrite(file, key, { taken, waiting, answers });
  const note = (fact: Fact): void => {
    if (file !== undefined) appendFileSync(file, line(fact));
  };
  const { d: _secret, ...publicJwk } = key;
  return {
    privateKey: await keyOf(key),
    publicJwk,
    hasTaken: (orderId) => taken.has(orderId),
    answerTo: (orderId) => answers.get(orderId),
    keep: (report, orderId) => {
      note({ report, ...(orderId === undefined ? {} : { orderId }) });
      said(report);
      if (orderId !== undefined) taken.add(orderId);
    },
    settle: (messageId) => {
      if (waiting.delete(messageId)) note({ settled: messageId });
    },
    undelivered: () => [...waiting.values()],
  };
}

const line = (fact: Fact): string => `${JSON.stringify(fact)}\n`;

/** Its own lines; a last one that death cut short says nothing. */
const factsIn = (text: string): readonly Fact[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((written) => JSON.parse(written) as Fact);

/** Beside its place and renamed, so that a start cut short loses nothing. */
function rewrite(
  file: string,
  key: JWK,
  {
    taken,
    waiting,
    answers,
  }: {
    readonly taken: ReadonlySet<string>;
    readonly waiting: ReadonlyMap<string, Report>;
    readonly answers: ReadonlyMap<string, RefundAnswer>;
  },
): void {
  const facts: readonly Fact[] = [
    { key },
    ...[...taken].map((orderId) => ({ taken: orderId })),
    ...[...answers.values()].map((answered) => ({ answered })),
    ...[...waiting.values()].map((report) => ({ report })),
  ];
  writeFileSync(`${file}.new`, facts.map(line).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return exportJWK(privateKey);
}

async function keyOf(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'EdDSA');
  if (key instanceof Uint8Array) throw new Error('The key of the bank is a pair');
  return key;
}
