import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { SYSTEM } from '#core/access';
import { instantAt, plainDate, seededRandom, type Instant } from '#core/kernel';
import { DEMO_BANK, DEMO_BROKER, DEMO_TRADER } from '#server/access';
import { journalReader } from '#server/platform/engine';
import { STREAMS } from '#server/program';
import { startBank, type SimulatedBank } from '#sim/bank';
import { createWorld } from '#sim/world';
import { vietnamDeadlines, vietnamReference } from '#tests/support/reference';
import { isGenuine, openBankLine, type BankLine } from './bank-line.ts';
import { readBooks, type CustomsBooks } from './customs-books.ts';
import {
  checkCommands,
  checkCredits,
  checkFiles,
  checkGuarantees,
  checkLedger,
  checkNumbersAndReferences,
  checkRefunds,
  checkStanding,
} from './customs-checks.ts';
import { startCustomsClients } from './customs-clients.ts';
import { headersOf, type CustomsSending } from './customs-desk.ts';
import { checkDeadlines } from './deadline-checks.ts';
import {
  customsHouses,
  peopleAt,
  signInAll,
  type Credentials,
  type CustomsHouse,
  type People,
} from './customs-house.ts';
import { checkAcknowledged, checkChainAndStates } from './journal-checks.ts';
import { checkNotices, type Listening } from './notice-checks.ts';
import { killsOr, plannedKills, SEED, type SignalAt } from './kill-plan.ts';
import { isFinal } from './seen.ts';
import { openCrashServer, openStage, type CrashServer, type Stage } from './stage.ts';
import { openLeavingReceiver, openMoodyReceiver } from './webhook-receiver.ts';

const KILLS = killsOr(24);
/** Far enough apart that work is done between them. */
const PASS_MAX = 24;
/** A kill with its restart takes some two seconds here; slow machines may take ten. */
const TEST_MS_MAX = 480_000 + KILLS * 10_000;
/** A Tuesday, from when offices open. */
const TODAY = plainDate('2026-11-24');
const MORNING_MS = Date.parse('2026-11-24T01:00:00Z');
/** With each start some of the day has gone by, so that times run out while nobody is there; the day ends before midnight. */
const GONE_BY_MS = Math.min(30 * 60_000, (7 * 3_600_000) / KILLS);
/** Of a receiver that then is gone for good. */
const CALLS_TAKEN = 25;
/** Repeats that are sent in the end, spread over the whole run. */
const REPEATS_MAX = 2_000;
const SETTLE_MS_MAX = 180_000;
const VARIED_MS_MAX = 180_000;
/** From here on a run is long enough for everything to happen that can. */
const VARIED_KILLS_MIN = 16;

const TRADERS = [
  { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' },
  // A natural person, whose name is sealed in the journal.
  { id: '031099000014', name: 'Nguyễn Thị Mô Phỏng' },
];
const TRADER_COUNT = 40;

let database: CrashServer;
beforeEach(async () => {
  database = await openCrashServer('haidang');
});
afterEach(() => database.leave());

test(
  `${KILLS} kills of customs lose no acknowledged command, double none, and leave books that agree to the đồng (CRASH_SEED=${SEED})`,
  { timeout: TEST_MS_MAX },
  async () => {
    const random = seededRandom(SEED);
    const law = { reference: vietnamReference(), deadlines: vietnamDeadlines() };
    const world = createWorld({
      seed: SEED,
      reference: law.reference,
      on: TODAY,
      traders: TRADER_COUNT,
      identities: TRADERS,
      offices: ['02CI', '02CC', '02CH'],
    });
    const customs = await openCustoms(world.traders);
    onTestFinished(customs.end);
    let transfers = 0;
    const clients = startCustomsClients({
      current: () => ({ house: customs.stage.program(), people: customs.people() }),
      random,
      world,
      today: TODAY,
      transfer: async (paymentReference, amount) => {
        transfers += 1;
        await atCounter(customs.bank, paymentReference, amount);
      },
    });
    await customs.stage.carryOut(plannedKills(KILLS, PASS_MAX, random), random);
    if (KILLS >= VARIED_KILLS_MIN) await untilVaried(customs.listening);
    await clients.stop();
    const now = await settled(customs, transfers);
    await customs.line.stop();

    await checkChainAndStates(database.pool, STREAMS);
    const books = await readBooks(database.pool);
    checkCommands(books, clients.sendings);
    checkCredits(books, customs.line.deliveries);
    checkRefunds(books, customs.line.refundAnswers);
    await checkLedger(database.pool, books);
    await checkGuarantees(database.pool, books);
    await checkStanding(database.pool, books);
    await checkNumbersAndReferences(database.pool, books);
    const deadlines = await checkDeadlines(database.pool, law, now);
    const notices = [];
    for (const listening of customs.listening) notices.push(await checkNotices(database.pool, listening));
    await checkFiles(database.folder, books);
    await checkAcknowledged(database.pool, clients.sendings);
    if (KILLS >= VARIED_KILLS_MIN) await expectReceiverGone(customs.listening);
    const repeats = await checkRepeats(customs, clients.sendings);
    expect(customs.surprises()).toEqual([]);
    const told = [
      `${deadlines.warned} warnings, ${deadlines.passed} times that ran out`,
      ...notices.map(
        ({ delivered, dead, due, calls, repeated }) =>
          `${delivered} notices delivered in ${calls} calls, ${repeated} of them repeats; ${dead} dead letters, ${due} to be tried again`,
      ),
    ];
    process.stdout.write(`\n${[inWords(customs, clients.sendings, books, repeats), ...told].join('\n  ')}\n`);
  },
);

/** A run in which something never happened says nothing about it, so the clients live on until all of it has: when that is, chance decides. */
async function untilVaried(listening: readonly Listening[]): Promise<void> {
  const deadline = performance.now() + VARIED_MS_MAX;
  for (;;) {
    // The database may still be coming up from the last kill: then nothing is known yet.
    const missing = await readBooks(database.pool)
      .then((books) => notHappened(books, listening))
      .catch((error: unknown) => [String(error)]);
    if (missing.length === 0) return;
    if (performance.now() > deadline) throw new Error(`never happened: ${missing.join(', ')}`);
    await pause(1000);
  }
}

async function notHappened(
  { cases, credits }: CustomsBooks,
  listening: readonly Listening[],
): Promise<readonly string[]> {
  const types = new Set<string>([...cases.values()].flatMap((history) => history.types));
  const reasons = new Set<string | null | undefined>([...credits.values()].map(({ suspenseReason }) => suspenseReason));
  const sealed = await database.pool.query('select from engine.subject_key');
  const gone = await database.pool.query(`select from notices.endpoint where disabled_because = 'gone'`);
  return [
    ...COMMON.filter((type) => !types.has(type)),
    ...['unknownReference', 'overpaid', 'nothingDue'].filter((reason) => !reasons.has(reason)),
    ...(sealed.rowCount === 0 ? ['a sealed name'] : []),
    ...(gone.rowCount === 0 && listening.length > 1 ? ['a receiver that is gone'] : []),
  ];
}

/** What officers find and refuse, and what follows of money that comes and goes, some runs do without. */
const COMMON = [
  'Amended',
  'AmendmentDrafted',
  'AmendmentInstructed',
  'AmendmentRequested',
  'CancellationRequested',
  'Cancelled',
  'ControlAccepted',
  'DeadlinePassed',
  'DeadlineWarned',
  'DocumentAttached',
  'DutyPaid',
  'PaymentOrdered',
  'PreRegistered',
  'RefundDue',
  'Registered',
  'Released',
  'Secured',
  'SecurityFreed',
] as const;

/** One that answers that it is gone is called no more, and its organisation is told so, if it is, once. */
async function expectReceiverGone(listening: readonly Listening[]): Promise<void> {
  const ids = listening.map(({ endpointId }) => endpointId);
  const { rows } = await database.pool.query<{ because: string | null; told: number }>(
    `select e.disabled_because as because,
            (select count(*)::int from notices.notice n where n.code = 'webhook.disabled' and n.subject = e.id) as told
       from notices.endpoint e where e.id = any ($1) order by array_position($1::text[], e.id)`,
    [ids],
  );
  expect(rows.map(({ because }) => because)).toEqual([null, 'gone']);
  expect(rows.map(({ told }) => told <= 1)).toEqual([true, true]);
}

interface Customs {
  readonly stage: Stage<CustomsHouse>;
  readonly people: () => People;
  readonly bank: SimulatedBank;
  readonly line: BankLine;
  readonly listening: readonly Listening[];
  /** What its clock says now. */
  readonly now: () => Instant;
  readonly surprises: () => readonly string[];
  readonly end: () => Promise<void>;
}

/** Customs with its bank and the line between them. */
async function openCustoms(principals: readonly { readonly id: string; readonly name: string }[]): Promise<Customs> {
  const bank = await startBank({
    code: DEMO_BANK,
    seed: SEED,
    moods: { slow: 0.1, duplicate: 0.2, outOfOrder: 0.1, wrong: 0.1, usualMs: 10, slowMs: 200 },
  });
  const programs = customsHouses();
  const houses: CustomsHouse[] = [];
  let credentials: Credentials | undefined;
  let people: People | undefined;
  let clockShiftMs = 0;
  const start = async (signalAt?: SignalAt): Promise<CustomsHouse> => {
    clockShiftMs = MORNING_MS - performance.timeOrigin + houses.length * GONE_BY_MS;
    const house = await programs.start({
      dataFolder: database.folder,
      clockShiftMs,
      bank: { code: bank.code, ordersUrl: bank.ordersUrl, keys: bank.keys },
      principals: principals.map(({ id, name }) => ({ id, name })),
      ...(signalAt && { signalAt }),
    });
    houses.push(house);
    credentials ??= await signInAll(house.told);
    people = peopleAt(house.told.url, credentials);
    return house;
  };
  const stage = await openStage(database, start);
  const line = await openBankLine({
    bankKeys: bank.keys,
    deliver: (path, jws) => deliverTo(stage.program(), path, jws),
  });
  bank.connect({ url: line.url, keys: stage.program().told.signerKeys });
  const listening = await listen(people as People);
  return {
    stage,
    people: () => people as People,
    bank,
    line,
    listening,
    now: () => instantAt(Date.now() + clockShiftMs),
    surprises: () => houses.flatMap(({ surprises }) => surprises),
    end: async () => {
      await Promise.all([
        stage.end(),
        programs.end(),
        bank.stop(),
        ...listening.map(({ receiver }) => receiver.stop()),
      ]);
    },
  };
}

/** The broker is called at two places, of which one does not last. */
async function listen({ broker }: People): Promise<readonly Listening[]> {
  const topics = ['action', 'decision'] as const;
  const receivers = [await openMoodyReceiver(seededRandom(SEED)), await openLeavingReceiver(CALLS_TAKEN)];
  return Promise.all(
    receivers.map(async (receiver) => {
      const { data } = await broker.POST('/api/v1/webhook-endpoints', {
        body: { url: receiver.url, description: '', topics: [...topics] },
      });
      if (!data) throw new Error('nobody is called');
      receiver.takeSecret(data.secret);
      return { endpointId: data.endpoint.id, organisationId: DEMO_BROKER, topics, receiver };
    }),
  );
}

async function deliverTo(house: CustomsHouse, path: string, jws: string) {
  let isSigned = true;
  const seen = await house.ask(async () => {
    const response = await fetch(`${house.told.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: jws,
    });
    const data = await response.text();
    isSigned = response.status !== 401;
    // A forged notice is refused, as it should be.
    return { response: isSigned ? response : new Response(null, { status: 403 }), data };
  });
  return isSigned ? seen : 'not-signed';
}

async function atCounter(bank: SimulatedBank, paymentReference: string, amount: bigint): Promise<void> {
  await fetch(bank.ordersUrl.replace('payment-orders', 'transfers'), {
    method: 'POST',
    body: JSON.stringify({ paymentReference, amount: amount.toString(), payerName: 'Người nộp mẫu' }),
  });
}

/** Until every order has reached the bank, every credit and answer customs, every event the lists, every notice its receiver, and every time is told. */
async function settled({ line, listening, now }: Customs, transfers: number): Promise<Instant> {
  for (const { receiver } of listening) receiver.getWell();
  // What a killed program had taken out is due again after a minute, and what failed later still, which nobody needs to wait for.
  await database.pool.query(`update engine.outbox set due_at = '-infinity'`);
  await database.pool.query(`update notices.delivery set due_at = '2026-01-01' where state = 'due'`);
  const deadline = performance.now() + SETTLE_MS_MAX;
  const books = await readBooks(database.pool);
  const expected = transfers + books.orders.size;
  for (;;) {
    const at = now();
    const { rows } = await database.pool.query<Readonly<Record<'waiting' | 'behind' | 'due' | 'calls', string>>>(
      `select (select count(*) from engine.outbox)::text as waiting,
              (select max(h.position - c.position) from engine.cell_head h, engine.checkpoint c
                where c.follower in ('declaration.overview', 'deadlines.timer', 'notices'))::text as behind,
              (select count(*) from deadlines.timer where next_at < $1)::text as due,
              (select count(*) from notices.delivery where state = 'due')::text as calls`,
      [at],
    );
    const open = {
      orders: Number(rows[0]?.waiting),
      eventsNotFollowed: Number(rows[0]?.behind),
      timesNotTold: Number(rows[0]?.due),
      noticesNotDelivered: Number(rows[0]?.calls),
      credits: expected - new Set(line.deliveries.filter(isGenuine).map(({ messageId }) => messageId)).size,
      refunds:
        books.refunds.size - new Set(line.refundAnswers.filter(isGenuine).map(({ messageId }) => messageId)).size,
      deliveries: [...line.deliveries, ...line.refundAnswers].filter(({ seen }) => !isFinal(seen)).length,
    };
    if (Object.values(open).every((count) => count === 0)) return at;
    if (performance.now() > deadline) throw new Error(`still open: ${JSON.stringify(open)}`);
    await pause(50);
  }
}

/** The same request with the same key gets the same bytes, whatever has happened since, and changes nothing. */
async function checkRepeats({ stage, people }: Customs, sendings: readonly CustomsSending[]): Promise<number> {
  const journal = journalReader(database.pool, 1);
  const before = await journal.readHead();
  const acknowledged = sendings.filter(({ key, seen }) => key !== undefined && seen.status === 'accepted');
  const step = Math.max(1, Math.ceil(acknowledged.length / REPEATS_MAX));
  const chosen = acknowledged.filter((_, index) => index % step === 0);
  const lanes = Array.from({ length: 8 }, (_, lane) => chosen.filter((_sending, index) => index % 8 === lane));
  await Promise.all(
    lanes.map(async (lane) => {
      for (const sending of lane)
        expect(await stage.program().ask(() => sending.ask(people(), headersOf(sending))), sending.key).toEqual(
          sending.seen,
        );
    }),
  );
  // Times run out meanwhile too, which the house tells by itself.
  const since = await journal.readEvents(before.position, chosen.length);
  expect(since.filter(({ actor }) => actor.userId !== SYSTEM.userId)).toEqual([]);
  return chosen.length;
}

function inWords(
  { stage, line }: Customs,
  sendings: readonly CustomsSending[],
  { cases, credits, refunds }: CustomsBooks,
  repeats: number,
): string {
  const histories = [...cases.values()];
  const inChannel = (channel: string): number => histories.filter((history) => history.channel === channel).length;
  const seen = Object.entries(Object.groupBy(sendings, (sending) => sending.seen.status));
  const losses = sendings.reduce((sum, sending) => sum + sending.losses, 0);
  const parked = [...credits.values()].filter(({ inSuspense }) => inSuspense !== '0').length;
  return [
    `customs: CRASH_SEED=${SEED}, kills: ${stage.carriedOut()}`,
    `${sendings.length} commands (${seen.map(([status, those]) => `${those?.length} ${status}`).join(', ')}), ${losses} answers lost, ${repeats} commands repeated in the end and answered byte for byte`,
    `${cases.size} declarations (${inChannel('green')} green, ${inChannel('yellow')} yellow, ${inChannel('red')} red), ${histories.filter(({ wasFree }) => wasFree).length} released`,
    `${credits.size} credits in ${line.deliveries.length} deliveries, ${parked} with a part in suspense`,
    `${refunds.size} refunds ordered, and answered in ${line.refundAnswers.length} deliveries`,
  ].join('\n  ');
}
