import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiClient, type Schemas } from '#client';
import { instant, plainDate, testClock, type TestClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutChance } from '#tests/support/without-chance';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VIETNAM = path.join(ROOT, 'country/vn');

let clock: TestClock;
let database: TestDatabase;
let dataFolder: string;
let programs: Program[] = [];
beforeEach(async () => {
  clock = testClock('2026-11-21T03:00:00Z');
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  programs = [];
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** One more program on the same database and data folder, as a second `haidang serve` would be. */
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

const keyOf = (program: Program): string => program.demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
const trader = (program: Program) => apiClient({ baseUrl: program.url, apiKey: keyOf(program) });

const body = (reference: string): string =>
  JSON.stringify(
    sampleImport([sampleItem()], {
      functionalReferenceId: reference,
      importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    }),
  );

/** The answer as it came, byte for byte, and where it stands. */
async function lodge(
  program: Program,
  reference: string,
): Promise<{ readonly text: string; readonly position: string | null }> {
  const response = await fetch(`${program.url}/api/v1/declarations?register=true`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${keyOf(program)}`,
      'idempotency-key': reference,
    },
    body: body(reference),
  });
  const text = await response.text();
  expect(response.status, text).toBeLessThan(300);
  return { text, position: response.headers.get('haidang-position') };
}

interface Ready {
  readonly code: number;
  readonly position: string;
  readonly reference: string;
}
const ready = async (program: Program): Promise<Ready> => {
  const response = await fetch(`${program.url}/ready`);
  return { code: response.status, ...((await response.json()) as Omit<Ready, 'code'>) };
};

test('a declaration lodged where nobody writes is the same everywhere, and outlives the writer', async () => {
  const writer = await start();
  const other = await start();
  expect([writer.services.engine.role(), other.services.engine.role()]).toEqual(['writing', 'standby']);
  expect(await ready(other)).toMatchObject({ code: 200, status: 'ready', engine: 'standby' });

  const [there] = await Promise.all([lodge(other, 'TWO-1'), lodge(writer, 'TWO-2')]);
  expect([await lodge(writer, 'TWO-1'), await lodge(other, 'TWO-1')]).toEqual([there, there]);
  const { number } = JSON.parse(there.text) as Schemas['LodgeAnswer'];
  const position = there.position ?? '';
  for (const program of [writer, other]) {
    const { data: list } = await trader(program).GET('/api/v1/declarations', { params: { query: { position } } });
    expect(list?.items.map((item) => item.number)).toContain(number);
    const shown = await trader(program).GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(shown.response.status).toBe(200);
  }
  expect((await ready(other)).position).toBe((await ready(writer)).position);

  programs = programs.filter((program) => program !== writer);
  await writer.stop();
  expect(await lodge(other, 'TWO-1')).toEqual(there);
  expect(other.services.engine.role()).toBe('writing');
  expect(await ready(other)).toMatchObject({ code: 200, engine: 'writing' });
});

test('law that one program publishes is in force in all, and an older folder does not bring back the law of yesterday', async () => {
  const dearer = await mkdtemp(path.join(tmpdir(), 'haidang-country-'));
  await cp(VIETNAM, dearer, { recursive: true });
  const lines = path.join(dearer, 'tariff/lines.csv');
  const text = await readFile(lines, 'utf8');
  await writeFile(lines, text.replace('10059010,kg,45,30,', '10059010,kg,46.5,31,'));

  const writer = await start();
  const other = await start();
  const before = (await ready(writer)).reference;
  const third = await start(dearer);
  const after = (await ready(third)).reference;
  expect(after).not.toBe(before);
  // The writer before it answers; those who neither wrote nor asked at their next look.
  expect((await ready(writer)).reference).toBe(after);
  expect(rateIn(writer)).toBe(rateIn(third));
  await expect.poll(async () => (await ready(other)).reference).toBe(after);

  const forgotten = await start();
  expect((await ready(forgotten)).reference).toBe(after);
  expect((await ready(writer)).reference).toBe(after);
  await rm(dearer, { recursive: true, force: true });
});

const rateIn = (program: Program): string =>
  JSON.stringify(
    program.services.reference.current().reference.tariff.lineOn('10059010', plainDate('2026-11-21'))?.measures.mfn
      ?.rate,
    (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  );

test('a key revoked at one program opens nothing at the other five seconds later', async () => {
  const [writer, other] = [await start(), await start()];
  const userId = (await writer.access.accounts.userIdOf('trader@demo.haidang.example')) ?? '';
  const created = await writer.access.keys.create({
    organisationId: DEMO_TRADER,
    userId,
    label: 'short-lived',
    scopes: ['declarations:read'],
    expiresAtMs: Date.parse(instant('2026-12-01T00:00:00Z')),
  });
  expect(await other.access.keys.authenticate(created?.key ?? '')).toMatchObject({ ok: true });
  await writer.access.keys.revoke(created?.id ?? '');
  clock.advanceMs(5_000);
  expect(await other.access.keys.authenticate(created?.key ?? '')).toEqual({ ok: false, error: 'ACC-023' });
});
