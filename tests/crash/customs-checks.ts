import path from 'node:path';
import type pg from 'pg';
import { expect } from 'vitest';
import { openFileStore } from '#server/platform/files';
import { isGenuine, type Delivery } from './bank-line.ts';
import { inForce, isFree, sumOf, type Credit, type CustomsBooks, type Trace } from './customs-books.ts';
import type { CustomsSending } from './customs-desk.ts';
import { expectTimes } from './journal-checks.ts';

/** Each command is in the journal as often as its client was told, and says there what its client was told. */
export function checkCommands(books: CustomsBooks, sendings: readonly CustomsSending[]): void {
  for (const sending of sendings) {
    const { trace, seen } = sending;
    const found = trace === undefined ? undefined : (books.traces.get(trace) ?? []);
    if (found) expectTimes(found.length, sending, trace ?? '');
    if (seen.status !== 'accepted') continue;
    const answer = JSON.parse(seen.text) as Answered;
    const [first] = found ?? [];
    if (found) expect(answer.number ?? answer.id, trace).toBe(first?.id);
    const history = books.cases.get(answer.number ?? '');
    // The answer to a first registration and to each amendment in force is the version that came of it.
    const version = answer.difference === undefined ? first?.version : versionAnswered(answer, trace, first);
    if (version !== undefined && answer.totalPayable !== undefined)
      expect(history?.versions[version]?.total.toString(), trace).toBe(answer.totalPayable);
    if (trace?.startsWith('Registered:') && answer.channel !== undefined && history?.versions.length === 1)
      expect(history.channel, trace).toBe(answer.channel);
    if (answer.orderId !== undefined) {
      const refund = books.refunds.get(answer.orderId)?.filter((type) => type === 'RefundOrdered');
      expect(refund ?? books.orders.get(answer.orderId), answer.orderId).toHaveLength(1);
    }
    if (answer.secured !== undefined)
      expect(history?.securings.map(String), `${answer.number} secured`).toContain(answer.secured);
  }
}

/** Which version an amendment made; nothing where it was only drafted or asked for. */
function versionAnswered(
  { version }: Answered,
  trace: string | undefined,
  first: Trace | undefined,
): number | undefined {
  if (trace === undefined) return version;
  if (first?.version !== undefined) expect(version, trace).toBe(first.version);
  return first?.version;
}

interface Answered {
  readonly number?: string;
  readonly id?: string;
  readonly channel?: string | null;
  readonly version?: number;
  readonly totalPayable?: string;
  readonly difference?: unknown;
  readonly orderId?: string;
  readonly secured?: string;
}

interface PostingRow {
  readonly account: string;
  readonly subject: string;
  readonly sum: string;
}

/** The ledger is exactly what the events say, sums to zero, and each declaration is charged what was assessed. */
export async function checkLedger(pool: pg.Pool, { ledger, cases, credits }: CustomsBooks): Promise<void> {
  const { rows } = await pool.query<PostingRow>(
    'select account, subject, sum(amount)::text as sum from engine.posting group by account, subject having sum(amount) <> 0',
  );
  const stored = rows.map(({ account, subject, sum }) => `${account} ${subject} ${sum}`);
  expect(stored.toSorted()).toEqual([...ledger].map(([key, sum]) => `${key} ${sum}`).toSorted());
  expect(rows.reduce((total, { sum }) => total + BigInt(sum), 0n)).toBe(0n);
  const allocated = new Map<string, bigint>();
  for (const { declarationNumber, allocated: amount } of credits.values())
    if (declarationNumber !== null)
      allocated.set(declarationNumber, (allocated.get(declarationNumber) ?? 0n) + BigInt(amount));
  for (const [number, history] of cases) {
    const { total, taxes } = inForce(history);
    expect(sumOf(taxes), number).toBe(total);
    // Whatever was amended and cancelled, what is posted is the tax of the version in force.
    const posted = new Map(
      [...ledger].flatMap(([key, sum]) =>
        key.startsWith('revenue:') && key.endsWith(` ${number}`)
          ? [[key.slice(8, -number.length - 1), -sum] as const]
          : [],
      ),
    );
    expect(posted, number).toEqual(new Map([...taxes].filter(([, payable]) => payable !== 0n)));
    expect(allocated.get(number) ?? 0n, number).toBe(history.received);
    expect(history.paid <= total, number).toBe(true);
    expect(history.owedBack >= 0n, number).toBe(true);
  }
}

/** A guarantee answers for exactly what the declarations say that it answers for, and for no more than its amount. */
export async function checkGuarantees(pool: pg.Pool, { cases, guarantees }: CustomsBooks): Promise<void> {
  const held = [...cases].flatMap(([number, { secured }]) =>
    [...secured].map(([guaranteeId, amount]) => `${guaranteeId} ${number} ${amount}`),
  );
  expect([...guarantees].map(([key, amount]) => `${key} ${amount}`).toSorted()).toEqual(held.toSorted());
  const { rows } = await pool.query<{ id: string; amount: string; drawn: string }>(
    `select stream_id as id, body ->> 'amount' as amount, body ->> 'drawn' as drawn
       from (select stream_id, convert_from(body, 'UTF8')::jsonb as body from engine.state where stream_type = 'guarantee') s`,
  );
  for (const { id, amount, drawn } of rows) {
    const sum = [...guarantees].reduce((total, [key, each]) => (key.startsWith(`${id} `) ? total + each : total), 0n);
    expect(BigInt(drawn), id).toBe(sum);
    expect(sum <= BigInt(amount), id).toBe(true);
  }
  const listed = await pool.query('select from guarantee.guarantee');
  expect(listed.rowCount).toBe(rows.length);
}

interface StateRow {
  readonly number: string;
  readonly status: string;
  readonly total: string;
  readonly paid: string;
  readonly refundable: string | null;
  readonly reference: string;
  readonly listed: string | null;
}

/** What stands stored, and what lists show, agrees with the events; nothing left that is not controlled and paid, and once only. */
export async function checkStanding(pool: pg.Pool, { cases }: CustomsBooks): Promise<void> {
  const { rows } = await pool.query<StateRow>(
    `select s.number, s.body ->> 'status' as status, s.body ->> 'totalPayable' as total, s.body ->> 'amountPaid' as paid,
            s.body ->> 'refundable' as refundable, s.body #>> '{head,ownReference}' as reference,
            concat_ws(' ', o.status, o.total_payable, o.amount_paid, o.own_reference) as listed
       from (select stream_id as number, convert_from(body, 'UTF8')::jsonb as body from engine.state where stream_type = 'declaration') s
       left join declaration.overview o using (number)`,
  );
  expect(rows.map(({ number }) => number).toSorted()).toEqual([...cases.keys()].toSorted());
  for (const { number, status, total, paid, refundable, reference, listed } of rows) {
    const history = cases.get(number);
    if (!history) continue;
    const times = (type: string): number => history.types.filter((found) => found === type).length;
    expect(`${total} ${paid} ${refundable ?? '0'}`, number).toBe(
      `${inForce(history).total} ${history.paid} ${history.owedBack}`,
    );
    expect(listed, number).toBe(`${status} ${total} ${paid} ${reference}`);
    expect(times('Registered'), number).toBe(status === 'preRegistered' ? 0 : 1);
    expect(times('Released'), number).toBe(status === 'released' ? 1 : 0);
    expect(times('Cancelled'), number).toBe(status === 'cancelled' ? 1 : 0);
    expect(history.wasFree ?? true, number).toBe(true);
    if (history.versions.length > 0 && status !== 'cancelled' && isFree(history))
      expect(status, `${number}: ${history.types.join(', ')}`).toBe('released');
  }
}

interface KeyRow {
  readonly value: string;
  readonly holder: string;
}

/** Numbers follow each other without a gap, each given once; each declaration alone holds its own reference. */
export async function checkNumbersAndReferences(pool: pg.Pool, { cases }: CustomsBooks): Promise<void> {
  // One digit for the direction, ten that run, one for amendments.
  const running = Map.groupBy(cases.keys(), (number) => number.slice(0, 1));
  const { rows: ranges } = await pool.query<{ last: string }>(
    `select last::text from engine.number where range like 'declaration.%'`,
  );
  for (const numbers of running.values())
    expect(numbers.map((number) => Number(number.slice(1, 11))).toSorted((a, b) => a - b)).toEqual(
      numbers.map((_, index) => index + 1),
    );
  expect(ranges.map(({ last }) => Number(last)).toSorted((a, b) => a - b)).toEqual(
    [...running.values()].map(({ length }) => length).toSorted((a, b) => a - b),
  );
  const { rows: keys } = await pool.query<KeyRow>(`select value, holder from engine.key where key = 'own-reference'`);
  // What is cancelled gives its reference back.
  const { rows: states } = await pool.query<{ number: string; reference: string }>(
    `select number, own_reference as reference from declaration.overview where status <> 'cancelled'`,
  );
  expect(keys.map(({ value, holder }) => `${holder} ${value.split('|')[1] ?? ''}`).toSorted()).toEqual(
    states.map(({ number, reference }) => `${number} ${reference}`).toSorted(),
  );
}

/** Whatever the bank sent, however often: each credit once in the books with its amount, and nothing that it did not sign. */
export function checkCredits({ credits }: CustomsBooks, deliveries: readonly Delivery[]): void {
  const genuine = Map.groupBy(deliveries.filter(isGenuine), ({ messageId }) => messageId);
  const sent = [...genuine.values()].map(
    ([first]) => `${first?.messageId} ${first?.paymentReference} ${first?.amount}`,
  );
  const booked = [...credits.values()].map(
    ({ bankMessageId, paymentReference, amount }) => `${bankMessageId} ${paymentReference} ${amount}`,
  );
  expect(booked.toSorted()).toEqual(sent.toSorted());
  for (const { bankMessageId, amount, allocated, inSuspense } of credits.values()) {
    expect(BigInt(allocated) + BigInt(inSuspense), bankMessageId).toBe(BigInt(amount));
    for (const { seen } of genuine.get(bankMessageId) ?? []) {
      expect(seen.status, bankMessageId).toBe('accepted');
      const told = JSON.parse(seen.status === 'accepted' ? seen.text : '{}') as Partial<Credit>;
      expect(`${told.allocated} ${told.inSuspense}`, bankMessageId).toBe(`${allocated} ${inSuspense}`);
    }
  }
  for (const { isForged, seen, messageId } of deliveries) if (isForged) expect(seen.status, messageId).toBe('refused');
}

/** Each order to pay back is answered once, by what its bank said and signed, however often that came. */
export function checkRefunds(
  { refunds, refundAnswers }: CustomsBooks,
  deliveries: readonly Pick<Delivery, 'messageId' | 'isForged' | 'seen'>[],
): void {
  for (const [orderId, types] of refunds) {
    expect(types, orderId).toHaveLength(2);
    expect(types[0], orderId).toBe('RefundOrdered');
  }
  const genuine = new Set(deliveries.filter(({ isForged }) => !isForged).map(({ messageId }) => messageId));
  expect([...refundAnswers].toSorted()).toEqual([...genuine].toSorted());
  for (const { isForged, seen, messageId } of deliveries)
    expect(seen.status, messageId).toBe(isForged ? 'refused' : 'accepted');
}

/** A document that the journal names is there, whole. */
export async function checkFiles(dataFolder: string, { files }: CustomsBooks): Promise<void> {
  const store = await openFileStore(path.join(dataFolder, 'files'));
  for (const id of files) expect(await store.get(id), id).toBeDefined();
}
