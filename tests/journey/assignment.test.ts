import { apiClient, type ApiClient } from '#client';
import { declarationRef } from '#core/clearance';
import { declarationNumber, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { ACTS_FOLLOWER } from '#server/assignment';
import { OVERVIEW_FOLLOWER } from '#server/declaration';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-24T02:00:00Z');
const TODAY = '2026-11-24';
let program: TestProgram;
let clients: Readonly<Record<'documents' | 'inspection' | 'leader' | 'other.trader', ApiClient>>;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  clients = {
    documents: await signedIn('documents'),
    inspection: await signedIn('inspection'),
    leader: await signedIn('leader'),
    'other.trader': await signedIn('other.trader'),
  };
  const officers = await program.access.officers(['02CI']);
  ids = Object.fromEntries(officers.map(({ roles, userId }) => [roles[0] ?? '', userId]));
}, 60_000);
afterAll(() => program.stop());

/** Live goods are selected for their documents by the country's rules. */
async function lodgeSelected(reference: string): Promise<DeclarationNumber> {
  const goods = sampleItem({
    commodityCode: '02071200',
    description: 'Thịt gà đông lạnh nguyên con',
    origin: { countryCode: 'US' },
    tariffQuantity: { value: '1000', unitCode: 'KGM' },
    grossMass: { value: '1100', unitCode: 'KGM' },
    netMass: { value: '1000', unitCode: 'KGM' },
    itemChargeAmount: { amount: '2000', currency: 'USD' },
    unitPriceAmount: { amount: '2', currency: 'USD' },
  });
  const declaration = sampleImport([goods], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
  });
  const trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const { data, error } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: declaration as never,
  });
  if (data?.status !== 'underDocumentCheck') throw new Error(JSON.stringify(error ?? data));
  return declarationNumber(data.number);
}

const assign = (client: ApiClient, number: string, officerId?: string) =>
  client.POST('/api/v1/cases/{number}/assignment', {
    params: { path: { number } },
    body: { ...(officerId !== undefined && { officerId }), reason: 'chia việc' },
  });
const holder = async (number: DeclarationNumber): Promise<string | undefined> =>
  (await program.services.engine.readState<DeclarationState>(declarationRef(number)))?.state.assignee?.officerId;
const away = (client: ApiClient, officerId: string) =>
  client.POST('/api/v1/absences', { body: { officerId, firstDay: TODAY, lastDay: TODAY } });

test('cases of an officer who is away go to others, and never to one who is tied to a party', async () => {
  const { documents, inspection, leader } = clients;
  const [one, two] = [await lodgeSelected('HELD-1'), await lodgeSelected('HELD-2')];
  expect((await assign(documents, one, ids['documentOfficer'])).response.status).toBe(403);
  expect((await assign(clients['other.trader'], one, ids['documentOfficer'])).response.status).toBe(404);
  for (const number of [one, two])
    expect((await assign(leader, number, ids['documentOfficer'])).data).toMatchObject({
      officerId: ids['documentOfficer'],
    });

  const { response } = await inspection.POST('/api/v1/interests', {
    body: { organisationId: DEMO_TRADER, relation: 'relative' },
  });
  expect(response.status).toBe(204);
  const tied = await assign(leader, one, ids['inspectionOfficer']);
  expect(tied.error).toMatchObject({ errors: [{ code: 'ASG-002', pointer: '/officerId' }] });
  // Nor may they decide on it any more, or read why it was selected.
  const read = await inspection.GET('/api/v1/cases/{number}', { params: { path: { number: one } } });
  expect(read.response.status).toBe(403);
  expect(read.error).toMatchObject({ errors: [{ code: 'ACC-005' }] });

  const { engine } = program.services;
  await engine.waitFor(engine.position(), 5_000, OVERVIEW_FOLLOWER);
  expect((await away(inspection, ids['documentOfficer'] ?? '')).response.status).toBe(403);
  expect((await away(documents, ids['documentOfficer'] ?? '')).data).toEqual({ casesMoved: 2 });
  for (const number of [one, two]) expect(await holder(number)).toBe(ids['officeLeader']);
  const back = await assign(leader, one, ids['documentOfficer']);
  expect(back.error).toMatchObject({ errors: [{ code: 'ASG-003' }] });
  // The day's job finds nothing left to do.
  await engine.waitFor(engine.position(), 5_000, OVERVIEW_FOLLOWER);
  await program.jobs.runDue();
  for (const number of [one, two]) expect(await holder(number)).toBe(ids['officeLeader']);
});

test('a case that nobody holds finds an officer by skill and load, whom a leader may change', async () => {
  const { inspection } = clients;
  const { engine } = program.services;
  const listed = () => engine.waitFor(engine.position(), 5_000, OVERVIEW_FOLLOWER);
  const number = await lodgeSelected('HANDED-1');
  await listed();
  expect(await holder(number)).toBeUndefined();
  // The one officer for documents is away, the one for inspections tied to the party: it is the leader's.
  expect(await program.handOut.runDue()).toBe(1);
  expect(await holder(number)).toBe(ids['officeLeader']);
  await listed();
  expect(await program.handOut.runDue()).toBe(0);

  clock.advanceMs(24 * 3_600_000);
  const leader = clientOf(program.url, await signIn(program.url, 'leader'));
  const next = await lodgeSelected('HANDED-2');
  await listed();
  expect(await program.handOut.runDue()).toBe(1);
  expect(await holder(next)).toBe(ids['documentOfficer']);
  const events = await engine.readStream(declarationRef(next));
  const given = events.findLast(({ type }) => type === 'CaseAssigned');
  expect(given?.data).toMatchObject({ because: { kind: 'unheld', openCases: 0 } });
  const { data: seen } = await leader.GET('/api/v1/cases/{number}', { params: { path: { number: next } } });
  expect(seen?.view.timeline.findLast(({ event }) => event === 'CaseAssigned')?.because).toEqual({
    vi: expect.stringMatching(/^Phân công tự động/),
    en: expect.stringMatching(/^Assigned automatically/),
  });

  expect((await assign(inspection, next, ids['inspectionOfficer'])).response.status).toBeGreaterThanOrEqual(400);
  expect((await assign(leader, next, ids['officeLeader'])).data).toMatchObject({ officerId: ids['officeLeader'] });
  await listed();
  expect(await program.handOut.runDue()).toBe(0);
  expect(await holder(next)).toBe(ids['officeLeader']);
});

test('an officer takes what comes next and steers nothing; the leader alone sees the work of the office', async () => {
  const { engine } = program.services;
  const listed = () => engine.waitFor(engine.position(), 5_000, OVERVIEW_FOLLOWER);
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  const [documents, leader] = [await signedIn('documents'), await signedIn('leader')];
  const [inspection, trader] = [await signedIn('inspection'), await signedIn('other.trader')];
  const queue = async (held?: 'mine' | 'unheld') =>
    (await documents.GET('/api/v1/cases', { params: { query: { ...(held && { held }) } } })).data?.items ?? [];
  const number = await lodgeSelected('NEXT-1');
  await listed();
  expect((await queue('unheld')).map((item) => item.number)).toEqual([number]);
  const taken = await documents.POST('/api/v1/cases/next');
  const mine = await queue('mine');
  expect(taken.data?.number).toBe(mine[0]?.number);
  expect(mine.every(({ holderId }) => holderId === ids['documentOfficer'])).toBe(true);
  await program.handOut.runDue();
  await listed();
  expect(await queue('unheld')).toEqual([]);
  expect((await trader.POST('/api/v1/cases/next')).response.status).toBe(403);
  expect((await trader.GET('/api/v1/officers')).response.status).toBe(403);
  const { data: officers } = await documents.GET('/api/v1/officers');
  expect(officers?.items.find(({ userId }) => userId === ids['documentOfficer'])).toMatchObject({
    name: expect.any(String),
    openCases: (await queue('mine')).length,
  });

  expect((await assign(leader, number, ids['officeLeader'])).response.status).toBe(200);
  await engine.waitFor(engine.position(), 5_000, ACTS_FOLLOWER);
  await listed();
  for (const client of [documents, inspection, trader])
    expect((await client.GET('/api/v1/office')).response.status).toBe(404);
  const elsewhere = await leader.GET('/api/v1/office', { params: { query: { officeId: '01AB' } } });
  expect(elsewhere.response.status).toBe(404);
  const { data: office } = await leader.GET('/api/v1/office');
  expect(office).toMatchObject({ officeId: '02CI', unheld: 0 });
  expect(office?.times.map(({ channel }) => channel)).toEqual(['green', 'yellow', 'red']);
  expect(office?.officers.find(({ userId }) => userId === ids['documentOfficer'])?.held).toBe(
    (await queue('mine')).length,
  );
  expect(office?.againstAdvice[0]).toMatchObject({ number, type: 'CaseAssigned', reason: 'chia việc' });
  // What the house itself gave out went against nobody.
  expect(office?.againstAdvice.every(({ reason }) => reason === 'chia việc')).toBe(true);
});

test('a case is compared with what the same trader declared before, for the office alone', async () => {
  const documents = clientOf(program.url, await signIn(program.url, 'documents'));
  const number = await lodgeSelected('COMPARED-1');
  await program.services.engine.waitFor(program.services.engine.position(), 5_000, OVERVIEW_FOLLOWER);
  const path = { number };
  const { data } = await documents.GET('/api/v1/cases/{number}/history', { params: { path } });
  expect(data).toMatchObject({ differences: [] });
  expect(data?.declarations).toBeGreaterThan(0);
  const trader = clientOf(program.url, await signIn(program.url, 'other.trader'));
  expect((await trader.GET('/api/v1/cases/{number}/history', { params: { path } })).response.status).toBe(404);
});

test('who declares a tie to a party no longer holds its cases', async () => {
  const { engine } = program.services;
  const documents = clientOf(program.url, await signIn(program.url, 'documents'));
  const leader = clientOf(program.url, await signIn(program.url, 'leader'));
  const number = await lodgeSelected('TIED-1');
  expect((await assign(leader, number, ids['documentOfficer'])).response.status).toBe(200);
  await engine.waitFor(engine.position(), 5_000, OVERVIEW_FOLLOWER);
  const body = { organisationId: DEMO_TRADER, relation: 'relative' } as const;
  expect((await documents.POST('/api/v1/interests', { body })).response.status).toBe(204);
  expect(await holder(number)).toBe(ids['officeLeader']);
});
