import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { testClock } from '#core/kernel';
import type { Declaration, GoodsItem } from '#core/declaration';
import { lodgeAccepted } from '#tests/support/lodge';
import { pdfText } from '#tests/support/pdf-text';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { startTestProgram, type TestProgram } from '#tests/support/program';

const KINDS = ['declaration', 'channel-result', 'duty-notice', 'inspection-notice', 'instruction', 'release'] as const;
type Kind = (typeof KINDS)[number];
const LONG_NAME =
  'Công ty Trách nhiệm hữu hạn Một thành viên Xuất nhập khẩu Thương mại Dịch vụ Kỹ thuật và Đầu tư Phát triển Hải Âu Tưởng Tượng Phương Nam';

let program: TestProgram;
let trader: ApiClient;
let officer: ApiClient;
let inspector: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
  inspector = clientOf(program.url, await signIn(program.url, 'inspection'));
}, 60_000);
afterAll(() => program.stop());

const importOf = (reference: string, items: readonly GoodsItem[] = [sampleItem()], name = 'Hải Âu Tưởng Tượng') =>
  sampleImport(items, { functionalReferenceId: reference, importer: { id: DEMO_TRADER, name } });

/** Frozen poultry is selected for its documents by the country's rules. */
const selected = (reference: string): Declaration => ({
  ...importOf(reference, [frozenPoultry()]),
  consignment: {
    arrivalDate: '2026-11-20',
    loadingLocationId: 'CNSHA',
    unloadingLocationId: 'VNCLI',
    transportContractDocuments: [{ id: 'EXBL2026110001' }],
    transportEquipments: [{ id: 'CSQU3054383', seals: [{ id: 'CHI-0042' }] }],
  },
});

async function lodge(declaration: Declaration, register = true): Promise<string> {
  return (await lodgeAccepted(trader, declaration, { register })).number;
}

const ask = (
  number: string,
  kind: Kind,
  lang: 'vi' | 'en',
  headers: Record<string, string> = asTrader(),
  version = '',
) => fetch(`${program.url}/api/v1/declarations/${number}/documents/${kind}.pdf?lang=${lang}${version}`, { headers });
const asTrader = () => ({ authorization: `Bearer ${program.key('demo trader')}` });
const asPerson = ({ cookie }: BrowserSession) => ({ cookie, 'sec-fetch-site': 'same-origin' });

/** Bounded: the bank answers in tens of milliseconds. */
async function released(number: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    if (data?.summary.status === 'released') return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It was not released');
}

async function paper(number: string, kind: Kind, lang: 'vi' | 'en', version = ''): Promise<string> {
  const response = await ask(number, kind, lang, asTrader(), version);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const text = pdfText(new Uint8Array(await response.arrayBuffer()));
  expect(text).not.toContain('\ufffd');
  return text.replaceAll(/\s+/g, ' ');
}

const flat = (text: string): string => text.replaceAll(/\s+/g, '');

describe('a declaration on paper', () => {
  const fifty = Array.from({ length: 50 }, (_, index) =>
    sampleItem({ sequence: index + 1, description: `Máy tính xách tay ${index + 1}, ổ cứng 1 TB, mới 100 %` }),
  );

  test.each([
    ['vi', '10.439.200 VND', 'Thuế giá trị gia tăng', '521.960.000 VND', 'Tổng phải nộp'],
    ['en', '10,439,200 VND', 'Value added tax', '521,960,000 VND', 'Total payable'],
  ] as const)('holds every line and every tax, letters intact (%s)', async (lang, one, tax, all, total) => {
    const single = await lodge(importOf(`ONE-${lang}`));
    const text = await paper(single, 'declaration', lang);
    for (const wanted of [single, one, tax, total, 'Hải Âu Tưởng Tượng', '84713020', 'EXBL2026110001'])
      expect(flat(text)).toContain(flat(wanted));
    const exact = await lodge(
      importOf(`EXACT-${lang}`, [
        sampleItem({
          netMass: { value: '20.125', unitCode: 'KGM' },
          tariffQuantity: { value: '1', unitCode: 'PCE' },
          itemChargeAmount: { amount: '1000.125', currency: 'USD' },
          unitPriceAmount: { amount: '1000.125', currency: 'USD' },
        }),
      ]),
    );
    expect(await paper(exact, 'declaration', lang)).toContain(lang === 'vi' ? '1.000,125 USD' : '1,000.125 USD');
    const many = await lodge(importOf(`FIFTY-${lang}`, fifty, LONG_NAME));
    const pages = flat(await paper(many, 'declaration', lang));
    for (const { description = '' } of fifty) expect(pages).toContain(flat(description));
    expect(pages).toContain(flat(LONG_NAME));
    expect(pages).toContain(flat(all));
  });

  test('says that nothing is registered before it is, and has no figures then', async () => {
    const text = await paper(await lodge(importOf('DRAFT'), false), 'declaration', 'vi');
    expect(text).toContain('chưa có giá trị pháp lý');
    expect(text).not.toContain('Tổng phải nộp');
  });

  test('is of the version in force, under its number, and of each earlier one where that is asked for', async () => {
    const declaration = importOf('AMENDED');
    const number = await lodge(declaration);
    const { error } = await trader.POST('/api/v1/declarations/{number}/amendments', {
      params: { path: { number }, query: { version: 0, reasonCode: '6', reason: 'Sửa số kiện', confirm: true } },
      body: { ...declaration, totalPackageQuantity: 4711 } as never,
    });
    expect(error).toBeUndefined();
    const now = flat(await paper(number, 'declaration', 'vi'));
    expect(now).toContain(`${number.slice(0, 11)}1`);
    expect(now).toContain('4.711');
    expect(now).not.toContain(flat('đã được thay thế'));
    const before = flat(await paper(number, 'declaration', 'vi', '&version=0'));
    expect(before).toContain(flat('đã được thay thế'));
    expect(before).not.toContain('4.711');
    expect((await ask(number, 'declaration', 'vi', asTrader(), '&version=2')).status).toBe(404);
    expect((await ask(number, 'channel-result', 'vi', asTrader(), '&version=0')).status).toBe(404);
  });

  test('carries nobody’s text as markup', async () => {
    const number = await lodge(importOf('MARKUP', [sampleItem({ description: '#panic() $x$ *a* <b> @c' })]));
    expect(await paper(number, 'declaration', 'en')).toContain('#panic() $x$ *a* <b> @c');
  });
});

describe('each paper', () => {
  test('is there from when it exists, and until then its absence is told clearly', async () => {
    const number = await lodge(importOf('GREEN'), false);
    const found = async () => {
      const answers = await Promise.all(KINDS.map(async (kind) => (await ask(number, kind, 'vi')).status));
      return KINDS.filter((_, index) => answers[index] === 200);
    };
    expect(await found()).toEqual(['declaration']);
    const missing = await ask(number, 'release', 'vi');
    expect([missing.status, await missing.json()]).toMatchObject([
      404,
      { status: 404, detail: expect.stringContaining('hàng hóa chưa được thông quan') },
    ]);
    await trader.POST('/api/v1/declarations/{number}/registration', { params: { path: { number } } });
    expect(await found()).toEqual(['declaration', 'channel-result', 'duty-notice']);
    await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
    await released(number);
    expect(await found()).toEqual(['declaration', 'channel-result', 'duty-notice', 'release']);
    const listed = await trader.GET('/api/v1/declarations/{number}/documents', { params: { path: { number } } });
    expect(listed.data?.items.map(({ kind }) => kind)).toEqual(await found());
    expect(listed.data?.items.at(-1)).toEqual({
      kind: 'release',
      name: { vi: 'Giấy thông quan', en: 'Release' },
      path: `/api/v1/declarations/${number}/documents/release.pdf`,
    });
    const { data } = await trader.GET('/api/v1/declarations/{number}/release', { params: { path: { number } } });
    for (const lang of ['vi', 'en'] as const)
      expect(flat(await paper(number, 'release', lang))).toContain(flat(data?.jws ?? '-'));
  });

  test('of the channel and of what is owed says what the trader has to do', async () => {
    const number = await lodge(importOf('OWED'));
    expect(await paper(number, 'channel-result', 'vi')).toMatch(/Luồng: (Xanh|Vàng|Đỏ)/);
    const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    const notice = await paper(number, 'duty-notice', 'en');
    expect(notice).toContain(data?.paymentReference ?? '-');
    expect(flat(notice)).toContain(flat('Still due'));
    expect(flat(notice)).toContain(flat('10,439,200 VND'));
  });

  test('of an inspection and of an instruction says when, where and what, and never what is looked for', async () => {
    const number = await lodge(selected('RED'));
    const path = { number };
    await officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path },
      body: { action: 'rechannel', channel: 'red', reason: 'Cần xem hàng' },
    });
    const ordered = await inspector.POST('/api/v1/cases/{number}/inspection/steps', {
      params: { path },
      body: {
        step: 'order',
        order: {
          containers: ['CSQU3054383'],
          packages: 'Kiện 3 đến kiện 7',
          lines: [1],
          extent: { kind: 'percent', percent: 10 },
          means: 'both',
          place: 'Bãi kiểm hóa số 2, cảng Ví Dụ',
          plannedAt: '2026-11-23T02:00:00Z',
          reasonForTrader: 'Kiểm tra số lượng theo quy định.',
          instructions: 'Tìm ngăn giấu phía sau vách',
        },
      },
    });
    expect(ordered.error).toBeUndefined();
    const notice = await paper(number, 'inspection-notice', 'vi');
    for (const wanted of [
      '09:00 23/11/2026',
      'Bãi kiểm hóa số 2',
      'Khoảng 10 %',
      'CSQU3054383',
      'CHI-0042',
      'Kiện 3',
      '02071200',
    ])
      expect(flat(notice)).toContain(flat(wanted));
    expect(notice).not.toContain('ngăn giấu');
    expect(flat(await paper(number, 'inspection-notice', 'en'))).toContain(flat('Scanner and by hand'));
    const instructed = await inspector.POST('/api/v1/cases/{number}/decisions', {
      params: { path },
      body: { action: 'instructAmendment', kind: 'amend', text: 'Sửa xuất xứ của dòng 1 thành JP.', lines: [1] },
    });
    expect(instructed.error).toBeUndefined();
    const instruction = await paper(number, 'instruction', 'vi');
    expect(instruction).toContain('Sửa xuất xứ của dòng 1 thành JP.');
    expect(instruction).toContain('02071200');
  });

  test('is for those who may read the declaration, and for nobody else', async () => {
    const number = await lodge(importOf('PRIVATE'));
    expect((await ask(number, 'declaration', 'vi', {})).status).toBe(401);
    const other = asPerson(await signIn(program.url, 'other.trader'));
    for (const kind of KINDS) expect((await ask(number, kind, 'vi', other)).status).toBe(404);
    const leader = asPerson(await signIn(program.url, 'leader'));
    expect((await ask(number, 'declaration', 'vi', leader)).status).toBe(200);
    // Another office may read releases only, and is not told of what has none.
    const north = asPerson(await signIn(program.url, 'north'));
    const unreleased = (await (await ask(number, 'release', 'vi', north)).json()) as object;
    const unknown = (await (await ask('109999999990', 'release', 'vi', north)).json()) as object;
    expect({ ...unreleased, instance: '' }).toEqual({ ...unknown, instance: '' });
    const broker = { authorization: `Bearer ${program.key('demo broker')}` };
    expect([200, 404]).toContain((await ask(number, 'declaration', 'vi', broker)).status);
  });
});
