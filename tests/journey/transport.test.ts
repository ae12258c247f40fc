import { apiClient, type ApiClient, type Schemas } from '#client';
import { SYSTEM } from '#core/access';
import { guaranteeRef, parseGuaranteeId } from '#core/guarantee';
import { plainDate, testClock } from '#core/kernel';
import { transportNumber, transportRef, type TransportContent } from '#core/transport';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { SEALING, transportOf } from '#tests/support/transport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const clock = testClock('2026-11-22T03:00:00Z');
const HOUR_MS = 3_600_000;
let country: string;
let program: TestProgram;
let trader: ApiClient;
let otherTrader: ApiClient;
let south: ApiClient;
let north: ApiClient;

beforeAll(async () => {
  country = await mkdtemp(path.join(tmpdir(), 'haidang-country-'));
  await cp(path.resolve(import.meta.dirname, '../../country/vn'), country, { recursive: true });
  // Nothing is selected by chance here.
  const profile = path.join(country, 'profile.json');
  await writeFile(profile, (await readFile(profile, 'utf8')).replace(/"share": 0\.\d+/, '"share": 0'));
  program = await startTestProgram({ clock, country });
  await signAllIn();
}, 60_000);
afterAll(async () => {
  await program.stop();
  await rm(country, { recursive: true, force: true });
});

async function signAllIn(): Promise<void> {
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  [otherTrader, south, north] = [await signedIn('other.trader'), await signedIn('documents'), await signedIn('north')];
}

const why = { reason: 'đã đối chiếu hồ sơ' };
const register = (client: ApiClient, principalId: string, facts: Partial<TransportContent> = {}) =>
  client.POST('/api/v1/transports', { body: { principalId, content: transportOf(facts) as never } });
async function registered(client: ApiClient, principalId: string, facts: Partial<TransportContent> = {}) {
  const { data, error } = await register(client, principalId, facts);
  if (!data) throw new Error(JSON.stringify(error));
  return data.number;
}
const show = (client: ApiClient, number: string) =>
  client.GET('/api/v1/transports/{number}', { params: { path: { number } } });
const step = (client: ApiClient, number: string, body: Schemas['TransportStep']) =>
  client.POST('/api/v1/transports/{number}/steps', { params: { path: { number } }, body });
const taken = async (client: ApiClient, number: string, body: Schemas['TransportStep']) => {
  const { data, error } = await step(client, number, body);
  if (!data) throw new Error(JSON.stringify(error));
  return data.status;
};
const codesOf = async (answer: ReturnType<typeof step>) => (await answer).error?.errors?.map(({ code }) => code);
const sealing = SEALING;
/** As people write it, with their own zone. */
const now = () => `${new Date(Date.parse(clock.now()) + 7 * HOUR_MS).toISOString().slice(0, 19)}+07:00`;
const arrived = (differences = '') =>
  ({ step: 'arrive', arrivedAt: now(), sealing, sealsIntact: differences === '', differences }) as const;
const journal = async (number: string): Promise<readonly string[]> =>
  (await program.services.engine.readStream(transportRef(transportNumber(number)))).map(({ type }) => type);
const listed = async (client: ApiClient, status?: Schemas['TransportSummary']['status']) =>
  (await client.GET('/api/v1/transports', { params: { query: { ...(status && { status }) } } })).data?.items.map(
    ({ number }) => number,
  );
const noticesOf = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/notices')).data?.items
    .filter(({ number: about }) => about === number)
    .map(({ code }) => code);

test('goods of a declaration travel from south to north: approved at once, departed, arrived', async () => {
  const lodged = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: sampleImport([sampleItem()], {
      functionalReferenceId: 'TRP-1',
      importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    }) as never,
  });
  const declarations = [lodged.data?.number ?? ''] as unknown as TransportContent['declarations'];
  const foreign = await register(otherTrader, DEMO_OTHER_TRADER, { declarations, goods: [] });
  expect(foreign.error?.errors?.map(({ code }) => code)).toEqual(['TRP-010']);
  const number = await registered(trader, DEMO_TRADER, { declarations, goods: [] });
  const { data } = await show(trader, number);
  expect(data?.summary).toMatchObject({ status: 'approved', channel: 'green', version: 0, dueAt: null });
  expect(data?.actions.map(({ action }) => action)).toEqual(['transport.correct', 'transport.withdraw']);
  expect(JSON.stringify(data)).not.toContain('ground');

  expect(await codesOf(step(north, number, arrived()))).toEqual(['TRP-002']);
  expect(await taken(south, number, { step: 'depart', departedAt: now(), sealing })).toBe('departed');
  expect((await show(north, number)).data?.summary.dueAt).toBe('2026-11-25T16:59:00.000Z');
  await expect.poll(() => noticesOf(north, number)).toEqual(['transport.departed']);
  clock.advanceMs(HOUR_MS);
  expect((await step(south, number, arrived())).response.status).toBe(403);
  expect(await taken(north, number, arrived())).toBe('arrived');
  expect(await journal(number)).toEqual(['Registered', 'Approved', 'Departed', 'Arrived']);
  await expect.poll(() => noticesOf(trader, number)).toEqual(['transport.arrived', 'transport.approved']);
});

test('what is sent in advance is written over, and registered in a second step under its number', async () => {
  const sent = await trader.POST('/api/v1/transports', {
    params: { query: { register: false } },
    body: { principalId: DEMO_TRADER, content: transportOf() as never },
  });
  expect(sent.data).toMatchObject({ status: 'preRegistered', version: 0 });
  const number = sent.data?.number ?? '';
  const { data: kept } = await show(trader, number);
  expect(kept?.summary).toMatchObject({ channel: null, registeredAt: null, keptUntil: '2026-11-29T17:00:00.000Z' });
  expect(kept?.actions.map(({ action, vnaccs }) => [action, ...vnaccs])).toEqual([
    ['transport.replace', 'OLA', 'OLB'],
    ['transport.makeOfficial', 'OLC'],
    ['transport.withdraw', 'VAS514', 'VAS508'],
  ]);
  const goods = [{ description: 'Máy in', packageQuantity: 5, packageCode: 'CT', grossMassKg: '40' }];
  expect(await taken(trader, number, { step: 'replace', content: transportOf({ goods }) })).toBe('preRegistered');
  await expect.poll(() => listed(trader, 'preRegistered')).toEqual([number]);
  expect(await codesOf(step(south, number, { step: 'approve', ...why }))).toEqual(['TRP-002']);
  expect(await taken(trader, number, { step: 'makeOfficial' })).toBe('approved');
  expect((await show(trader, number)).data).toMatchObject({
    summary: { number, channel: 'green', keptUntil: null },
    content: { goods },
  });
  expect(await journal(number)).toEqual(['PreRegistered', 'PreRegistered', 'Registered', 'Approved']);
});

test('each sees their own and what leaves from or comes to their office, and to others there is none', async () => {
  const number = await registered(trader, DEMO_TRADER, {
    to: { officeId: '01E1', locationId: 'VNHAN' },
  });
  await expect.poll(() => listed(trader)).toContain(number);
  expect(await listed(south, 'approved')).toContain(number);
  expect(await listed(south, 'arrived')).not.toContain(number);
  expect(await listed(north)).not.toContain(number);
  expect(await listed(otherTrader)).toEqual([]);
  expect((await show(otherTrader, number)).response.status).toBe(404);
  expect((await step(north, number, { step: 'approve', ...why })).response.status).toBe(404);
  const content = transportOf() as never;
  expect(await taken(trader, number, { step: 'correct', version: 0, content })).toBe('approved');
  expect((await show(trader, number)).data?.summary).toMatchObject({ version: 1, toOfficeId: '01AB' });
  await expect.poll(() => listed(north)).toContain(number);
  expect(await taken(trader, number, { step: 'withdraw', ...why })).toBe('cancelled');
  expect(await journal(number)).toEqual(['Registered', 'Approved', 'Corrected', 'Approved', 'Cancelled']);
});

test('one of low standing is checked and secured; what differs on arrival holds the guarantee', async () => {
  const { engine } = program.services;
  const data = { id: DEMO_OTHER_TRADER, fields: { complianceLevel: 5 }, reason: 'xếp lại mức tuân thủ' };
  const ranked = await engine.submit(
    { type: 'party.update', data, actor: { ...SYSTEM, roles: ['administrator'] } },
    { sender: 'system', trafficClass: 'internal' },
  );
  expect(ranked.status).toBe('accepted');
  const id = parseGuaranteeId('BANKDEMO-2026-VC-1');
  if (id === undefined) throw new Error('a guarantee is named by bank, year, sign and number');
  const issued = await fetch(program.bank.ordersUrl.replace('/payment-orders', '/guarantees'), {
    method: 'POST',
    body: JSON.stringify({
      id,
      kind: 'general',
      principalId: DEMO_OTHER_TRADER,
      amount: '100000000',
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
    }),
  });
  expect(issued.status).toBe(201);
  const left = async () => (await otherTrader.GET('/api/v1/guarantees/{id}', { params: { path: { id } } })).data?.left;

  const number = await registered(otherTrader, DEMO_OTHER_TRADER, { guaranteeId: id });
  await expect.poll(() => noticesOf(south, number)).toEqual(['transport.toCheck']);
  expect(await taken(south, number, { step: 'instructCorrection', ...why })).toBe('correctionInstructed');
  const content = transportOf({ guaranteeId: id }) as never;
  expect(await taken(otherTrader, number, { step: 'correct', version: 0, content })).toBe('underCheck');
  expect(await codesOf(step(otherTrader, number, { step: 'correct', version: 0, content }))).toEqual(['TRP-012']);
  expect(await taken(south, number, { step: 'requireGuarantee', amount: '40000000', ...why })).toBe(
    'awaitingGuarantee',
  );
  expect(await taken(otherTrader, number, { step: 'secure' })).toBe('underCheck');
  expect(await left()).toBe('60000000');
  expect(await taken(south, number, { step: 'approve', ...why })).toBe('approved');
  expect(await taken(south, number, { step: 'depart', departedAt: now(), sealing })).toBe('departed');

  clock.advanceMs(4 * 24 * HOUR_MS);
  await signAllIn();
  await program.deadlines.runDue();
  expect(await journal(number)).toContain('DeadlinePassed');
  await expect.poll(() => noticesOf(otherTrader, number)).toContain('transport.arrivalPassed');
  expect(await taken(north, number, arrived('mất niêm phong HQ-003'))).toBe('arrived');
  expect(await left()).toBe('60000000');
  expect(await codesOf(step(otherTrader, number, { step: 'withdraw', ...why }))).toEqual(['TRP-002']);
  expect(await taken(north, number, { step: 'freeGuarantee', ...why })).toBe('arrived');
  expect(await left()).toBe('100000000');
  expect(await journal(number)).toEqual([
    'Registered',
    'CorrectionInstructed',
    'Corrected',
    'GuaranteeRequired',
    'GuaranteeSecured',
    'Approved',
    'Departed',
    'DeadlinePassed',
    'Arrived',
    'SecurityFreed',
  ]);
  const onGuarantee = (await engine.readStream(guaranteeRef(id))).map(({ type }) => type);
  expect(onGuarantee).toEqual(['GuaranteeIssued', 'GuaranteeDrawn', 'GuaranteeFreed']);
});

test('goods that never arrive are paid for by the bank that answered for them', async () => {
  const id = 'BANKDEMO-2026-VC-2';
  const terms = { kind: 'individual', principalId: DEMO_OTHER_TRADER, amount: '50000000' };
  const days = { validFrom: '2026-01-01', validTo: '2027-12-31' };
  const counter = program.bank.ordersUrl.replace('/payment-orders', '/guarantees');
  await fetch(counter, { method: 'POST', body: JSON.stringify({ id, ...terms, ...days }) });
  const soon = { plannedDeparture: plainDate(now().slice(0, 10)), plannedArrival: plainDate(now().slice(0, 10)) };
  const number = await registered(otherTrader, DEMO_OTHER_TRADER, {
    ...soon,
    guaranteeId: parseGuaranteeId(id) ?? null,
  });
  await taken(south, number, { step: 'requireGuarantee', amount: '30000000', ...why });
  await taken(otherTrader, number, { step: 'secure' });
  await taken(south, number, { step: 'approve', ...why });
  await taken(south, number, { step: 'depart', departedAt: now(), sealing });
  expect(await codesOf(step(north, number, { step: 'callGuarantee', ...why }))).toEqual(['TRP-022']);
  clock.advanceMs(24 * HOUR_MS);
  await signAllIn();
  expect(await taken(north, number, { step: 'callGuarantee', ...why })).toBe('departed');
  await expect.poll(async () => (await show(north, number)).data?.called?.paid).toBe('30000000');
  expect((await show(otherTrader, number)).data).toMatchObject({ security: null, called: { amount: '30000000' } });
  await expect.poll(() => noticesOf(otherTrader, number)).toContain('transport.guaranteeCalled');
  await expect.poll(() => noticesOf(south, number)).toContain('transport.guaranteePaid');
});
