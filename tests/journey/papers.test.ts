import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { apiClient, type ApiClient, type Schemas } from '#client';
import { DEMO_TRADER } from '#server/access';
import { testClock } from '#core/kernel';
import type { Declaration, GoodsItem } from '#core/declaration';
import { lodgeAccepted } from '#tests/support/lodge';
import { pdfText } from '#tests/support/pdf-text';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { startTestProgram, type TestProgram } from '#tests/support/program';

const KINDS = [
  'declaration',
  'channel-result',
  'duty-notice',
  'inspection-notice',
  'inspection-record',
  'instruction',
  'release',
] as const;
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

const ORDER: Extract<Schemas['InspectionStep'], { step: 'order' }>['order'] = {
  containers: ['CSQU3054383'],
  packages: 'Kiện 3 đến kiện 7',
  lines: [1],
  extent: { kind: 'percent', percent: 10 },
  means: 'both',
  place: 'Bãi kiểm hóa số 2, cảng Ví Dụ',
  plannedAt: '2026-11-23T02:00:00Z',
  reasonForTrader: 'Kiểm tra số lượng theo quy định.',
  instructions: 'Tìm ngăn giấu phía sau vách',
};

/** A picture of the goods, added by the inspector; gives the hash that it is kept under. */
async function photograph(number: string): Promise<string> {
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'image/png' }), 'thùng 1.png');
  const { cookie, csrfToken } = await signIn(program.url, 'inspection');
  const { status } = await fetch(`${program.url}/api/v1/cases/${number}/inspection/photos`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': csrfToken, 'sec-fetch-site': 'same-origin', 'idempotency-key': number },
    body: form,
  });
  expect(status).toBe(201);
  return createHash('sha256').update(bytes).digest('hex');
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
        order: ORDER,
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

  test('of what an inspection found is there once it is concluded: what was seen for the trader, what customs worked with for the office alone', async () => {
    const number = await lodge(selected('FOUND'));
    const path = { number };
    const take = (client: ApiClient, body: Schemas['InspectionStep']) =>
      client.POST('/api/v1/cases/{number}/inspection/steps', { params: { path }, body });
    await officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path },
      body: { action: 'rechannel', channel: 'red', reason: 'Cần xem hàng' },
    });
    await take(officer, {
      step: 'checkDocuments',
      items: ((await officer.GET('/api/v1/cases/{number}/inspection', { params: { path } })).data?.checklist ?? []).map(
        ({ id }, index) => ({ item: id, answer: index === 0 ? 'no' : 'yes', note: index === 0 ? 'Thiếu dấu' : '' }),
      ),
    });
    await take(officer, { step: 'order', order: ORDER });
    expect((await ask(number, 'inspection-record', 'vi')).status).toBe(404);
    const photo = await photograph(number);
    const container = 'CSQU3054383';
    await take(inspector, {
      step: 'recordScan',
      scan: { container, verdict: 'suspect', images: [], note: 'Vùng tối cuối container' },
    });
    await take(inspector, {
      step: 'checkContainer',
      check: { container, seals: ['CHI-0043'], sealState: 'different', photos: [], note: 'Nghi đổi chì' },
    });
    await take(inspector, {
      step: 'recordFinding',
      finding: {
        line: 1,
        quantityFound: '998',
        unitCode: 'KGM',
        originFound: null,
        codeFound: null,
        condition: null,
        photos: [photo],
        note: 'Cân hai lần',
      },
    });
    await take(inspector, {
      step: 'recordAttendance',
      attested: {
        attendance: 'refused',
        name: 'Đại Diện Mẫu',
        capacity: 'Thủ kho',
        signature: null,
        note: 'Chờ giám đốc',
      },
    });
    const discrepancies = [
      { line: 1, kind: 'quantity', declared: '1000 KGM', found: '998 KGM', follow: 'instruction' },
    ];
    const concluded = await take(inspector, {
      step: 'conclude',
      conforms: false,
      discrepancies: discrepancies as never,
      text: 'Thiếu 2 kg so với khai báo',
    });
    expect(concluded.error).toBeUndefined();

    const ofTrader = await paper(number, 'inspection-record', 'vi');
    for (const wanted of [
      'Biên bản kiểm tra thực tế hàng hóa',
      'Sai khác so với khai báo',
      'Thiếu 2 kg so với khai báo',
      container,
      'CHI-0042',
      'CHI-0043',
      'Khác số khai',
      'Kiểm Hóa',
      'Đại Diện Mẫu',
      'Có mặt, không ký',
      'Chờ giám đốc',
      'thùng 1.png',
      photo,
    ])
      expect(flat(ofTrader)).toContain(flat(wanted));
    const forOffice = ['Tìm ngăn giấu', 'Vùng tối', 'Nghi đổi chì', 'Thiếu dấu'];
    for (const kept of forOffice) expect(flat(ofTrader)).not.toContain(flat(kept));
    const english = flat(await paper(number, 'inspection-record', 'en'));
    for (const wanted of ['Record of inspection', 'Otherwise than declared', 'Was there and did not sign'])
      expect(english).toContain(flat(wanted));

    const documents = asPerson(await signIn(program.url, 'documents'));
    const response = await ask(number, 'inspection-record', 'vi', documents);
    const ofOffice = flat(pdfText(new Uint8Array(await response.arrayBuffer())));
    for (const wanted of forOffice.slice(1)) expect(ofOffice).toContain(flat(wanted));
    // What is to be looked for is written in the order, and stays there.
    expect(ofOffice).not.toContain(flat('Tìm ngăn giấu'));
    const stranger = asPerson(await signIn(program.url, 'other.trader'));
    expect((await ask(number, 'inspection-record', 'vi', stranger)).status).toBe(404);
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
