import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { plainDate, seededRandom } from '#core/kernel';
import { DEMO_BANK, DEMO_TRADER } from '#server/access';
import { journalReader } from '#server/platform/engine';
import { STREAMS } from '#server/program';
import { startBank, type SimulatedBank } from '#sim/bank';
import { createWorld } from '#sim/world';
import { vietnamReference } from '#tests/support/reference';
import { isGenuine, openBankLine, type BankLine } from './bank-line.ts';
import { readBooks, type CustomsBooks } from './customs-books.ts';
import {
  checkCommands,
  checkCredits,
  checkFiles,
  checkGuarantees,
  checkLedger,
  checkNumbersAndReferences,
  checkStanding,
} from './customs-checks.ts';
import { startCustomsClients } from './customs-clients.ts';
import { headersOf, type CustomsSending } from './customs-desk.ts';
import {
  customsHouses,
  peopleAt,
  signInAll,
  type Credentials,
  type CustomsHouse,
  type People,
} from './customs-house.ts';
import { checkAcknowledged, checkChainAndStates } from './journal-checks.ts';
import { killsOr, plannedKills, SEED, type SignalAt } from './kill-plan.ts';
import { isFinal } from './seen.ts';
import { openCrashServer, openStage, type CrashServer, type Stage } from './stage.ts';

const KILLS = killsOr(32);
/** Far enough apart that work is done between them. */
const PASS_MAX = 24;
/** A kill with its restart takes some two seconds here; slow machines may take ten. */
const TEST_MS_MAX = 180_000 + KILLS * 10_000;
const TODAY = plainDate('2026-11-21');
const MORNING_MS = Date.parse('2026-11-21T02:00:00Z');
/** Repeats that are sent in the end, spread over the whole run. */
const REPEATS_MAX = 2_000;
const SETTLE_MS_MAX = 60_000;
/** From here on a run is long enough for everything to happen that can. */
const VARIED_KILLS_MIN = 16;

const TRADERS = [
  { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' },
  // A natural person, whose name is sealed in the journal.
  { id: '031099000014', name: 'Nguyễn Thị Mô Phỏng' },
];
const TRADER_COUNT = 40;

let database: CrashServer;
beforeAll(async () => {
  database = await openCrashServer('haidang');
});
afterAll(() => database.leave());

test(
  `${KILLS} kills of customs lose no acknowledged command, double none, and leave books that agree to the đồng (CRASH_SEED=${SEED})`,
  { timeout: TEST_MS_MAX },
  async () => {
    const random = seededRandom(SEED);
    const world = createWorld({
      seed: SEED,
      reference: vietnamReference(),
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
    await clients.stop();
    await settled(customs, transfers);
    await customs.line.stop();

    await checkChainAndStates(database.pool, STREAMS);
    const books = await readBooks(database.pool);
    checkCommands(books, clients.sendings);
    checkCredits(books, customs.line.deliveries);
    await checkLedger(database.pool, books);
    await checkGuarantees(database.pool, books);
    await checkStanding(database.pool, books);
    await checkNumbersAndReferences(database.pool, books);
    await checkFiles(database.folder, books);
    await checkAcknowledged(database.pool, clients.sendings);
    if (KILLS >= VARIED_KILLS_MIN) await expectVaried(books);
    const repeats = await checkRepeats(customs, clients.sendings);
    expect(customs.surprises()).toEqual([]);
    process.stdout.write(`\n${inWords(customs, clients.sendings, books, repeats)}\n`);
  },
);

/** A run in which something never happened says nothing about it. */
async function expectVaried({ cases, credits }: CustomsBooks): Promise<void> {
  const types = new Set([...cases.values()].flatMap((history) => history.types));
  expect([...types].toSorted()).toEqual([
    'ControlAccepted',
    'DocumentAttached',
    'DocumentsRequested',
    'DutyPaid',
    'FindingRecorded',
    'PaymentOrdered',
    'PreRegistered',
    'Registered',
    'Released',
  ]);
  for (const reason of ['unknownReference', 'overpaid', 'nothingDue'])
    expect([...credits.values()].map(({ suspenseReason }) => suspenseReason)).toContain(reason);
  const { rows } = await database.pool.query('select from engine.subject_key');
  expect(rows).toHaveLength(1);
}

interface Customs {
  readonly stage: Stage<CustomsHouse>;
  readonly people: () => People;
  readonly bank: SimulatedBank;
  readonly line: BankLine;
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
  const start = async (signalAt?: SignalAt): Promise<CustomsHouse> => {
    const house = await programs.start({
      dataFolder: database.folder,
      clockShiftMs: MORNING_MS - performance.timeOrigin,
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
  return {
    stage,
    people: () => people as People,
    bank,
    line,
    surprises: () => houses.flatMap(({ surprises }) => surprises),
    end: async () => {
      await Promise.all([stage.end(), programs.end(), bank.stop()]);
    },
  };
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

/** Until every order has reached the bank, every credit customs, and every event the lists. */
async function settled({ line }: Customs, transfers: number): Promise<void> {
  // Orders that a killed program had taken out are due again after a minute, which nobody needs to wait for.
  await database.pool.query(`update engine.outbox set due_at = '-infinity'`);
  const deadline = performance.now() + SETTLE_MS_MAX;
  const expected = transfers + (await readBooks(database.pool)).orders.size;
  for (;;) {
    const { rows } = await database.pool.query<{ waiting: string; behind: string }>(
      `select (select count(*) from engine.outbox)::text as waiting,
              (select h.position - c.position from engine.cell_head h, engine.checkpoint c
                where c.follower = 'declaration.overview')::text as behind`,
    );
    const open = {
      orders: Number(rows[0]?.waiting),
      eventsNotListed: Number(rows[0]?.behind),
      credits: expected - new Set(line.deliveries.filter(isGenuine).map(({ messageId }) => messageId)).size,
      deliveries: line.deliveries.filter(({ seen }) => !isFinal(seen)).length,
    };
    if (Object.values(open).every((count) => count === 0)) return;
    if (performance.now() > deadline) throw new Error(`still open: ${JSON.stringify(open)}`);
    await pause(50);
  }
}

/** The same request with the same key gets the same bytes, whatever has happened since, and changes nothing. */
async function checkRepeats({ stage, people }: Customs, sendings: readonly CustomsSending[]): Promise<number> {
  const head = async () => (await journalReader(database.pool, 1).readHead()).position;
  const before = await head();
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
  expect(await head()).toBe(before);
  return chosen.length;
}

function inWords(
  { stage, line }: Customs,
  sendings: readonly CustomsSending[],
  { cases, credits }: CustomsBooks,
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
  ].join('\n  ');
}
