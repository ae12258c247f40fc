import { testClock } from '#core/kernel';
import type { Declaration } from '#core/declaration';
import { DEMO_TRADER } from '#server/access';
import { clientOf, signIn } from '#tests/support/session';
import { evaluateArithmetic } from '#tests/support/evaluate-arithmetic';
import { lodgeAccepted } from '#tests/support/lodge';
import { pdfText } from '#tests/support/pdf-text';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { apiClient, type ApiClient } from '#client';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const COUNTRY = path.resolve(import.meta.dirname, '../../country/vn');
const LINES = 'tariff/lines.csv';
/** Popcorn maize: 30 per cent, and 31 in the version that is published while the program runs. */
const MAIZE = '10059010';
const OLD_ROW = `${MAIZE},kg,45,30,`;
const NEW_ROW = `${MAIZE},kg,46.5,31,`;
/** Of the week that the declarations are registered in. */
const RATE_ROW = 'USD,26098,2026-11-16,';
const RATE = '26098';
const DEARER = '26198';
const SENDERS = 4;
const LODGED_AFTER = 12;

let folder: string;
let program: TestProgram;
let trader: ApiClient;
let administrator: ApiClient;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'haidang-country-'));
  await cp(COUNTRY, folder, { recursive: true });
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z'), country: folder });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  administrator = await signedIn('administrator');
}, 60_000);
afterAll(async () => {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

const signedIn = async (name: string): Promise<ApiClient> => clientOf(program.url, await signIn(program.url, name));

const maize = (reference: string): Declaration =>
  sampleImport([sampleItem({ commodityCode: MAIZE, tariffQuantity: { value: '10', unitCode: 'KGM' } })], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
  });

let ordinal = 0;
async function lodge(register = true): Promise<{ readonly number: string; readonly totalPayable: string }> {
  ordinal += 1;
  return lodgeAccepted(trader, maize(`MAIZE-${ordinal}`), { register });
}

const shown = async (number: string) => {
  const at = { params: { path: { number } } };
  const { data: view } = await trader.GET('/api/v1/declarations/{number}', at);
  const { data: explanation } = await trader.GET('/api/v1/declarations/{number}/explanation', at);
  return { taxTable: view?.taxTable, summary: view?.summary, explanation };
};

const onPaper = async (number: string, paper: string): Promise<string> => {
  const address = `${program.url}/api/v1/declarations/${number}/${paper}.pdf?lang=en`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${program.key('demo trader')}` } });
  return pdfText(Buffer.from(await response.arrayBuffer()));
};

const printedRate = async () => {
  const { data } = await trader.GET('/api/v1/tariff/{code}', { params: { path: { code: MAIZE }, query: {} } });
  return data?.measures.find(({ type }) => type === 'mfn')?.rate.text;
};

const previewed = async () => {
  const { data } = await trader.POST('/api/v1/assessments', {
    body: {
      commodityCode: MAIZE,
      originCountryCode: 'CN',
      value: { amount: '5000', currency: 'USD' },
      quantity: { value: '10', unitCode: 'KGM' },
    },
  });
  return data?.totalPayable;
};

const rewrite = async (file: string, change: (text: string) => string) =>
  writeFile(path.join(folder, file), change(await readFile(path.join(folder, file), 'utf8')));
const publish = async (client: ApiClient) => {
  const { data, error, response } = await client.POST('/api/v1/reference/publications');
  return { status: response.status, data, codes: error?.errors?.map(({ code }) => code) ?? [], error };
};

/** What the journal holds of the registrations, in its order. */
async function registrations(): Promise<readonly { readonly version: string; readonly payable: string }[]> {
  const { rows } = await program.database.pool.query<{ version: string; payable: string }>(
    `select body ->> 'reference' as version, data ->> 'totalPayable' as payable
      from engine.journal where stream_type = 'declaration' and type = 'Registered' order by position`,
  );
  return rows;
}

test('a new rate comes into force between two commands, while requests run; old cases stay as they are', async () => {
  const before = await lodge();
  const preRegistered = await lodge(false);
  const old = before.totalPayable;
  expect(await previewed()).toBe(old);
  const seen = await shown(before.number);
  const first = (await administrator.GET('/api/v1/reference/publications')).data?.items ?? [];

  await rewrite(LINES, (text) => text.replace(OLD_ROW, NEW_ROW));
  let left = Number.POSITIVE_INFINITY;
  const answers: string[] = [];
  const senders = Array.from({ length: SENDERS }, async () => {
    while (left > 0) {
      answers.push((await lodge()).totalPayable);
      left -= 1;
    }
  });
  const published = await publish(administrator);
  left = LODGED_AFTER;
  expect(published).toMatchObject({ status: 201, data: { basedOn: first[0]?.version } });
  const { totalPayable: dearer } = await lodge();
  await Promise.all(senders);

  expect(BigInt(dearer)).toBeGreaterThan(BigInt(old));
  expect(new Set(answers)).toEqual(new Set([old, dearer]));
  const journal = await registrations();
  const turn = journal.findIndex(({ version }) => version === published.data?.version);
  const oldVersion = { version: first[0]?.version, payable: old };
  const newVersion = { version: published.data?.version, payable: dearer };
  expect(journal).toEqual(journal.map((_, index) => (index < turn ? oldVersion : newVersion)));

  expect(await shown(before.number)).toEqual(seen);
  expect([await printedRate(), await previewed()]).toEqual(['31', dearer]);
  const registered = await trader.POST('/api/v1/declarations/{number}/registration', {
    params: { path: { number: preRegistered.number } },
  });
  expect(registered.data?.totalPayable).toBe(dearer);
  expect(await publish(administrator)).toMatchObject({ status: 200, data: published.data });
  const { data: listed } = await administrator.GET('/api/v1/reference/publications');
  expect(listed?.items).toEqual([published.data, ...first]);
  expect(await program.services.engine.verifyJournal()).toMatchObject({ ok: true });
}, 60_000);

test('what is corrected later tells no other story of the figures that were made before', async () => {
  const { unitPriceAmount: _, ...plain } = sampleItem({
    commodityCode: MAIZE,
    tariffQuantity: { value: '10', unitCode: 'KGM' },
  });
  const compared = {
    typeCode: 'CMP',
    id: 'TK-1',
    issueDate: '2026-11-01',
    writeOffAmount: { amount: '500', currency: 'USD' },
    writeOffQuantity: { value: '40', unitCode: 'KGM' },
  };
  const { data: lodged, error } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: {
      ...maize('MAIZE-COMPARED'),
      goodsItems: [
        {
          ...plain,
          customsValuation: { methodCode: '1' },
          additionalInformations: [{ statementCode: 'NOSALE' }],
          additionalDocuments: [compared],
        },
      ],
    } as never,
  });
  if (!lodged) throw new Error(JSON.stringify(error));
  const seen = await shown(lodged.number);
  const explained = () => onPaper(lodged.number, 'explanation');
  const declared = () => onPaper(lodged.number, 'documents/declaration');
  const version = async () =>
    (
      await trader.GET('/api/v1/declarations/{number}/versions/{version}', {
        params: { path: { number: lodged.number, version: 0 } },
      })
    ).data;
  const [printed, asked] = [await explained(), await previewed()];
  const [paper, first] = [await declared(), await version()];
  const made = (await administrator.GET('/api/v1/reference/publications')).data?.items[0]?.version;

  await rewrite('rates/exchange-rates.csv', (text) => {
    expect(text).toContain(RATE_ROW);
    return text.replace(RATE_ROW, RATE_ROW.replace(RATE, DEARER));
  });
  expect((await publish(administrator)).status).toBe(201);

  const after = await shown(lodged.number);
  expect(after).toEqual(seen);
  expect(await explained()).toBe(printed);
  expect(await declared()).toBe(paper);
  expect(paper).toContain(made);
  expect(await version()).toEqual(first);
  expect(printed.replaceAll(/[\s,]/g, '')).toContain(RATE);
  const value = after.taxTable?.find(({ taxType }) => taxType === 'VALUE');
  expect(value?.calculation).toBe(`500 × ${RATE} × 10 ÷ 40`);
  expect(evaluateArithmetic(value?.calculation ?? '').toFixed()).toBe(value?.value);
  expect(JSON.stringify(after.explanation)).toContain(value?.calculation);
  // Whoever asks now is told by what is known now.
  expect(BigInt((await previewed()) ?? '')).toBeGreaterThan(BigInt(asked ?? ''));
}, 60_000);

test('what is not understood, or cannot change while the program runs, is refused whole', async () => {
  const inForce = await printedRate();
  await rewrite(LINES, (text) => text.replace(NEW_ROW, `${MAIZE},kg,46.5,many,`));
  const misread = await publish(administrator);
  expect([misread.status, misread.codes]).toEqual([422, ['REF-005']]);
  expect(JSON.stringify(misread.error)).toMatch(/country\/tariff\/lines\.csv:\d+:\d+/);
  await rewrite(LINES, (text) => text.replace(`${MAIZE},kg,46.5,many,`, NEW_ROW));

  const rules = await readFile(path.join(folder, 'risk/rules.json'), 'utf8');
  await writeFile(path.join(folder, 'risk/rules.json'), '{');
  expect((await publish(administrator)).codes).toEqual(['REF-005']);
  await writeFile(path.join(folder, 'risk/rules.json'), rules);

  await rewrite('profile.json', (text) => text.replace('"zoneOffsetMinutes": 420', '"zoneOffsetMinutes": 480'));
  expect((await publish(administrator)).codes).toEqual(['REF-004']);
  await rewrite('profile.json', (text) => text.replace('"zoneOffsetMinutes": 480', '"zoneOffsetMinutes": 420'));
  expect(await printedRate()).toBe(inForce);
  expect((await publish(administrator)).status).toBe(200);
}, 60_000);

test('a double click publishes once, and every click hears that it is in force', async () => {
  await rewrite('profile.json', (text) => `${text}\n`);
  const answers = await Promise.all(Array.from({ length: 4 }, () => publish(administrator)));
  expect(answers.map(({ codes }) => codes)).toEqual([[], [], [], []]);
  expect(new Set(answers.map(({ data }) => data?.version)).size).toBe(1);
}, 60_000);

test('nobody but an administrator publishes, or learns what was published', async () => {
  const visitor = apiClient({ baseUrl: program.url });
  const leader = await signedIn('leader');
  expect((await publish(visitor)).status).toBe(401);
  for (const client of [trader, leader]) {
    expect((await publish(client)).status).toBe(403);
    expect((await client.GET('/api/v1/reference/publications')).response.status).toBe(403);
  }
}, 60_000);
