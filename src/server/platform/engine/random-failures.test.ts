import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seededRandom, type Random } from '#core/kernel';
import type { Answer, DebugHook, Engine, EngineOptions, JournalEvent } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { accountRef, declare, misbehave, open, transfer, type AccountState } from '#tests/support/toy-country';
import type { ToyReference } from '#tests/support/toy-country';
import { answerOf, codesOf, sent, toyEngines } from '#tests/support/toy-engine';

/** More: `ENGINE_SCHEDULES=200 npx vitest run --project integration random-failures`. */
const SCHEDULES = Number(process.env['ENGINE_SCHEDULES'] ?? 3);
const SEED = Number(process.env['ENGINE_SEED'] ?? 1);

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

const SENDERS = 40;
const COMMANDS_EACH = 10;
const ACCOUNTS = 6;
const TROUBLES_MAX = 30;
const POISONS = ['throw', 'duplicate-stream', 'unbalanced', 'throw-in-prepare', 'circle', 'unread-key'] as const;

/** What one sender knows of one of its commands. */
interface Sending {
  readonly mark: string;
  readonly keyed: boolean;
  readonly kind: 'transfer' | 'declare' | 'poison';
  readonly answer: Answer;
}

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random.next() * items.length)] as T;

function commandOf(mark: string, random: Random) {
  const chance = random.next();
  if (chance < 0.06) return { kind: 'poison', command: misbehave(pick(POISONS, random)) } as const;
  if (chance < 0.4)
    return { kind: 'declare', command: declare(`INV-${Math.floor(random.next() * 150)}`, mark) } as const;
  const from = Math.floor(random.next() * ACCOUNTS);
  const to = (from + 1 + Math.floor(random.next() * (ACCOUNTS - 1))) % ACCOUNTS;
  const amount = 1 + Math.floor(random.next() * 60);
  return { kind: 'transfer', command: transfer(`N${from}`, `N${to}`, amount, mark) } as const;
}

/** Sends one command after another, and what has a key again until it is answered for good. */
async function sendAll(engine: Engine, name: string, random: Random): Promise<readonly Sending[]> {
  const sendings: Sending[] = [];
  for (let index = 0; index < COMMANDS_EACH; index += 1) {
    const mark = `${name}-${index}`;
    const { kind, command } = commandOf(mark, random);
    const keyed = random.next() < 0.7;
    const options = sent(keyed ? mark : undefined);
    let answer = await engine.submit(command, options);
    while (keyed && (answer.status === 'unavailable' || answer.status === 'busy')) {
      await setImmediate();
      answer = await engine.submit(command, options);
    }
    sendings.push({ mark, keyed, kind, answer });
  }
  return sendings;
}

/** Everything that happens to a server and a network, one thing after another, until told to stop. */
async function trouble(engine: Engine, random: Random, isOver: () => boolean): Promise<void> {
  const cell = engines.cell();
  const blocker = new pg.Client({ ...database.connection });
  await blocker.connect();
  const rest = async (): Promise<void> => {
    for (let turns = Math.floor(random.next() * 60); turns > 0; turns -= 1) await setImmediate();
  };
  /** Somebody else has the head for a while, so that batches pile up behind one another. */
  const held = async (meanwhile: () => Promise<unknown>): Promise<void> => {
    await blocker.query('begin');
    await blocker.query('select from engine.cell_head where cell = $1 for update', [cell]);
    await rest();
    await meanwhile();
    await blocker.query('commit');
  };
  const terminate = () =>
    blocker.query('select pg_terminate_backend(backend_pid) from engine.lease where cell = $1', [cell]);
  const terminateAll = () =>
    blocker.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'haidang-writer' and datname = current_database()`,
    );
  const steal = () => blocker.query('update engine.cell_head set epoch = epoch + 1 where cell = $1', [cell]);
  const nothing = () => Promise.resolve();
  // After each the writer begins anew; without an end to them, it would do little else.
  for (let left = TROUBLES_MAX; left > 0 && !isOver();) {
    await rest();
    const chance = random.next();
    if (engine.role() !== 'writing') continue;
    left -= 1;
    if (chance < 0.55) await held(nothing);
    else if (chance < 0.65) await held(terminate);
    else if (chance < 0.75) await held(terminateAll);
    else if (chance < 0.82) await held(steal);
    else if (chance < 0.9) await terminate();
    else if (chance < 0.95) await terminateAll();
    else await steal();
  }
  await blocker.end();
}

/** Stops, or cuts the connection, at random places between the statements of a batch. */
function stumbling(random: Random): DebugHook {
  return async (_point, { cutConnection }) => {
    const chance = random.next();
    if (chance < 0.004) cutConnection();
    if (chance < 0.2) for (let turns = Math.floor(random.next() * 12); turns > 0; turns -= 1) await setImmediate();
  };
}

async function allEvents(engine: Engine): Promise<readonly JournalEvent[]> {
  const events: JournalEvent[] = [];
  for (;;) {
    const page = await engine.readEvents(BigInt(events.length), 500);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

const markOf = ({ type, data }: JournalEvent): string | undefined => {
  const { memo, goods } = data as { readonly memo?: string; readonly goods?: string };
  return type === 'sent' ? memo : type === 'declared' ? goods : undefined;
};

function checkSendings(sendings: readonly Sending[], events: readonly JournalEvent[]): void {
  const byMark = Map.groupBy(events, markOf);
  for (const { mark, keyed, kind, answer } of sendings) {
    const done = byMark.get(mark) ?? [];
    const times = { accepted: [1], refused: [0], unavailable: keyed ? [] : [0, 1] }[answer.status as 'accepted'];
    expect(times, `${mark} ${answer.status} ${codesOf(answer).join()}`).toContain(kind === 'poison' ? 0 : done.length);
    if (answer.status !== 'accepted') continue;
    expect(kind, mark).not.toBe('poison');
    const [event] = done;
    expect(answer.position - (event?.position ?? 0n), mark).toBe(kind === 'transfer' ? 1n : 0n);
    const { number } = answerOf(answer) as { readonly number: string };
    expect(number, mark).toBe(kind === 'transfer' ? event?.effects.numbers['transfer'] : event?.stream.id);
  }
}

/** Each range gave every number once, in the order of the journal: none for what was refused or came to nothing. */
function checkNumbers(events: readonly JournalEvent[]): void {
  for (const range of ['transfer', 'declaration']) {
    const given = events.flatMap(({ effects }) => effects.numbers[range] ?? []);
    expect(given).toEqual(given.map((_number, index) => String(index + 1)));
  }
}

async function play(seed: number, options: Partial<EngineOptions<ToyReference>>, troubled: boolean): Promise<void> {
  const random = seededRandom(seed);
  const engine = await engines.start({ limits: { batchCommandsMax: 14, leaseMs: 400 }, ...options });
  for (let account = 0; account < ACCOUNTS; account += 1)
    await engine.submit(open(`N${account}`, 100), sent(`o${account}`));
  for (const id of ['A', 'B']) await engine.submit(open(id, 100), sent(`o${id}`));
  let over = false;
  const troubles = troubled ? trouble(engine, random, () => over) : undefined;
  const sendings = (
    await Promise.all(Array.from({ length: SENDERS }, (_, index) => sendAll(engine, `s${index}`, random)))
  ).flat();
  over = true;
  await troubles;
  const events = await allEvents(engine);
  checkSendings(sendings, events);
  checkNumbers(events);
  let sum = 0;
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const balance = (await engine.readState<AccountState>(accountRef(`N${account}`)))?.state.balance ?? 0;
    expect(balance).toBeGreaterThanOrEqual(0);
    sum += balance;
  }
  expect(sum).toBe(ACCOUNTS * 100);
  const references = events.flatMap(({ effects }) => effects.claims.map(({ value }) => value));
  expect(new Set(references).size).toBe(references.length);
  expect((await engine.verifyJournal()).problems).toEqual([]);
  expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
}

const seeds = Array.from({ length: SCHEDULES }, (_, index) => SEED + index);

test.each(seeds)(
  'whatever ends connections, holds the head, or takes the cell: nothing acknowledged is lost or doubled, no number is left out (seed %i)',
  (seed) => play(seed, {}, true),
);

test.each(seeds)('the same where statements go one by one, and connections are cut between them (seed %i)', (seed) =>
  play(seed, { debugPoint: stumbling(seededRandom(seed + 1_000_000)) }, false),
);
