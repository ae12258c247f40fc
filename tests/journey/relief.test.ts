import { apiClient, type ApiClient, type Schemas } from '#client';
import type { Declaration, GoodsItem } from '#core/declaration';
import { SYSTEM } from '#core/access';
import { testClock, type Actor } from '#core/kernel';
import { exemptionListRef, type ExemptionListState } from '#core/relief';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { RELIEF_FOLLOWER } from '#server/relief';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let otherTrader: ApiClient;
let officer: ApiClient;
let leader: ApiClient;
let visitor: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  visitor = apiClient({ baseUrl: program.url });
  [otherTrader, officer, leader] = [
    await signedIn('other.trader'),
    await signedIn('documents'),
    await signedIn('leader'),
  ];
}, 60_000);
afterAll(() => program.stop());

const signedIn = async (name: string): Promise<ApiClient> => clientOf(program.url, await signIn(program.url, name));
const DAY_MS = 86_400_000;

const importOf = (reference: string, items: readonly GoodsItem[], facts: Partial<Declaration> = {}): Declaration =>
  sampleImport(items, {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    totalGrossMass: { value: '999999', unitCode: 'TNE' },
    ...facts,
  });
const sugar = (tonnes: number): GoodsItem =>
  sampleItem({
    commodityCode: '17019910',
    tariffQuantity: { value: String(tonnes * 1000), unitCode: 'KGM' },
    unitPriceAmount: { amount: '0.001', currency: 'USD' },
    itemChargeAmount: { amount: String(tonnes), currency: 'USD' },
    dutyTaxFees: [{ typeCode: 'CUD', quotaOrderId: 'SUGAR' }],
  });
const listed = (id: string): GoodsItem =>
  sampleItem({
    commodityCode: '84433219',
    dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'FIXEDASSET' }],
    additionalDocuments: [{ typeCode: 'EXL', id: `${id}/1` }],
  });

const lodge = (declaration: Declaration, client: ApiClient = trader) =>
  client.POST('/api/v1/declarations', { params: { query: { register: true } }, body: declaration as never });

const LIST = {
  holderId: DEMO_TRADER,
  officeId: '02CI',
  groundCode: 'FIXEDASSET',
  content: {
    project: 'Nhà máy Hải Âu Tưởng Tượng, giai đoạn 1',
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    lines: [{ line: 1, codePrefix: '8443', name: 'Máy in cho dây chuyền', unitCode: 'PCE', quantity: '25' }],
  },
};
const submitList = async (): Promise<Schemas['ExemptionListAnswer']> => {
  const { data, error } = await trader.POST('/api/v1/exemption-lists', { body: LIST });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};
const show = async (client: ApiClient, id: string) =>
  (await client.GET('/api/v1/exemption-lists/{id}', { params: { path: { id } } })).data;
const decide = (client: ApiClient, id: string, action: 'accept' | 'refuse' | 'suspend') =>
  client.POST('/api/v1/exemption-lists/{id}/decisions', {
    params: { path: { id } },
    body: { action, reason: 'đã đối chiếu hồ sơ dự án' },
  });
const ids = async (client: ApiClient, query: { readonly waiting?: boolean } = {}): Promise<readonly string[]> => {
  const { position } = await program.services.engine.readHead();
  const { data } = await client.GET('/api/v1/exemption-lists', {
    params: { query: { ...query, position: position.toString() } },
  });
  return data?.items.map(({ id }) => id) ?? [];
};

describe('an exemption list', () => {
  test('goes from its registration to the last piece, and every step is on its page', async () => {
    const { id, status } = await submitList();
    expect(status).toBe('submitted');
    expect(await ids(officer, { waiting: true })).toContain(id);
    expect((await decide(trader, id, 'accept')).response.status).toBe(403);
    expect((await decide(officer, id, 'accept')).data).toEqual({ id, status: 'inForce' });
    expect(await ids(officer, { waiting: true })).not.toContain(id);

    for (const reference of ['EXL-1', 'EXL-2'])
      expect((await lodge(importOf(reference, [listed(id)]))).error).toBeUndefined();
    const beyond = await lodge(importOf('EXL-3', [listed(id)]));
    expect(beyond.error?.errors?.map(({ code, message }) => [code, message.en])).toEqual([
      ['RLF-026', `Line 1 of list ${id} has 5 PCE left; the declaration needs 10 PCE`],
    ]);
    expect(await show(trader, id)).toMatchObject({
      summary: { id, holderName: expect.stringContaining('Hải Âu'), status: 'inForce', lineCount: 1, waiting: false },
      lines: [{ line: 1, quantity: '25', drawn: '20', left: '5' }],
      movements: [
        { kind: 'drawn', quantity: '10', unitCode: 'PCE' },
        { kind: 'drawn', quantity: '10', unitCode: 'PCE' },
      ],
      actions: ['exemptionList.amend'],
    });
    expect((await show(officer, id))?.actions).toEqual(['exemptionList.suspend', 'exemptionList.close']);
  });

  test('gets back what a leader gives back, once', async () => {
    const { id } = await submitList();
    await decide(officer, id, 'accept');
    const { data } = await lodge(importOf('BACK-1', [listed(id)]));
    const giveBack = (client: ApiClient) =>
      client.POST('/api/v1/declarations/{number}/relief-return', {
        params: { path: { number: data?.number ?? '' } },
        body: { reason: 'hàng xuất trả nguyên trạng' },
      });
    expect((await giveBack(officer)).error?.errors?.map(({ code }) => code)).toEqual(['ACC-001']);
    expect((await giveBack(leader)).data).toEqual({ number: data?.number, givenBack: 1 });
    expect((await giveBack(leader)).error?.errors?.map(({ code }) => code)).toEqual(['RLF-051']);
    expect(await show(trader, id)).toMatchObject({
      lines: [{ drawn: '0', left: '25' }],
      movements: [{ kind: 'givenBack', reason: 'hàng xuất trả nguyên trạng' }, { kind: 'drawn' }],
    });
  });

  test('is nobody’s but its holder’s and customs’', async () => {
    const { id } = await submitList();
    expect(await ids(trader)).toContain(id);
    expect(await ids(otherTrader)).toEqual([]);
    expect(await show(otherTrader, id)).toBeUndefined();
    expect((await visitor.GET('/api/v1/exemption-lists')).response.status).toBe(401);
    await decide(officer, id, 'accept');
    const stolen = importOf('STOLEN', [listed(id)], {
      importer: { id: DEMO_OTHER_TRADER, name: 'San Hô Tưởng Tượng' },
    });
    expect((await lodge(stolen, otherTrader)).error?.errors?.map(({ code }) => code)).toEqual(['RLF-020']);
  });

  test('holds no name or number of its holder in its page table', async () => {
    const { rows } = await program.database.pool.query('select * from relief.exemption_list');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(DEMO_TRADER);
  });
});

describe('a list whose holder is a natural person', () => {
  const PERSON = '001099000001';
  const actor: Actor = { userId: 'person', organisationId: PERSON, roles: ['trader'], offices: [], delegations: [] };
  const keeper: Actor = {
    ...actor,
    userId: 'keeper',
    organisationId: 'CUSTOMS',
    roles: ['officeLeader'],
    offices: ['02CI'],
  };
  const submit = async (by: Actor, type: string, data: object) => {
    const answer = await program.services.engine.submit(
      { type, data, actor: by },
      { sender: by.userId, trafficClass: 'interactive' },
    );
    if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
    return JSON.parse(new TextDecoder().decode(answer.answer)) as { readonly id: string };
  };

  test('is drawn on like any other, and neither number nor project stands readable in the journal', async () => {
    const fields = { nameVi: 'Người Tưởng Tượng', registeredOn: '2020-01-01', status: 'active', aeo: false };
    const standing = { complianceLevel: 3, riskClass: 4, taxDebtDaysMax: 0 };
    await submit(SYSTEM, 'party.register', { id: PERSON, fields: { ...fields, ...standing } });
    const content = { ...LIST.content, project: 'Xưởng gốm của người tưởng tượng' };
    const { id } = await submit(actor, 'exemptionList.submit', { ...LIST, holderId: PERSON, content });
    await submit(keeper, 'exemptionList.decide', { id, accept: true, reason: 'đủ hồ sơ' });
    const importer = { id: PERSON, name: 'Người Tưởng Tượng' };
    await submit(actor, 'declaration.lodge', {
      declaration: importOf('PERSON', [listed(id)], { importer }),
      register: true,
    });
    const stored = await program.services.engine.readState<ExemptionListState>(exemptionListRef(id));
    expect(stored?.state).toMatchObject({ holderId: PERSON, project: content.project, lines: [{ drawn: '10' }] });
    const { rows } = await program.database.pool.query<{ body: string }>(
      `select convert_from(body, 'UTF8') as body from engine.event where convert_from(body, 'UTF8') like $1`,
      [`%${id}%`],
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/001099000001|người tưởng tượng/iu);
  });
});

describe('a tariff quota under load', () => {
  const balance = async (): Promise<Schemas['Quota'] | undefined> =>
    (await visitor.GET('/api/v1/quotas/{order}', { params: { path: { order: 'SUGAR' } } })).data;

  test('is given to exactly as many as it holds, whoever comes together, and anyone sees what is left', async () => {
    expect(await balance()).toMatchObject({ volume: '124000', drawn: '0', left: '124000', unitCode: 'TNE' });
    expect((await lodge(importOf('SUGAR-0', [sugar(123_900)]))).error).toBeUndefined();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => lodge(importOf(`SUGAR-${at + 1}`, [sugar(3)]))),
    );
    const accepted = answers.filter(({ data }) => data !== undefined);
    const refusals = answers.flatMap(({ error }) => error?.errors ?? []);
    expect(accepted).toHaveLength(33);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['RLF-027']));
    expect(refusals).toHaveLength(27);
    expect(refusals[0]?.message.en).toBe('Quota “Cane and beet sugar” has 1 TNE left; the declaration needs 3 TNE');
    expect(await balance()).toMatchObject({ drawn: '123999', left: '1' });
  });

  test('has a page of all orders of a day, and none for what is no order', async () => {
    const { data } = await visitor.GET('/api/v1/quotas', { params: { query: { on: '2027-06-01' } } });
    expect(data?.items.map(({ order }) => order)).toEqual(['EGGS', 'SALT', 'SUGAR', 'TOBACCO']);
    expect(data?.items.every(({ drawn }) => drawn === '0')).toBe(true);
    const missing = await visitor.GET('/api/v1/quotas/{order}', { params: { path: { order: 'NOSUCH' } } });
    expect(missing.response.status).toBe(404);
  });
});

describe('goods admitted for a time', () => {
  test('are on the list of their office from the day after they should have left, unless a re-export named them', async () => {
    const admit = async (reference: string): Promise<string> =>
      (await lodge(importOf(reference, [sampleItem()], { typeCode: 'G11' }))).data?.number ?? '';
    const [stayed, left] = [await admit('TEMP-1'), await admit('TEMP-2')];
    const leaving: Declaration = {
      ...sampleExport(),
      typeCode: 'G21',
      functionalReferenceId: 'TEMP-3',
      exporter: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
      // Whichever of its versions it is called by.
      previousDocuments: [{ typeCode: 'TDN', id: `${left.slice(0, -1)}1` }],
    };
    expect((await lodge(leaving)).error).toBeUndefined();
    const { engine } = program.services;
    await engine.waitFor((await engine.readHead()).position, 2_000, RELIEF_FOLLOWER);
    const overdue = async (client: ApiClient) => (await client.GET('/api/v1/temporary-admissions/overdue')).data?.items;
    clock.advanceMs(60 * DAY_MS);
    expect(await overdue(await signedIn('documents'))).toEqual([]);
    clock.advanceMs(DAY_MS);
    const late = [{ number: stayed, dueOn: '2027-01-20', overdueDays: 1, typeCode: 'G11', officeId: '02CI' }];
    expect(await overdue(await signedIn('documents'))).toMatchObject(late);
    expect(await overdue(await signedIn('north'))).toEqual([]);
    expect(await overdue(trader)).toEqual([]);
  });
});
