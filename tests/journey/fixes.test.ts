import type { ApiClient } from '#client';
import type { Declaration } from '#core/declaration';
import { writeTable } from '#core/declaration-import';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let session: BrowserSession;
let trader: ApiClient;
let broker: ApiClient;
let otherTrader: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  session = await signIn(program.url, 'trader');
  trader = clientOf(program.url, session);
  broker = clientOf(program.url, await signIn(program.url, 'broker'));
  otherTrader = clientOf(program.url, await signIn(program.url, 'other.trader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const importer = { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng', address: { countryCode: 'VN' } };
const shipment = (reference: string, codes: readonly string[]): Declaration =>
  sampleImport(
    codes.map((commodityCode, index) => sampleItem({ sequence: index + 1, commodityCode })),
    {
      functionalReferenceId: reference,
      importer,
      invoiceAmount: { amount: String(5_000 * codes.length), currency: 'USD' },
      totalGrossMass: { value: String(25 * codes.length), unitCode: 'KGM' },
      consignment: {
        arrivalDate: '2026-11-20',
        loadingLocationId: 'CNSHA',
        unloadingLocationId: 'VNCLI',
        transportContractDocuments: [{ id: `FIX${reference}` }],
      },
    },
  );

async function fixesOf(client: ApiClient) {
  const { data } = await client.GET('/api/v1/fixes');
  if (!data) throw new Error('nothing is listed');
  return data.items;
}
type Fix = Awaited<ReturnType<typeof fixesOf>>[number];

async function mend(
  client: ApiClient,
  fixes: readonly Fix[],
  value: string,
  amendment?: { reasonCode: string; reason: string },
) {
  const rows = fixes.map(({ source, id, place, seen, pointer, declared }) => ({
    source,
    id,
    place,
    seen,
    pointer,
    declared,
    value,
  }));
  const { data } = await client.POST('/api/v1/fixes', { body: { rows, ...(amendment && { amendment }) } });
  if (!data) throw new Error('nothing was answered');
  return data.results;
}

/** A draft of this declaration that somebody tried to lodge. */
async function triedDraft(declaration: Declaration): Promise<string> {
  const id = randomUUID();
  await trader.POST('/api/v1/drafts', { body: { id } });
  const set = (at: string, value: string) => ({ op: 'set' as const, at, value });
  const fields = [
    set('/typeCode', declaration.typeCode),
    ...declaration.goodsItems.flatMap(({ commodityCode = '', description = '' }, index) => [
      { op: 'insert' as const, list: '/goodsItems', id: `l${index}`, after: index === 0 ? null : `l${index - 1}` },
      set(`/goodsItems/@l${index}/commodityCode`, commodityCode),
      set(`/goodsItems/@l${index}/description`, description),
    ]),
  ];
  const { data } = await trader.POST('/api/v1/drafts/{id}/changes', {
    params: { path: { id } },
    body: { id: randomUUID(), device: 'office', baseRevision: 0, operations: fields },
  });
  const text = { vi: 'x', en: 'x' };
  const refusals = [
    { code: 'LDG-900', pointer: '', severity: 'error' as const, label: text, message: text, fix: text },
  ];
  const { response } = await trader.POST('/api/v1/drafts/{id}/trials', {
    params: { path: { id } },
    body: { revision: data?.revision ?? 0, refusals },
  });
  expect(response.status).toBe(204);
  return id;
}
const ofDraft = (fixes: readonly Fix[], id: string) => fixes.filter((fix) => fix.id === id);

describe('drafts that could not be lodged', () => {
  test('show what stands in the way now, and one value mends all lines that say the same wrong', async () => {
    const id = await triedDraft(shipment('F-1', ['99999999', '99999999', '84713020']));
    const fixes = ofDraft(await fixesOf(trader), id);
    expect(fixes.some(({ code, editable }) => code === 'LDG-900' && !editable)).toBe(true);
    const wrong = fixes.filter(({ declared }) => declared === '99999999');
    expect(wrong.map(({ pointer, editable }) => [pointer, editable])).toEqual([
      ['/goodsItems/0/commodityCode', true],
      ['/goodsItems/1/commodityCode', true],
    ]);
    expect((await mend(trader, wrong, '88888888')).map(({ outcome }) => outcome)).toEqual(['stands', 'stands']);
    expect((await mend(trader, wrong, '84713020')).map(({ outcome }) => outcome)).toEqual(['saved', 'saved']);
    const left = ofDraft(await fixesOf(trader), id);
    expect(left.filter(({ pointer }) => pointer.endsWith('/commodityCode'))).toEqual([]);
    // What only the sent text was refused for says nothing of another.
    expect(left.some(({ code }) => code === 'LDG-900')).toBe(false);
  });

  test('that somebody else has changed meanwhile are left as they are', async () => {
    const id = await triedDraft(shipment('F-2', ['99999999']));
    const wrong = ofDraft(await fixesOf(trader), id).filter(({ declared }) => declared === '99999999');
    await broker.POST('/api/v1/drafts/{id}/changes', {
      params: { path: { id } },
      body: {
        id: randomUUID(),
        device: 'broker',
        baseRevision: 1,
        operations: [{ op: 'set', at: '/goodsItems/@l0/commodityCode', value: '85285200' }],
      },
    });
    expect((await mend(trader, wrong, '84713020')).map(({ outcome }) => outcome)).toEqual(['changed']);
  });

  test('are for their organisation and its brokers, and do not exist for others', async () => {
    const id = await triedDraft(shipment('F-3', ['99999999']));
    const wrong = ofDraft(await fixesOf(broker), id).filter(({ declared }) => declared === '99999999');
    expect(wrong).toHaveLength(1);
    expect(ofDraft(await fixesOf(otherTrader), id)).toEqual([]);
    expect((await mend(otherTrader, wrong, '84713020')).map(({ outcome }) => outcome)).toEqual(['gone']);
    expect((await mend(broker, wrong, '84713020')).map(({ outcome }) => outcome)).toEqual(['saved']);
  });
});

describe('declarations of a file', () => {
  test('are mended where they stand, cells that could not be read too, and wait to be sent', async () => {
    const rows = writeTable([shipment('I-1', ['84713020']), shipment('I-2', ['99999999'])], 'en').map((row) => [
      ...row,
    ]);
    const mass = rows[0]?.indexOf('Total gross mass') ?? -1;
    const first = rows[1];
    if (!first || mass < 0) throw new Error('the table has a mass');
    first[mass] = 'heavy';
    const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
    const found = await uploaded(csv);
    const fixes = (await fixesOf(trader)).filter(({ id }) => id === found);
    const cell = fixes.filter(({ code }) => code === 'TBL-001');
    expect(cell.map(({ pointer, declared }) => [pointer, declared])).toEqual([['/totalGrossMass/value', 'heavy']]);
    expect((await mend(trader, cell, '25')).map(({ outcome }) => outcome)).toEqual(['saved']);
    const code = fixes.filter(({ declared }) => declared === '99999999');
    expect((await mend(trader, code, '84713020')).map(({ outcome }) => outcome)).toEqual(['saved']);
    expect((await mend(trader, code, '84713020')).map(({ outcome }) => outcome)).toEqual(['changed']);
    expect((await fixesOf(trader)).filter(({ id }) => id === found)).toEqual([]);
    const { data } = await trader.GET('/api/v1/declaration-imports/{id}', { params: { path: { id: found } } });
    expect(data?.counts).toMatchObject({ waiting: 2, blocked: 0 });
  });
});

describe('registered declarations that customs asked to amend', () => {
  test('are amended by one amendment each, with a reason and not without', async () => {
    const { data } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: selectedGoods() as never,
    });
    const number = data?.number ?? '';
    expect(data?.status).toBe('underDocumentCheck');
    const text = 'Describe the goods more closely';
    const instructed = await officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path: { number } },
      body: { action: 'instructAmendment', kind: 'amend', text, lines: [1] } as never,
    });
    expect(instructed.response.status, JSON.stringify(instructed.error)).toBe(200);
    const all = await waitForFixes(number);
    expect(all.map(({ code, pointer, editable }) => [code, pointer, editable])).toEqual([
      [null, '/goodsItems/0', true],
    ]);
    // The office that instructed has nothing to mend.
    expect(await fixesOf(officer)).toEqual([]);
    const fields = all.map((fix) => ({ ...fix, pointer: `${fix.pointer}/description` }));
    const said = 'Thịt gà nguyên con, đông lạnh, đã cắt tiết';
    expect((await mend(trader, fields, said)).map(({ outcome }) => outcome)).toEqual(['refused']);
    const amendment = { reasonCode: '6', reason: 'Theo hướng dẫn của hải quan' };
    const done = await mend(trader, fields, said, amendment);
    expect(done).toMatchObject([{ outcome: 'saved', refusals: [] }]);
    expect((await mend(trader, fields, 'x', amendment)).map(({ outcome }) => outcome)).toEqual(['changed']);
    const view = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(view.data?.version).toBe(1);
  });
});

async function waitForFixes(number: string) {
  const { position } = (await (await fetch(`${program.url}/ready`)).json()) as { readonly position: string };
  await trader.GET('/api/v1/desk', { params: { query: { position } } });
  return (await fixesOf(trader)).filter(({ id }) => id === number);
}

/** A file that was read and checked. */
async function uploaded(csv: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([csv], 'shipments.csv'));
  const answer = await fetch(`${program.url}/api/v1/declaration-imports`, {
    method: 'POST',
    headers: { cookie: session.cookie, 'x-csrf-token': session.csrfToken, 'sec-fetch-site': 'same-origin' },
    body: form,
  });
  const { id, guess } = (await answer.json()) as { readonly id: string; readonly guess: never };
  const checked = await trader.POST('/api/v1/declaration-imports/{id}/check', {
    params: { path: { id } },
    body: { table: Object.assign({ numbers: 'point-decimal' as const }, guess) },
  });
  expect(checked.response.status, JSON.stringify(checked.error)).toBe(200);
  return id;
}

/** Goods that the country's rules select for their documents. */
const selectedGoods = (): Declaration =>
  sampleImport(
    [
      sampleItem({
        commodityCode: '02071200',
        description: 'Thịt gà đông lạnh nguyên con',
        origin: { countryCode: 'US' },
        tariffQuantity: { value: '1000', unitCode: 'KGM' },
        grossMass: { value: '1100', unitCode: 'KGM' },
        netMass: { value: '1000', unitCode: 'KGM' },
        itemChargeAmount: { amount: '2000', currency: 'USD' },
        unitPriceAmount: { amount: '2', currency: 'USD' },
      }),
    ],
    { functionalReferenceId: 'A-1', importer },
  );

describe('after a code is gone from its list', () => {
  test('drafts that nobody tried and pre-registrations that use it are found by a look, and one value mends them', async () => {
    const draftId = randomUUID();
    await trader.POST('/api/v1/drafts', { body: { id: draftId } });
    await trader.POST('/api/v1/drafts/{id}/changes', {
      params: { path: { id: draftId } },
      body: {
        id: randomUUID(),
        device: 'office',
        baseRevision: 0,
        operations: [
          { op: 'set', at: '/typeCode', value: 'A11' },
          { op: 'insert', list: '/goodsItems', id: 'l0', after: null },
          { op: 'set', at: '/goodsItems/@l0/description', value: 'Máy tính xách tay' },
          { op: 'set', at: '/totalPackageUnitCode', value: 'CT' },
        ],
      },
    });
    const { data: sent } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: false } },
      body: { ...shipment('P-1', ['84713020']), totalPackageUnitCode: 'CT' } as never,
    });
    const number = sent?.number ?? '';
    expect(sent?.status).toBe('preRegistered');
    await waitForFixes(number);
    const mine = async (client: ApiClient) =>
      (await fixesOf(client)).filter(({ id, declared }) => (id === draftId || id === number) && declared === 'CT');
    await trader.POST('/api/v1/fixes/looks');
    expect(await mine(trader)).toEqual([]);

    await endPackage('CT');
    const { data: looked } = await trader.POST('/api/v1/fixes/looks');
    expect(looked).toMatchObject({ isCut: false });
    expect(looked?.found).toBeGreaterThanOrEqual(2);
    const wrong = await mine(trader);
    expect(wrong.map(({ source, pointer }) => `${source} ${pointer}`).toSorted()).toEqual([
      'draft /totalPackageUnitCode',
      'preRegistration /totalPackageUnitCode',
    ]);
    // What is merely missing in a draft that is not finished is not told.
    expect((await fixesOf(trader)).filter(({ id, declared }) => id === draftId && declared === '')).toEqual([]);
    expect(await mine(otherTrader)).toEqual([]);
    expect((await mend(otherTrader, wrong, 'PK')).map(({ outcome }) => outcome)).toEqual(['gone', 'gone']);
    expect((await mend(trader, wrong, 'QQ')).map(({ outcome }) => outcome)).toEqual(['stands', 'stands']);
    expect((await mend(trader, wrong, 'PK')).map(({ outcome }) => outcome)).toEqual(['saved', 'saved']);
    expect(await mine(trader)).toEqual([]);
    const view = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(view.data?.summary.status).toBe('preRegistered');
    expect(view.data?.declaration.totalPackageUnitCode).toBe('PK');
  });

  test('what the publication made wrong is found without anybody asking for it', async () => {
    const { data: sent } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: false } },
      body: { ...shipment('P-2', ['84713020']), totalPackageUnitCode: 'BG' } as never,
    });
    const number = sent?.number ?? '';
    expect(sent?.status).toBe('preRegistered');
    await waitForFixes(number);
    const wrong = async () => (await fixesOf(trader)).filter(({ id, declared }) => id === number && declared === 'BG');
    await program.lawWatch.runDue();
    expect(await wrong()).toEqual([]);
    await endPackage('BG');
    await program.lawWatch.runDue();
    expect((await wrong()).map(({ source, pointer }) => `${source} ${pointer}`)).toEqual([
      'preRegistration /totalPackageUnitCode',
    ]);
  });
});

/** Two people take a code out of its list. */
async function endPackage(code: string): Promise<void> {
  const administrator = clientOf(program.url, await signIn(program.url, 'administrator'));
  const approver = clientOf(program.url, await signIn(program.url, 'approver'));
  const params = { path: { name: 'package' } };
  const { data: read } = await administrator.GET('/api/v1/reference/tables/{name}', { params });
  const rows = read?.rows.filter(([first]) => first !== code) ?? [];
  const proposed = await administrator.POST('/api/v1/reference/tables/{name}/proposal', {
    params,
    body: { basedOn: read?.version ?? '', rows, reason: 'Bỏ mã để thử' },
  });
  const approval = await approver.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id: proposed.data?.id ?? '' } },
    body: { contentHash: proposed.data?.contentHash ?? '' },
  } as never);
  expect(approval.response.status, JSON.stringify(approval.error)).toBe(200);
}
