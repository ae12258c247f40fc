import { contentOf, decodeDocument, linesOf as draftLines, textAt, type EncodedDraft } from '#core/draft';
import { randomUUID } from 'node:crypto';
import { testClock } from '#core/kernel';
import { writeTable } from '#core/declaration-import';
import type { Declaration } from '#core/declaration';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { signIn, type BrowserSession } from '#tests/support/session';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import * as xlsx from '@e965/xlsx';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutChance } from '#tests/support/without-chance';

const ROOT = path.resolve(import.meta.dirname, '../..');
const clock = testClock('2026-11-21T03:00:00Z');
let database: TestDatabase;
let dataFolder: string;
let program: Program;
let trader: BrowserSession;

const start = async (): Promise<void> => {
  program = await startProgram({
    config: readConfig({ HAIDANG_DATA: dataFolder, DATABASE_URL: database.url, PORT: '0' }, dataFolder),
    logger: silentLogger(),
    demo: true,
    country: path.join(ROOT, 'country/vn'),
    web: path.join(ROOT, 'dist/web'),
    adjust: withoutChance,
    clock,
    looksByItself: false,
  });
  trader = await signIn(program.url, 'trader');
};
beforeAll(async () => {
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
  await start();
}, 60_000);
afterAll(async () => {
  await program.stop();
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

interface Import {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly guess: {
    readonly sheet: string;
    readonly headerRow: number;
    readonly columns: Record<string, string>;
  } | null;
  readonly counts: Readonly<Record<string, number>>;
}
interface Entry {
  readonly row: number;
  readonly reference: string;
  readonly state: string;
  readonly number: string | null;
  readonly draftId: string | null;
  readonly refusals: readonly { readonly code: string; readonly pointer: string }[];
  readonly cellErrors: readonly { readonly code: string; readonly column: string; readonly row: number }[];
}

async function ask<Answer>(
  place: string,
  body?: unknown,
  session = trader,
): Promise<Answer & { readonly status: number }> {
  const answer = await fetch(`${program.url}/api/v1/declaration-imports${place}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie: session.cookie,
      'x-csrf-token': session.csrfToken,
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  // What each caller expects is compared with what came.
  return { ...((await answer.json()) as Answer), status: answer.status };
}

function upload<Answer = Import>(bytes: string | Buffer, name: string) {
  const form = new FormData();
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name));
  return ask<Answer>('', form);
}
const check = (found: Import, numbers?: string) =>
  ask<{ readonly example: string | null; readonly import: Import }>(`/${found.id}/check`, {
    table: { ...found.guess, ...(numbers && { numbers }) },
  });
const entriesOf = async ({ id }: Import) => (await ask<{ readonly items: readonly Entry[] }>(`/${id}/entries`)).items;
async function ran(found: Import, body: object): Promise<Import> {
  expect((await ask(`/${found.id}/run`, body)).status).toBe(202);
  await program.imports.runDue();
  return ask(`/${found.id}`);
}

const importer = { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng', address: { countryCode: 'VN' } };
const shipment = (reference: string, code = '84713020', lines = 1): Declaration =>
  sampleImport(
    Array.from({ length: lines }, (_, index) => sampleItem({ sequence: index + 1, commodityCode: code })),
    {
      functionalReferenceId: reference,
      importer,
      invoiceAmount: { amount: String(5_000 * lines), currency: 'USD' },
      totalGrossMass: { value: String(25 * lines), unitCode: 'KGM' },
    },
  );
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
const table = (declarations: readonly Declaration[]) => csv(writeTable(declarations, 'vi'));
async function checked(text: string | Buffer, name = 'to-khai.csv'): Promise<Import> {
  const found = await upload(text, name);
  expect(found.status).toBe(201);
  const answer = await check(found);
  expect(answer).toMatchObject({ status: 200, example: null });
  return answer.import;
}

describe('from a table to declarations', () => {
  const good = [shipment('IMP-1', '84713020', 2), shipment('IMP-2')];

  test('what is accepted is accepted once: after a mended file only the failures are new', async () => {
    const first = await checked(table([...good, shipment('IMP-3', '99999999')]));
    expect(first.counts).toMatchObject({ waiting: 3, blocked: 0, lines: 4 });
    const before = await entriesOf(first);
    expect(before.map(({ row, refusals }) => [row, refusals.length > 0])).toEqual([
      [2, false],
      [4, false],
      [5, true],
    ]);
    const done = await ran(first, { mode: 'register' });
    expect(done).toMatchObject({ state: 'done', counts: { accepted: 2, rejected: 1, waiting: 0 } });
    const after = await entriesOf(first);
    const result = await fetch(`${program.url}/api/v1/declaration-imports/${first.id}/result.csv`, {
      headers: { cookie: trader.cookie },
    });
    const lines = (await result.text()).split('\r\n');
    expect(lines[1]).toMatch(new RegExp(`^"2","IMP-1","accepted","${after[0]?.number}"`));
    expect(lines[3]).toMatch(/^"5","IMP-3","rejected","","[A-Z]+-\d+ \/goodsItems\/0\/commodityCode/);

    const mended = await ran(await checked(table([...good, shipment('IMP-3')])), { mode: 'register' });
    expect(mended.counts).toMatchObject({ accepted: 3, rejected: 0 });
    const all = await entriesOf(mended);
    expect(all.slice(0, 2).map(({ number }) => number)).toEqual(after.slice(0, 2).map(({ number }) => number));
    expect(all[2]?.number).toMatch(/^\d+$/);
  });

  test('the failures of a file become drafts, and what was accepted is left alone', async () => {
    const first = await ran(await checked(table([shipment('IMP-4'), shipment('IMP-5', '99999999')])), {
      mode: 'preRegister',
    });
    const again = await ran(first, { mode: 'draft', only: 'failures' });
    expect(again.counts).toMatchObject({ accepted: 2, rejected: 0 });
    const entries = await entriesOf(first);
    expect(entries.map(({ number, draftId }) => [number !== null, draftId !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('a program that ended before it noted an answer sends again, and makes nothing double', async () => {
    for (const mode of ['register', 'draft']) {
      const done = await ran(await checked(table([shipment(`IMP-6-${mode}`), shipment(`IMP-7-${mode}`)])), { mode });
      const before = await entriesOf(done);
      await database.pool.query(
        `update declaration_import.entry set state = 'waiting', number = null, draft_id = null where import_id = $1 and place = 2`,
        [done.id],
      );
      await database.pool.query(`update declaration_import.import set state = 'running' where id = $1`, [done.id]);
      await program.stop();
      await start();
      await program.imports.runDue();
      expect(await entriesOf(done)).toEqual(before);
      expect(await ask(`/${done.id}`)).toMatchObject({ state: 'done' });
    }
  }, 60_000);

  test('cancelled, it sends no more; and begun again, the rest', async () => {
    const found = await checked(table([shipment('IMP-8')]));
    await ask(`/${found.id}/run`, { mode: 'draft' });
    await ask(`/${found.id}/cancel`, {});
    expect(await program.imports.runDue()).toBe(0);
    expect(await ask(`/${found.id}`)).toMatchObject({ state: 'cancelled', counts: { waiting: 1 } });
    expect((await ran(found, { mode: 'draft' })).counts).toMatchObject({ accepted: 1 });
  });
});

describe('what people are asked', () => {
  test('how numbers are written, once, where the file does not tell', async () => {
    const found = await upload(
      csv([
        ['Mã loại hình', 'Mã HS', 'Trị giá'],
        ['A11', '84713020', '1.250'],
      ]),
      'a.csv',
    );
    expect(await check(found)).toMatchObject({ example: '1.250', import: { state: 'uploaded' } });
    expect(await check(found, 'comma-decimal')).toMatchObject({ example: null, import: { state: 'checked' } });
    const [row] = (
      await database.pool.query(`select content from declaration_import.entry where import_id = $1`, [found.id])
    ).rows;
    expect(row).toMatchObject({ content: { goodsItems: [{ itemChargeAmount: { amount: '1250' } }] } });
    // The next file that does not tell is read as this one was; one that tells is read as it says.
    const next = await upload('Mã loại hình;Mã HS;Trị giá\r\nA11;84713020;2.500', 'b.csv');
    expect(await check(next)).toMatchObject({ example: null, import: { checked: { numbers: 'comma-decimal' } } });
    const telling = await upload('Mã loại hình;Mã HS;Trị giá\r\nA11;84713020;"2,500.75"', 'c.csv');
    await check(telling);
    const [told] = (
      await database.pool.query(`select content from declaration_import.entry where import_id = $1`, [telling.id])
    ).rows;
    expect(told).toMatchObject({ content: { goodsItems: [{ itemChargeAmount: { amount: '2500.75' } }] } });
  });

  test('what a column holds, once for a layout', async () => {
    const rows = [
      ['Loại hình', 'Cột lạ của tôi'],
      ['A11', '84713020'],
    ];
    const first = await upload(csv(rows), 'b.csv');
    expect(first.guess?.columns).toEqual({ '/typeCode': 'A' });
    const columns = { ...first.guess?.columns, '/goodsItems/commodityCode': 'B' };
    await ask(`/${first.id}/check`, { table: { ...first.guess, columns } });
    expect((await upload(csv(rows), 'c.csv')).guess?.columns).toEqual(columns);
  });

  test('a wrong cell is named by its place, and keeps only its own declaration from being sent', async () => {
    const found = await checked(
      csv([
        ['Số tham chiếu', 'Mã loại hình', 'Số lượng'],
        ['X1', 'A11', 'mười'],
        ['X2', 'A11', '10'],
      ]),
    );
    expect(found.counts).toMatchObject({ blocked: 1, waiting: 1 });
    expect((await entriesOf(found))[0]?.cellErrors).toMatchObject([{ code: 'TBL-001', column: 'C', row: 2 }]);
  });
});

describe('files', () => {
  test.each(['xlsx', 'csv', 'json', 'xml'])('the sample of %s is read as one whole declaration', async (kind) => {
    const sample = await fetch(`${program.url}/api/v1/declaration-imports/samples/${kind}`);
    const found = await upload(Buffer.from(await sample.arrayBuffer()), `sample.${kind}`);
    expect(found).toMatchObject({ status: 201, kind: kind === 'xlsx' || kind === 'csv' ? 'table' : kind });
    const answer = found.guess ? await check(found) : await ask<{ import: Import }>(`/${found.id}/check`, {});
    expect(answer.import.counts).toMatchObject({ waiting: 1, blocked: 0, lines: 4 });
    expect((await entriesOf(answer.import)).flatMap(({ refusals }) => refusals)).toEqual([]);
  });

  test('what is no table, and what unfolds to too much, is refused before it is read', async () => {
    const refused = async (bytes: string | Buffer) => {
      const answer = await upload<{ errors?: readonly { readonly code: string }[] }>(bytes, 'x.xlsx');
      return [answer.status, answer.errors?.map(({ code }) => code)];
    };
    expect(await refused(Buffer.from([1, 0, 2, 255]))).toEqual([422, ['TIM-101']]);
    expect(await refused('{"broken"')).toEqual([422, ['MSG-003']]);
    const names = Array.from({ length: 2_001 }, (_, at) => [`aMemberOfNoModel${at}`, 0]);
    expect(await refused(JSON.stringify([{ goodsItems: [Object.fromEntries(names)] }]))).toEqual([422, ['MSG-012']]);
    const wide = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(wide, xlsx.utils.aoa_to_sheet([Array.from({ length: 300 }, () => 'x')]), 'A');
    expect(await refused(xlsx.write(wide, { type: 'buffer', bookType: 'xlsx' }) as Buffer)).toEqual([422, ['TIM-102']]);
  });

  test.each([
    ['of another encoding', Buffer.from('[{"functionalReferenceId":"Caf\u00e9"}]', 'latin1'), 'MSG-001'],
    ['in UTF-16', Buffer.from('\ufeff[{"typeCode":"A11"}]', 'utf16le'), 'MSG-001'],
    ['in UTF-16 without its mark', Buffer.from('[{"typeCode":"A11"}]', 'utf16le'), 'MSG-001'],
    ['nested without end', `[${'['.repeat(100_000)}${']'.repeat(100_000)}]`, 'MSG-002'],
    ['that names a member twice', '[{"typeCode":"A11","typeCode":"A12"}]', 'MSG-004'],
    ['with a character that no database keeps', '[{"typeCode":"A11"},{"x":["\\u0000"]}]', 'TBL-104'],
    ['with half a character', '[{"typeCode":"\\ud800"}]', 'TBL-104'],
    ['with half a character in a name', '[{"\\ud800":1}]', 'TBL-104'],
  ])('JSON %s is refused as a body would be, with no fault of ours', async (_name, bytes, code) => {
    const answer = await upload<{ errors?: readonly { readonly code: string }[] }>(bytes, 'x.json');
    expect([answer.status, answer.errors?.map((error) => error.code)]).toEqual([422, [code]]);
  });

  test('XML is known as such in each encoding that it is read in', async () => {
    const sample = await (await fetch(`${program.url}/api/v1/declaration-imports/samples/xml`)).text();
    const utf16 = Buffer.from(`\ufeff${sample.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(await upload(utf16, 'a.xml')).toMatchObject({ status: 201, kind: 'xml' });
  });

  test('a table of which nothing can be read is refused as one whose columns are not what they were taken for', async () => {
    const rows = Array.from({ length: 5_001 }, () => ['A11', 'x', 'y']);
    const found = await upload(csv([['Mã loại hình', 'Số lượng', 'Trị giá'], ...rows]), 'x.csv');
    const asked = { table: { ...found.guess, numbers: 'point-decimal' } };
    const answer = await ask<{ errors?: readonly { readonly code: string }[] }>(`/${found.id}/check`, asked);
    expect(answer.errors?.map((error) => error.code)).toEqual(['TBL-105']);
  });

  test('a member that the model does not know is named, not dropped', async () => {
    const found = await upload(JSON.stringify([{ ...shipment('J1'), surprise: 'x' }]), 'a.json');
    await ask(`/${found.id}/check`, {});
    expect(await entriesOf(found)).toMatchObject([{ state: 'blocked', refusals: [{ pointer: '/surprise' }] }]);
  });

  test('to another organisation a file does not exist', async () => {
    const found = await checked(table([shipment('IMP-9')]));
    const other = await signIn(program.url, 'other.trader');
    expect((await ask(`/${found.id}`, undefined, other)).status).toBe(404);
    expect((await ask<{ items: readonly Import[] }>('', undefined, other)).items).toEqual([]);
  });
});

describe('lines of a file for a draft that is there already', () => {
  type Preview = {
    readonly revision: number;
    readonly before: number;
    readonly after: number;
    readonly counts: Readonly<Record<'added' | 'changed' | 'removed', number>>;
    readonly changes: readonly {
      readonly line: number;
      readonly change: string;
      readonly fields: readonly { readonly place: string; readonly before: string; readonly after: string }[];
    }[];
  };
  const call = async <Answer>(place: string, body?: unknown, session = trader) => {
    const answer = await fetch(`${program.url}/api/v1${place}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: session.cookie,
        'x-csrf-token': session.csrfToken,
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { ...((await answer.json()) as Answer), status: answer.status };
  };
  const contentNow = async (draftId: string) => {
    const { document } = await call<{ readonly document: EncodedDraft }>(`/drafts/${draftId}`);
    return contentOf(decodeDocument(document));
  };
  const linesOf = async (draftId: string) => {
    const content = await contentNow(draftId);
    return draftLines(content).map((_line, index) => textAt(content, `/goodsItems/${index}/commodityCode`));
  };

  test('are shown as what they change, and then stand behind its lines or in their place; the rest of it stays', async () => {
    const draftId = randomUUID();
    await call('/drafts', { id: draftId });
    await call(`/drafts/${draftId}/changes`, {
      id: randomUUID(),
      device: 'office',
      baseRevision: 0,
      operations: [
        { op: 'set', at: '/exporter/name', value: 'Người bán cũ' },
        { op: 'insert', list: '/goodsItems', id: 'l0', after: null },
        { op: 'set', at: '/goodsItems/@l0/commodityCode', value: '85285200' },
        { op: 'insert', list: '/goodsItems', id: 'l1', after: 'l0' },
      ],
    });
    const found = await upload(JSON.stringify([shipment('INTO-1', '84713020', 2)]), 'lines.json');
    await ask(`/${found.id}/check`, {});
    const target = { draftId, mode: 'append' };
    const preview = await ask<Preview>(`/${found.id}/draft-preview`, target);
    expect(preview).toMatchObject({ before: 1, after: 3, counts: { added: 2, changed: 0, removed: 0 } });
    expect(preview.changes[0]).toMatchObject({ line: 2, change: 'added' });
    expect(await linesOf(draftId)).not.toContain('84713020');

    const { revision } = preview;
    expect((await ask(`/${found.id}/draft`, { ...target, revision: revision - 1 })).status).toBe(409);
    expect(await ask(`/${found.id}/draft`, { ...target, revision })).toMatchObject({ status: 200, lines: 3 });
    expect(await linesOf(draftId)).toEqual(['85285200', '84713020', '84713020']);

    const instead = { draftId, mode: 'replace' };
    const other = await ask<Preview>(`/${found.id}/draft-preview`, instead);
    expect(other).toMatchObject({ before: 3, after: 2, counts: { removed: 1 } });
    await ask(`/${found.id}/draft`, { ...instead, revision: other.revision });
    expect(await linesOf(draftId)).toEqual(['84713020', '84713020']);
    expect(textAt(await contentNow(draftId), '/exporter/name')).toBe('Người bán cũ');
    const stranger = await signIn(program.url, 'other.trader');
    expect((await ask(`/${found.id}/draft-preview`, instead, stranger)).status).toBe(404);
  });
});
