import { apiClient, type ApiClient, type Schemas } from '#client';
import { inspectionRef } from '#core/clearance';
import type { DeclarationNumber } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { pdfText } from '#tests/support/pdf-text';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CONTAINER = 'HDAU1234560';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let otherTrader: ApiClient;
let documents: ApiClient;
let inspector: ApiClient;
let leader: ApiClient;
let warehouse: ApiClient;
let inspectorSession: BrowserSession;
let north: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  otherTrader = await signedIn('other.trader');
  documents = await signedIn('documents');
  north = await signedIn('north');
  leader = await signedIn('leader');
  warehouse = await signedIn('warehouse');
  inspectorSession = await signIn(program.url, 'inspection');
  inspector = clientOf(program.url, inspectorSession);
}, 60_000);
afterAll(() => program.stop());

type Step = Schemas['InspectionStep'];
const path = (number: string) => ({ params: { path: { number } } });

/** Used laptops in a container, which are always inspected. */
function declarationOf(reference: string, quantity = '100') {
  const { unitPriceAmount: _, ...item } = sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay đã qua sử dụng',
    tariffQuantity: { value: quantity, unitCode: 'PCE' },
    itemChargeAmount: { amount: '40000', currency: 'USD' },
  });
  return sampleImport([item], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `KH${reference}` }],
      goodsLocation: { id: 'KHO01' },
      transportEquipments: [{ sequence: 1, id: CONTAINER }],
    },
  });
}

async function lodgeRed(reference: string): Promise<string> {
  const declaration = declarationOf(reference);
  return (await lodgeAccepted(trader, declaration)).number;
}

const fileOf = async (number: string, client: ApiClient = documents) =>
  (await client.GET('/api/v1/cases/{number}/inspection', path(number))).data;
const noticesOf = async (number: string, client: ApiClient = trader) =>
  (await client.GET('/api/v1/declarations/{number}/inspection', path(number))).data;
const take = (client: ApiClient, number: string, body: Step) =>
  client.POST('/api/v1/cases/{number}/inspection/steps', { ...path(number), body });
const codes = (error: { readonly errors?: readonly { readonly code: string }[] } | undefined) =>
  error?.errors?.map(({ code }) => code);

const ORDER = {
  containers: [CONTAINER],
  packages: '',
  lines: [1],
  extent: { kind: 'percent' as const, percent: 10 },
  means: 'both' as const,
  place: 'Bãi kiểm hóa số 2',
  plannedAt: '2026-11-21T06:00:00Z',
  reasonForTrader: 'Kiểm tra thực tế hàng hóa',
  instructions: 'Nghi hàng mới khai thành hàng cũ',
};
const FINDING = {
  line: 1,
  quantityFound: '98',
  unitCode: 'PCE',
  originFound: null,
  codeFound: null,
  condition: 'USED',
  photos: [] as string[],
  note: 'Thiếu hai chiếc',
};

async function upload(number: string, bytes: Buffer<ArrayBuffer>, key: string = crypto.randomUUID()): Promise<number> {
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'image/png' }), 'thùng 1.png');
  const { status } = await fetch(`${program.url}/api/v1/cases/${number}/inspection/photos`, {
    method: 'POST',
    headers: {
      cookie: inspectorSession.cookie,
      'x-csrf-token': inspectorSession.csrfToken,
      'sec-fetch-site': 'same-origin',
      'idempotency-key': key,
    },
    body: form,
  });
  return status;
}
const picture = (client: ApiClient, number: string, id: string) =>
  client.GET('/api/v1/declarations/{number}/inspection/photos/{id}', {
    params: { path: { number, id } },
    parseAs: 'arrayBuffer',
  });

describe('an inspection over the API', () => {
  test('goes from checklist and order over scan, finding and picture to a conclusion with numbered follow-ups', async () => {
    const number = await lodgeRed('KH-API-1');
    const begun = await fileOf(number);
    expect(begun?.actions).toEqual(['inspection.checkDocuments', 'inspection.order']);
    expect(begun?.containers).toEqual([CONTAINER]);
    expect(begun?.checklist.map(({ id }) => id)).toContain('PACKING');
    const items = (begun?.checklist ?? []).map(({ id }) => ({ item: id, answer: 'yes' as const, note: '' }));
    expect((await take(documents, number, { step: 'checkDocuments', items })).response.status).toBe(200);
    expect((await take(documents, number, { step: 'order', order: ORDER })).response.status).toBe(200);
    const notice = (await noticesOf(number))?.notices[0];
    expect(notice).toMatchObject({ status: 'ordered', place: ORDER.place, containers: [CONTAINER], result: null });
    expect(JSON.stringify(await noticesOf(number))).not.toContain(ORDER.instructions);

    expect(await upload(number, PNG)).toBe(201);
    const photo = createHash('sha256').update(PNG).digest('hex');
    const scan = { container: CONTAINER, verdict: 'suspect' as const, images: [photo], note: 'vùng tối ở cuối' };
    await take(inspector, number, { step: 'recordScan', scan });
    await take(inspector, number, { step: 'recordFinding', finding: { ...FINDING, photos: [photo] } });
    const underway = await fileOf(number, inspector);
    expect(underway?.differences).toEqual([{ line: 1, kind: 'quantity', declared: '100 PCE', found: '98 PCE' }]);
    expect(underway?.outstanding).toEqual({ unscanned: [], unopened: false });
    // Until it is concluded the trader sees neither what was found nor a picture of it.
    expect((await noticesOf(number))?.notices[0]?.result).toBeNull();
    expect((await picture(trader, number, photo)).response.status).toBe(404);
    expect((await picture(inspector, number, photo)).response.status).toBe(200);

    const { data: concluded } = await take(inspector, number, {
      step: 'conclude',
      conforms: false,
      discrepancies: [{ ...underway!.differences[0]!, follow: 'penaltyProposal' }],
      text: 'Thiếu hai chiếc so với khai báo',
    });
    expect(concluded).toMatchObject({ number, status: 'discrepancyFound' });
    const [followUp] = (await fileOf(number))?.followUps ?? [];
    expect(followUp).toMatchObject({ id: expect.stringMatching(/^PP\d{9}$/), kind: 'penaltyProposal', closed: null });
    const told = (await noticesOf(number))?.notices[0]?.result;
    expect(told).toMatchObject({ conforms: false, findings: [{ note: 'Thiếu hai chiếc', photos: [photo] }] });
    expect(JSON.stringify(told)).not.toContain('penalty');
    expect((await picture(trader, number, photo)).response.status).toBe(200);
    expect((await picture(otherTrader, number, photo)).response.status).toBe(404);
    const { data: view } = await trader.GET('/api/v1/declarations/{number}', path(number));
    expect(view?.findings).toMatchObject([{ conforms: false, lines: [{ sequence: 1, quantityFound: '98' }] }]);
  });

  test('is for the office that handles the case: nobody else reads the file or takes a step', async () => {
    const number = await lodgeRed('KH-API-2');
    for (const client of [trader, otherTrader, north]) {
      expect(await fileOf(number, client)).toBeUndefined();
      expect((await take(client, number, { step: 'order', order: ORDER })).response.status).toBe(404);
    }
    expect(await noticesOf(number, otherTrader)).toBeUndefined();
    expect((await take(documents, number, { step: 'order', order: ORDER })).response.status).toBe(200);
    const { response } = await take(documents, number, { step: 'recordFinding', finding: FINDING });
    expect(response.status).toBe(403);
  });

  test('answers a step that does not fit with 409, and what is not right in it with every place', async () => {
    const number = await lodgeRed('KH-API-3');
    const early = await take(inspector, number, { step: 'recordFinding', finding: FINDING });
    expect([early.response.status, codes(early.error)]).toEqual([409, ['INS-001']]);
    const order = { ...ORDER, containers: ['HDAU7654323'], lines: [7], plannedAt: '2026-11-20T06:00:00Z' };
    const refused = await take(documents, number, { step: 'order', order });
    expect([refused.response.status, codes(refused.error)]).toEqual([422, ['INS-003', 'INS-004', 'INS-005']]);
  });

  test('keeps pictures only, once, and answers the repeat of an upload as before', async () => {
    const number = await lodgeRed('KH-API-4');
    expect(await upload(number, PNG)).toBe(409);
    await take(documents, number, { step: 'order', order: { ...ORDER, means: 'manual' } });
    expect(await upload(number, Buffer.from('%PDF-1.7'))).toBe(415);
    expect(await upload(number, PNG, 'PHOTO-1')).toBe(201);
    await take(inspector, number, { step: 'recordFinding', finding: { ...FINDING, quantityFound: '100' } });
    await take(inspector, number, { step: 'conclude', conforms: true, discrepancies: [], text: 'Đúng như khai' });
    expect(await upload(number, PNG, 'PHOTO-1')).toBe(201);
    expect(await upload(number, Buffer.concat([PNG, Buffer.from('2')]))).toBe(409);
    expect((await fileOf(number))?.photos).toMatchObject([{ name: 'thùng 1.png', mediaType: 'image/png' }]);
  });

  test('lists the open orders of an office, and takes what was seen under the order in force once', async () => {
    const number = await lodgeRed('KH-API-12');
    const orders = async (client: ApiClient) =>
      (await client.GET('/api/v1/inspections/orders')).data?.items.filter((order) => order.number === number);
    expect(await orders(inspector)).toEqual([]);
    await take(documents, number, { step: 'order', order: { ...ORDER, means: 'manual' } });
    const [order] = (await orders(inspector)) ?? [];
    expect(order).toMatchObject({ place: ORDER.place, containers: [CONTAINER], isMine: false });
    expect(await orders(north)).toEqual([]);

    const check = { container: CONTAINER, seals: ['NP-9'], sealState: 'intact' as const, photos: [], note: '' };
    const send = (orderedAt: string, key: string) =>
      inspector.POST('/api/v1/cases/{number}/inspection/steps', {
        params: { path: { number }, query: { orderedAt, version: 0 } },
        headers: { 'idempotency-key': key },
        body: { step: 'checkContainer', check },
      });
    const other = await send('2026-11-20T00:00:00.000Z', 'SEEN-1');
    expect([other.response.status, codes(other.error)]).toEqual([409, ['INS-028']]);
    const seen = order?.orderedAt ?? '';
    expect((await send(seen, 'SEEN-2')).response.status).toBe(200);
    expect((await send(seen, 'SEEN-2')).response.status).toBe(200);
    const attested = { attendance: 'absent' as const, name: '', capacity: '', signature: null, note: 'Không đến' };
    await take(inspector, number, { step: 'recordAttendance', attested });
    await take(inspector, number, { step: 'recordFinding', finding: { ...FINDING, quantityFound: '100' } });
    await take(inspector, number, { step: 'conclude', conforms: true, discrepancies: [], text: 'Đúng như khai' });
    // Its answer was lost, and meanwhile all is concluded: the repeat is answered as before, and written once.
    expect((await send(seen, 'SEEN-2')).response.status).toBe(200);
    expect(await orders(inspector)).toEqual([]);
    const [round] = (await fileOf(number))?.rounds ?? [];
    expect(round?.containerChecks).toHaveLength(1);
    expect(round?.attendance).toMatchObject(attested);
  });

  test('tells when the control was ended on the case itself', async () => {
    const number = await lodgeRed('KH-API-5');
    await take(documents, number, { step: 'order', order: ORDER });
    await inspector.POST('/api/v1/cases/{number}/decisions', {
      ...path(number),
      body: { action: 'recordFinding', conforms: true, note: 'Đúng như khai', lines: [] },
    });
    expect(await fileOf(number)).toMatchObject({ endedOnCase: true, actions: [] });
    expect((await noticesOf(number))?.notices).toMatchObject([{ status: 'ended' }]);
  });

  test('lists what is still open at an office, until it is settled; another office sees nothing of it', async () => {
    const number = await lodgeRed('KH-API-7');
    await take(documents, number, { step: 'order', order: { ...ORDER, means: 'manual' } });
    await take(inspector, number, { step: 'recordFinding', finding: FINDING });
    const differs = { line: 1, kind: 'quantity' as const, declared: '100 PCE', found: '98 PCE' };
    const discrepancies = [
      { ...differs, follow: 'instruction' as const },
      { ...differs, follow: 'penaltyProposal' as const },
    ];
    const concluded = await take(inspector, number, {
      step: 'conclude',
      conforms: false,
      discrepancies,
      text: 'Thiếu',
    });
    const open = async (client: ApiClient, { response }: { readonly response: Response }) => {
      const position = response.headers.get('haidang-position') ?? '0';
      const { data } = await client.GET('/api/v1/inspections/follow-ups', { params: { query: { position } } });
      return data?.items.filter((item) => item.number === number).map(({ kind }) => kind);
    };
    expect(await open(documents, concluded)).toEqual(['instruction', 'penaltyProposal']);
    expect(await open(north, concluded)).toEqual([]);
    expect(await open(trader, concluded)).toEqual([]);
    const instruction = (await fileOf(number))?.followUps.find(({ kind }) => kind === 'instruction')?.id ?? '';
    const instruct = await documents.POST('/api/v1/cases/{number}/decisions', {
      ...path(number),
      body: {
        action: 'instructAmendment',
        kind: 'amend',
        text: 'Khai lại lượng',
        lines: [1],
        followUps: [instruction],
      },
    });
    expect(await open(documents, instruct)).toEqual(['instruction', 'penaltyProposal']);
    expect((await fileOf(number))?.followUps).toMatchObject([{ instructed: true }, { instructed: false }]);
    const amended = await trader.POST('/api/v1/declarations/{number}/amendments', {
      params: { path: { number }, query: { version: 0, reasonCode: '6', reason: 'Khai lại lượng', confirm: true } },
      body: declarationOf('KH-API-7', '98') as never,
    });
    expect(amended.response.status).toBe(200);
    expect(await open(documents, amended)).toEqual(['penaltyProposal']);
    const closed = await documents.GET('/api/v1/inspections/follow-ups', {
      params: { query: { state: 'closed', kind: 'instruction' } },
    });
    const link = `${number.slice(0, -1)}1`;
    expect(closed.data?.items.find(({ id }) => id === instruction)).toMatchObject({ closed: { end: 'amended', link } });
  });

  test('a fine is proposed by an officer, decided by a leader, told to the trader and paid with the duty', async () => {
    const number = await lodgeRed('KH-API-8');
    await take(documents, number, { step: 'order', order: { ...ORDER, means: 'manual' } });
    await take(inspector, number, { step: 'recordFinding', finding: FINDING });
    const discrepancies = [
      { line: 1, kind: 'quantity' as const, declared: '100', found: '98', follow: 'penaltyProposal' as const },
    ];
    await take(inspector, number, { step: 'conclude', conforms: false, discrepancies, text: 'Thiếu' });
    const followUp = (await fileOf(number))?.followUps[0]?.id ?? '';
    const proposal = { violation: 'MISDECLARED', amountMin: '1000000', amountMax: '2000000', text: 'Khai sai lượng' };
    const proposed = await take(inspector, number, { step: 'proposePenalty', followUp, proposal });
    expect(proposed.response.status).toBe(200);
    const impose = { step: 'imposePenalty' as const, followUp, amount: '1500000', reason: 'Vi phạm lần đầu' };
    expect((await take(inspector, number, impose)).response.status).toBe(403);
    const [before] = [await trader.GET('/api/v1/declarations/{number}', path(number))];
    expect((await take(leader, number, impose)).response.status).toBe(200);
    const { data: after } = await trader.GET('/api/v1/declarations/{number}', path(number));
    expect(BigInt(after?.summary.amountDue ?? 0) - BigInt(before.data?.summary.amountDue ?? 0)).toBe(1_500_000n);
    expect(after?.penalties).toMatchObject([{ id: expect.stringMatching(/^PD\d{9}$/), amount: '1500000' }]);
    expect(after?.timeline.at(-1)).toMatchObject({ event: 'PenaltyImposed', note: 'Vi phạm lần đầu' });
    const { data: letters } = await trader.GET('/api/v1/declarations/{number}/letters', path(number));
    expect(letters?.items.map(({ title }) => title.en)).toEqual(['Decision to impose a fine']);
    expect(letters?.items[0]?.text.vi).toContain('1.500.000 VND');
    expect(letters?.items[0]?.text.en).toContain('1,500,000 VND');
    for (const [lang, title, sum] of [
      ['vi', 'Quyết định xử phạt', '1.500.000 VND'],
      ['en', 'Decision to impose a fine', '1,500,000 VND'],
    ] as const) {
      const paper = await fetch(`${program.url}${letters?.items[0]?.path ?? ''}?lang=${lang}`, {
        headers: { authorization: `Bearer ${program.key('demo trader')}` },
      });
      const text = pdfText(new Uint8Array(await paper.arrayBuffer())).replaceAll(/\s+/g, '');
      for (const wanted of [title, sum, number]) expect(text).toContain(wanted.replaceAll(/\s+/g, ''));
    }
    expect((await fileOf(number))?.followUps).toMatchObject([
      { proposal: { byName: expect.stringMatching(/\D/), isOwn: false }, closed: { end: 'penaltyImposed' } },
    ]);
  });

  test('who keeps the goods is told what to have ready and when it is called off, and reads no declaration', async () => {
    const number = await lodgeRed('KH-API-9');
    await take(documents, number, { step: 'order', order: ORDER });
    await take(documents, number, { step: 'cancel', reason: 'Đổi nơi kiểm tra' });
    const { engine } = program.services;
    expect(await engine.waitFor((await engine.readHead()).position, 10_000, 'notices')).toBe(true);
    const { data } = await warehouse.GET('/api/v1/notices', {});
    const told = data?.items.filter((notice) => notice.number === number) ?? [];
    expect(told.map(({ code }) => code).toSorted()).toEqual(['inspection.keepNoMore', 'inspection.keepReady']);
    const ready = told.find(({ code }) => code === 'inspection.keepReady');
    expect(ready?.sentence.en).toContain(`At KHO01, by 21/11/2026 13:00; 1 containers: ${CONTAINER}.`);
    expect((await warehouse.GET('/api/v1/declarations/{number}', path(number))).response.status).toBe(404);
    expect(await noticesOf(number, warehouse)).toBeUndefined();
  });

  test('a laboratory answers after the conclusion, and a follow-up is closed with what settled it', async () => {
    const number = await lodgeRed('KH-API-6');
    await take(documents, number, { step: 'order', order: { ...ORDER, means: 'manual' } });
    await take(inspector, number, { step: 'recordFinding', finding: FINDING });
    const sample = { line: 1, seal: 'NP-7', laboratory: 'LAB-SOUTH', questions: 'Máy có đúng mã khai không?' };
    await take(inspector, number, { step: 'takeSample', sample });
    const discrepancies = [
      { line: 1, kind: 'code' as const, declared: '84713020', found: 'chờ phân tích', follow: 'reassessment' as const },
    ];
    await take(inspector, number, {
      step: 'conclude',
      conforms: false,
      discrepancies,
      text: 'Chờ phân tích phân loại',
    });
    const result = { sample: 1, answer: 'Đúng mã khai', codeProposed: '84713020' };
    expect((await take(documents, number, { step: 'recordLaboratoryResult', result })).response.status).toBe(200);
    const followUp = (await fileOf(number))?.followUps[0]?.id ?? '';
    const close = { step: 'closeFollowUp' as const, followUp, text: 'Mã khai đúng, không ấn định' };
    expect((await take(documents, number, close)).response.status).toBe(403);
    expect((await take(leader, number, close)).response.status).toBe(200);
    expect(await fileOf(number)).toMatchObject({
      samples: [{ seal: 'NP-7', result: { answer: 'Đúng mã khai' } }],
      followUps: [{ id: followUp, closed: { text: close.text } }],
    });
    expect((await noticesOf(number))?.samples).toMatchObject([{ seal: 'NP-7', result: { answer: 'Đúng mã khai' } }]);
    const ref = inspectionRef(number as DeclarationNumber);
    expect((await program.services.engine.readStream(ref)).map(({ type }) => type).at(-1)).toBe('FollowUpClosed');
  });
});
