import { testClock } from '#core/kernel';
import { apiClient, type ApiClient, type Schemas } from '#client';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import * as xlsx from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutChance } from '#tests/support/without-chance';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LINES = path.join(ROOT, 'country/vn/tariff/lines.csv');
/** Popcorn maize, whose rate changes; a horse that ends; and a line that is new. */
const MAIZE = '10059010';
const ENDED = '01012100';
const ADDED = '01012199';
const FROM = '2027-01-01';
const EVE = '2026-12-31';

const clock = testClock('2026-11-21T03:00:00Z');
let database: TestDatabase;
let dataFolder: string;
let folder: string;
let program: Program;
let signedIn: BrowserSession;
let proposer: ApiClient;
let approver: ApiClient;

const start = async (): Promise<void> => {
  program = await startProgram({
    config: readConfig({ HAIDANG_DATA: dataFolder, DATABASE_URL: database.url, PORT: '0' }, dataFolder),
    logger: silentLogger(),
    demo: true,
    country: folder,
    web: path.join(ROOT, 'dist/web'),
    adjust: withoutChance,
    clock,
  });
  signedIn = await signIn(program.url, 'administrator');
  proposer = clientOf(program.url, signedIn);
  approver = clientOf(program.url, await signIn(program.url, 'approver'));
};

beforeAll(async () => {
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
  folder = await mkdtemp(path.join(tmpdir(), 'haidang-country-'));
  await cp(path.join(ROOT, 'country/vn'), folder, { recursive: true });
  await start();
}, 60_000);
afterAll(async () => {
  await program.stop();
  await database.close();
  for (const one of [dataFolder, folder]) await rm(one, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string>>;

/** What Vietnamese tables head their columns with; the order is not that of our file. */
const HEADERS = [
  ['name_vi_short', 'Mô tả hàng hóa - Tiếng Việt'],
  ['mfn', 'Thuế suất NK ưu đãi'],
  ['code', 'Mã hàng'],
  ['acfta', 'Biểu ACFTA 2027'],
  ['ordinary', 'NK thông thường'],
  ['unit', 'Đơn vị tính'],
  ['policy_refs', 'Chính sách mặt hàng'],
  ['vat', 'Thuế GTGT'],
  ['name_en_short', 'Description of goods'],
  ['environment_tax', 'Thuế BVMT'],
] as const;

/** The tariff of next year as an official file: titles above, headings between, codes with points, numbers as numbers. */
async function nextYear(change: (rows: Row[]) => readonly Row[] = (rows) => rows): Promise<Buffer> {
  const rows = change(parse(await readFile(LINES, 'utf8'), { columns: true, bom: true }));
  const cells = rows.map((row) =>
    HEADERS.map(([column]) => {
      const text = row[column] ?? '';
      if (column === 'code') return `${text.slice(0, 4)}.${text.slice(4, 6)}.${text.slice(6)}`;
      return (column === 'mfn' || column === 'acfta') && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    }),
  );
  const heading = HEADERS.map(([column]) =>
    column === 'code' ? '01.01' : column === 'name_vi_short' ? 'Ngựa, lừa sống' : '',
  );
  const sheet = xlsx.utils.aoa_to_sheet([
    ['Phụ lục (thử nghiệm)'],
    [],
    HEADERS.map(([, header]) => header),
    heading,
    ...cells,
  ]);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Ghi chú'], ['Không phải biểu thuế']]), 'Bìa');
  xlsx.utils.book_append_sheet(book, sheet, 'Biểu thuế');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

const changed = (rows: Row[]): readonly Row[] => [
  ...rows
    .filter(({ code }) => code !== ENDED)
    .map((row) => (row['code'] === MAIZE ? { ...row, mfn: '33', ordinary: '49.5' } : row))
    .map((row) => (row['code'] === '10061010' ? { ...row, name_en_short: 'Rice for sowing, suitable' } : row)),
  { ...rows[0], code: ADDED, mfn: '2', ordinary: '5', name_vi_short: 'Ngựa thử nghiệm', name_en_short: 'Test horses' },
];

type Uploaded = Schemas['TariffImport'];

/** As a browser sends a file: a form, with the cookie and the token of the session. */
async function upload(session: BrowserSession | undefined, bytes: Buffer) {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], 'bieu-thue-2027.xlsx'));
  const headers = session && {
    cookie: session.cookie,
    'x-csrf-token': session.csrfToken,
    'sec-fetch-site': 'same-origin',
  };
  return fetch(`${program.url}/api/v1/tariff/imports`, { method: 'POST', body, ...(headers && { headers }) });
}

const line = async (code: string, on: string) =>
  (await proposer.GET('/api/v1/tariff/{code}', { params: { path: { code }, query: { on } } })).response.status;
const search = async (code: string, on: string) => {
  const { data } = await proposer.GET('/api/v1/tariff/{code}', { params: { path: { code }, query: { on } } });
  return JSON.stringify(data);
};

const checked = async (bytes: Buffer, options: { readonly from?: string; readonly keepMissing?: boolean } = {}) => {
  const response = await upload(signedIn, bytes);
  const uploaded = (await response.json()) as Uploaded;
  const { guess } = uploaded;
  if (!guess) throw new Error(JSON.stringify(uploaded));
  const at = { params: { path: { id: uploaded.id } } };
  const again = async () => {
    const body = { ...guess, from: FROM, ...options };
    const { data } = await proposer.POST('/api/v1/tariff/imports/{id}/check', { ...at, body });
    if (!data) throw new Error('checks');
    return data;
  };
  return { uploaded, at, again, check: await again() };
};

/** A table of a few lines whose rates change; the others stay. */
const checkedPart = (rates: Readonly<Record<string, string>>, from = FROM) =>
  checked(Buffer.from(['code,mfn', ...Object.entries(rates).map((row) => row.join(','))].join('\n')), {
    from,
    keepMissing: true,
  });

test('the tariff in force, saved as a spreadsheet with other columns in another order, changes nothing', async () => {
  const { uploaded, check, at } = await checked(await nextYear());
  expect(uploaded.guess).toMatchObject({ sheet: 'Biểu thuế', headerRow: 3 });
  expect(Object.keys(uploaded.guess?.columns ?? {})).toHaveLength(HEADERS.length);
  expect(check).toMatchObject({
    lineCount: 11_871,
    otherRows: 1,
    errorCount: 0,
    counts: { added: 0, ended: 0, changed: 0, renamed: 0 },
    version: null,
  });
  const proposed = await proposer.POST('/api/v1/tariff/imports/{id}/proposal', {
    ...at,
    body: { reason: 'không đổi' },
  });
  expect(proposed.error?.errors?.map(({ code }) => code)).toEqual(['TIM-107']);
}, 60_000);

test('one person proposes a tariff, another approves it, and look-ups change on its first day, also after a restart', async () => {
  const { check, at } = await checked(await nextYear(changed));
  expect(check).toMatchObject({
    errorCount: 0,
    counts: { added: 1, ended: 1, changed: 1, renamed: 1 },
    firstDayAffected: FROM,
  });
  const { data: changes } = await proposer.GET('/api/v1/tariff/imports/{id}/changes', {
    params: { ...at.params, query: { change: 'changed' } },
  });
  expect(changes?.items).toEqual([
    expect.objectContaining({
      key: MAIZE,
      fields: [
        { field: 'mfn', before: '30', after: '33' },
        { field: 'ordinary', before: '45', after: '49.5' },
      ],
    }),
  ]);

  const { data: proposal } = await proposer.POST('/api/v1/tariff/imports/{id}/proposal', {
    ...at,
    body: { reason: 'Nghị định thử nghiệm 01/2027' },
  });
  expect(proposal).toMatchObject({ status: 'proposed', stale: false, may: { decide: false, withdraw: true } });
  const one = { params: { path: { id: proposal?.id ?? '' } } };
  const approval = { ...one, body: { contentHash: proposal?.contentHash ?? '' } };
  const own = await proposer.POST('/api/v1/proposals/{id}/approval', approval);
  expect([own.response.status, own.error?.errors?.[0]?.code]).toEqual([403, 'APR-006']);
  const before = await search(MAIZE, FROM);

  const { data: read } = await approver.GET('/api/v1/proposals/{id}', one);
  expect(read).toMatchObject({ may: { decide: true, withdraw: false }, counts: check.counts });
  const other = await approver.POST('/api/v1/proposals/{id}/approval', {
    ...one,
    body: { contentHash: '0'.repeat(64) },
  });
  expect([other.response.status, other.error?.errors?.[0]?.code]).toEqual([409, 'APR-007']);
  const approved = await approver.POST('/api/v1/proposals/{id}/approval', approval);
  expect(approved.data).toMatchObject({
    status: 'approved',
    decision: { outcome: 'approved', name: 'Phê Duyệt Mẫu' },
  });

  const lookUps = async () => ({
    maizeEve: await search(MAIZE, EVE),
    maize: await search(MAIZE, FROM),
    ended: [await line(ENDED, EVE), await line(ENDED, FROM)],
    added: [await line(ADDED, EVE), await line(ADDED, FROM)],
    inForce: (await proposer.GET('/api/v1/reference/publications')).data?.items[0]?.version,
  });
  const after = await lookUps();
  expect(after.maize).not.toBe(before);
  expect(after.maize).toContain('"33"');
  expect(after.maizeEve).toContain('"30"');
  expect(after).toMatchObject({ ended: [200, 404], added: [404, 200], inForce: check.version });

  await program.stop();
  await start();
  expect(await lookUps()).toEqual(after);
  expect(await program.services.engine.verifyJournal()).toMatchObject({ ok: true });

  // New program files beside it: what the folder changed comes into force, what was approved stays.
  await program.stop();
  await writeFile(path.join(folder, 'profile.json'), `${await readFile(path.join(folder, 'profile.json'), 'utf8')}\n`);
  await start();
  const renewed = await lookUps();
  expect(renewed.inForce).not.toBe(after.inForce);
  expect({ ...renewed, inForce: after.inForce }).toEqual(after);
}, 120_000);

test('a proposal whose base has moved is refused in words, and brought up to date by a new one', async () => {
  const first = await checkedPart({ [MAIZE]: '41' });
  const second = await checkedPart({ [MAIZE]: '42' });
  const propose = async ({ at }: typeof first, replaces?: string) => {
    const { data } = await proposer.POST('/api/v1/tariff/imports/{id}/proposal', {
      ...at,
      body: { reason: 'thử nghiệm', ...(replaces ? { replaces } : {}) },
    });
    if (!data) throw new Error('proposes');
    return data;
  };
  const approve = ({ id, contentHash }: { readonly id: string; readonly contentHash: string }) =>
    approver.POST('/api/v1/proposals/{id}/approval', { params: { path: { id } }, body: { contentHash } });
  const [one, two] = [await propose(first), await propose(second)];
  expect((await approve(one)).response.status).toBe(200);
  const late = await approve(two);
  expect([late.response.status, late.error?.errors?.[0]?.code]).toEqual([409, 'APR-011']);
  expect((await approver.GET('/api/v1/proposals/{id}', { params: { path: { id: two.id } } })).data?.stale).toBe(true);
  await second.again();
  const three = await propose(second, two.id);
  expect((await proposer.GET('/api/v1/proposals/{id}', { params: { path: { id: two.id } } })).data).toMatchObject({
    status: 'withdrawn',
    decision: { replacedBy: three.id },
  });
  expect((await approve(three)).response.status).toBe(200);
}, 120_000);

test('a tariff for days gone by shows the declarations it touches, and what it makes of them', async () => {
  const trader = apiClient({
    baseUrl: program.url,
    apiKey: program.demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '',
  });
  const item = sampleItem({ commodityCode: MAIZE, tariffQuantity: { value: '10', unitCode: 'KGM' } });
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  const lodged = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: sampleImport([item], { functionalReferenceId: 'RETRO-1', importer }) as never,
  });
  const number = lodged.data?.number ?? '';
  const before = lodged.data?.totalPayable ?? '';

  const { at, check } = await checkedPart({ [MAIZE]: '20' }, '2026-11-01');
  expect(check.firstDayAffected).toBe('2026-11-01');
  const { data: proposal } = await proposer.POST('/api/v1/tariff/imports/{id}/proposal', {
    ...at,
    body: { reason: 'đính chính (thử nghiệm)' },
  });
  const one = { params: { path: { id: proposal?.id ?? '' } } };
  const effects = async (assess: boolean) =>
    (await approver.GET('/api/v1/proposals/{id}/declarations', { params: { ...one.params, query: { assess } } })).data;
  expect(await effects(false)).toMatchObject({
    items: [{ number, lines: [1], before, after: null, proposed: null }],
    refunds: null,
    nextCursor: null,
  });
  const assessed = await effects(true);
  const [effect] = assessed?.items ?? [];
  expect(effect).toMatchObject({ number, before, proposed: 'refund', refusals: [] });
  expect(BigInt(before) + BigInt(effect?.difference ?? '0')).toBe(BigInt(effect?.after ?? '0'));
  expect(`-${assessed?.refunds}`).toBe(effect?.difference);

  await approver.POST('/api/v1/proposals/{id}/approval', {
    ...one,
    body: { contentHash: proposal?.contentHash ?? '' },
  });
  expect(await effects(true)).toEqual(assessed);
  // Proposed, not carried out: the declaration still owes what was assessed.
  const { data: view } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  expect(view?.summary.totalPayable).toBe(before);
}, 60_000);

test('every wrong cell is named by sheet, row and column, all at once; nothing can be proposed', async () => {
  const wrong = (rows: Row[]): readonly Row[] => {
    const next = [...rows];
    next[10] = { ...next[10], mfn: 'many' };
    next[11] = { ...next[11], unit: 'barrel' };
    next[12] = { ...next[12], name_vi_short: '' };
    next[13] = { ...next[13], vat: '8/9' };
    next[14] = { ...next[14], code: next[15]?.['code'] ?? '' };
    next[16] = { ...next[16], acfta: '0 (-ZZ)' };
    return next;
  };
  const { check, at } = await checked(await nextYear(wrong));
  expect(check.errors.map(({ sheet, row, column, code }) => [sheet, row, column, code])).toEqual([
    ['Biểu thuế', 15, 'B', 'TIM-009'],
    ['Biểu thuế', 16, 'F', 'TIM-010'],
    ['Biểu thuế', 17, 'A', 'TIM-004'],
    ['Biểu thuế', 18, 'H', 'TIM-011'],
    ['Biểu thuế', 20, 'C', 'TIM-002'],
    ['Biểu thuế', 21, 'D', 'TIM-009'],
  ]);
  expect(check.errors[0]).toMatchObject({ text: 'many', message: { en: 'The rate "many" is not understood' } });
  const refused = await proposer.POST('/api/v1/tariff/imports/{id}/proposal', { ...at, body: { reason: 'sai' } });
  expect(refused.error?.errors?.map(({ code }) => code)).toEqual(['TIM-106']);
}, 60_000);

test('an import that nobody could have made is not found, and a first day that no tariff has is refused', async () => {
  const body = { sheet: 'CSV', headerRow: 1, columns: { code: 'A', mfn: 'B' } };
  const id = '-'.repeat(36);
  const none = await proposer.POST('/api/v1/tariff/imports/{id}/check', { params: { path: { id } }, body });
  expect(none.response.status).toBe(422);
  const { at } = await checkedPart({ [MAIZE]: '7' });
  for (const from of ['0001-01-01', '9999-12-31']) {
    const { error } = await proposer.POST('/api/v1/tariff/imports/{id}/check', { ...at, body: { ...body, from } });
    expect(error?.errors?.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['TIM-104 /from']);
  }
}, 60_000);

test('nobody but an administrator uploads, proposes or reads what was proposed', async () => {
  const leading = await signIn(program.url, 'leader');
  const leader = clientOf(program.url, leading);
  const bytes = Buffer.from('code,mfn\n01012100,5\n');
  expect((await upload(undefined, bytes)).status).toBe(401);
  expect((await upload(leading, bytes)).status).toBe(403);
  const one = { params: { path: { id: '1' } } };
  expect((await leader.GET('/api/v1/proposals/{id}', one)).response.status).toBe(404);
  expect(
    (await leader.POST('/api/v1/proposals/{id}/approval', { ...one, body: { contentHash: '0'.repeat(64) } })).response
      .status,
  ).toBe(404);
  expect((await leader.GET('/api/v1/proposals', {})).data?.items).toEqual([]);
}, 60_000);
