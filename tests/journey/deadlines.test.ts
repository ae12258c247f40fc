import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiClient } from '#client';
import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import { declarationRef } from '#core/clearance';
import { instant, testClock, type Actor, type TestClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { DEADLINES_FOLLOWER } from '#server/deadlines';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutChance } from '#tests/support/without-chance';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VIETNAM = path.join(ROOT, 'country/vn');
// A Tuesday morning: two hours of work are over at eleven.
const MORNING = '2026-11-24T02:00:00Z';
const WARNED = instant('2026-11-24T03:00:01Z');
const OVER = instant('2026-11-24T04:00:01Z');

const TRADER: Actor = { userId: 't', organisationId: DEMO_TRADER, roles: ['trader'], offices: [], delegations: [] };
const OFFICER: Actor = {
  userId: 'o',
  organisationId: 'CUSTOMS',
  roles: ['documentOfficer'],
  offices: ['02CI'],
  delegations: [],
};

let clock: TestClock;
let database: TestDatabase;
let dataFolder: string;
let programs: Program[] = [];
beforeEach(async () => {
  clock = testClock(MORNING);
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  programs = [];
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(country = VIETNAM): Promise<Program> {
  const environment = {
    HAIDANG_DATA: dataFolder,
    DATABASE_URL: database.url,
    PORT: '0',
    HAIDANG_DATABASE_CONNECTIONS: '6',
  };
  const program = await startProgram({
    config: readConfig(environment, dataFolder),
    logger: silentLogger(),
    demo: true,
    country,
    web: path.join(ROOT, 'dist/web'),
    adjust: withoutChance,
    clock,
  });
  programs.push(program);
  return program;
}
async function stop(program: Program): Promise<void> {
  programs = programs.filter((one) => one !== program);
  await program.stop();
}

async function send<Answer>(program: Program, actor: Actor, type: string, data: object): Promise<Answer> {
  const { engine } = program.services;
  const answer = await engine.submit({ type, data, actor }, { sender: actor.userId, trafficClass: 'interactive' });
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  await engine.waitFor(answer.position, 5_000, DEADLINES_FOLLOWER);
  return JSON.parse(Buffer.from(answer.answer).toString()) as Answer;
}

/** Live goods are selected for their documents by the country's rules. */
async function lodgeSelected(program: Program, reference: string): Promise<DeclarationNumber> {
  const goods = sampleItem({
    commodityCode: '02071200',
    description: 'Thịt gà đông lạnh nguyên con',
    origin: { countryCode: 'US' },
    tariffQuantity: { value: '1000', unitCode: 'KGM' },
    grossMass: { value: '1100', unitCode: 'KGM' },
    netMass: { value: '1000', unitCode: 'KGM' },
    itemChargeAmount: { amount: '2000', currency: 'USD' },
    unitPriceAmount: { amount: '2', currency: 'USD' },
  });
  const declaration = sampleImport([goods], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
  });
  const data = { declaration, register: true };
  const answer = await send<{ readonly number: string; readonly status: string }>(
    program,
    TRADER,
    'declaration.lodge',
    data,
  );
  expect(answer.status).toBe('underDocumentCheck');
  return declarationNumber(answer.number);
}

const told = async (program: Program, number: DeclarationNumber): Promise<readonly string[]> =>
  (await program.services.engine.readStream(declarationRef(number)))
    .map(({ type }) => type)
    .filter((type) => type.startsWith('Deadline'));
const timers = async (): Promise<readonly { readonly kind: string; readonly due_at: Date }[]> =>
  (await database.pool.query('select kind, due_at from deadlines.timer order by due_at')).rows;

test('a time that runs out while nobody is there is told after the restart, once, by whoever writes', async () => {
  const first = await start();
  const number = await lodgeSelected(first, 'RESTART');
  expect(await timers()).toMatchObject([{ kind: 'documentCheck' }]);
  await stop(first);
  clock.set(OVER);
  const writer = await start();
  const standby = await start();
  for (const program of [writer, standby, writer]) await program.deadlines.runDue();
  expect(await told(writer, number)).toEqual(['DeadlinePassed']);
  await stop(writer);
  await expect.poll(() => standby.services.engine.role()).toBe('writing');
  expect(await standby.deadlines.runDue()).toBe(0);
  expect(await told(standby, number)).toEqual(['DeadlinePassed']);
});

test('a warning comes first, and what is done in time is told of no more', async () => {
  const program = await start();
  const [number, slow] = [await lodgeSelected(program, 'IN-TIME'), await lodgeSelected(program, 'SLOW')];
  clock.set(WARNED);
  expect(await program.deadlines.runDue()).toBe(2);
  expect(await program.deadlines.runDue()).toBe(0);
  await send(program, OFFICER, 'case.accept', { number, reason: 'đủ hồ sơ' });
  clock.set(OVER);
  expect(await program.deadlines.runDue()).toBe(1);
  expect(await told(program, number)).toEqual(['DeadlineWarned']);
  expect(await told(program, slow)).toEqual(['DeadlineWarned', 'DeadlinePassed']);
});

test('neither a clock that jumps, runs back and comes again nor a timer gone wrong tells anything twice or amiss', async () => {
  const program = await start();
  const number = await lodgeSelected(program, 'CLOCKS');
  const rings: number[] = [];
  // The law's own time, which the writer stamps, only ever grew: what passed in it has passed.
  for (const at of ['2026-11-23T00:00:00Z', '2026-11-24T03:30:00Z', '2020-01-01T00:00:00Z', '2026-11-24T03:59:59Z']) {
    clock.set(instant(at));
    rings.push(await program.deadlines.runDue());
  }
  expect(rings).toEqual([0, 1, 0, 0]);
  clock.set(instant('2031-05-01T00:00:00Z'));
  expect(await program.deadlines.runDue()).toBe(1);
  clock.set(instant('2026-11-24T02:30:00Z'));
  expect(await program.deadlines.runDue()).toBe(0);
  clock.set(instant('2031-06-01T00:00:00Z'));
  await database.pool.query(`update deadlines.timer set next_at = '2020-01-01', due_at = '2020-01-01'`);
  expect(await program.deadlines.runDue()).toBe(0);
  // What had gone wrong is set anew, from the declaration.
  expect(await timers()).toEqual([{ kind: 'documentCheck', due_at: new Date('2026-11-24T04:00:00Z') }]);
  expect(await told(program, number)).toEqual(['DeadlineWarned', 'DeadlinePassed']);
});

test('a holiday that is published moves the times that still run', async () => {
  const program = await start();
  await lodgeSelected(program, 'HOLIDAY');
  const country = await mkdtemp(path.join(tmpdir(), 'haidang-country-'));
  await cp(VIETNAM, country, { recursive: true });
  await appendFile(
    path.join(country, 'calendar/special-days.csv'),
    '2026-11-24,holiday,Nghỉ đột xuất,Sudden holiday,announced\n',
  );
  await start(country);
  await program.services.engine.waitFor(program.services.engine.position(), 5_000, DEADLINES_FOLLOWER);
  await expect
    .poll(
      async () => {
        await program.deadlines.runDue();
        return timers();
      },
      { timeout: 10_000 },
    )
    .toEqual([{ kind: 'documentCheck', due_at: new Date('2026-11-25T03:00:00Z') }]);
  await rm(country, { recursive: true, force: true });
});

test('who may read a declaration reads its times, and what has passed is before the leader and counted', async () => {
  const program = await start();
  const number = await lodgeSelected(program, 'SHOWN');
  const key = program.demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  const trader = apiClient({ baseUrl: program.url, apiKey: key });
  let officer = clientOf(program.url, await signIn(program.url, 'documents'));
  const stranger = clientOf(program.url, await signIn(program.url, 'other.trader'));
  const read = (client: typeof trader) =>
    client.GET('/api/v1/declarations/{number}/deadlines', { params: { path: { number } } });
  const escalated = async () => {
    const { data } = await officer.GET('/api/v1/cases', { params: { query: { escalated: true } } });
    return data?.items.map((item) => item.number);
  };
  const deadline = { kind: 'documentCheck', holder: 'office', dueAt: '2026-11-24T04:00:00.000Z', passed: false };
  const byLaw = { kind: 'cancellationByLaw', dueAt: '2026-12-09T16:59:00.000Z', passed: false };
  for (const client of [trader, officer]) expect((await read(client)).data?.items).toMatchObject([deadline, byLaw]);
  expect((await read(stranger)).response.status).toBe(404);
  expect(await escalated()).toEqual([]);
  clock.set(OVER);
  await program.deadlines.runDue();
  const { data: view } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  expect(view?.deadlines).toMatchObject([{ ...deadline, passed: true }, byLaw]);
  // Two hours later everybody signs in anew.
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
  await expect.poll(escalated).toEqual([number]);
  const figures = await (await fetch(`${program.url}/metrics`)).text();
  expect(figures).toContain('haidang_deadlines{state="late"} 1');
  expect(figures).toContain('haidang_deadlines{state="due"} 0');
});

test('what nobody showed the goods of in time is put before an officer once, and cancelled by nobody else', async () => {
  const program = await start();
  const [number, awaiting] = [await lodgeSelected(program, 'UNSEEN'), await lodgeSelected(program, 'AWAITING')];
  const check = { agencyCode: 'MAE', documentTypeCode: 'QAN', note: 'chờ kiểm dịch', dueOn: '2026-12-20' };
  await send(program, OFFICER, 'case.awaitSpecialised', { number: awaiting, ...check });
  const ofLaw = async (one: DeclarationNumber) =>
    (await program.services.engine.readStream(declarationRef(one)))
      .filter(({ type }) => type === 'DeadlinePassed')
      .map(({ data }) => (data as unknown as { readonly kind: string }).kind)
      .filter((kind) => kind === 'cancellationByLaw');
  const asked = async () => {
    const officer = clientOf(program.url, await signIn(program.url, 'documents'));
    const { data } = await officer.GET('/api/v1/cases', { params: { query: { escalated: true } } });
    return data?.items.filter((item) => item.asked.includes('lawCancellation')).map((item) => item.number);
  };
  // The fifteenth day is not over; then it is.
  clock.set(instant('2026-12-09T05:00:00Z'));
  await program.jobs.runDue();
  expect(await ofLaw(number)).toEqual([]);
  for (const at of ['2026-12-09T18:00:00Z', '2026-12-10T18:00:00Z']) {
    clock.set(instant(at));
    await program.jobs.runDue();
    expect(await ofLaw(number)).toEqual(['cancellationByLaw']);
  }
  await expect.poll(asked).toEqual([number]);
  const { data: notices } = await clientOf(program.url, await signIn(program.url, 'leader')).GET('/api/v1/notices');
  expect(notices?.items.filter((one) => one.number === number).map(({ code }) => code)).toContain(
    'deadline.cancellationDue',
  );
  const { engine } = program.services;
  expect((await engine.readState<{ readonly status: string }>(declarationRef(number)))?.state.status).toBe(
    'underDocumentCheck',
  );
});
