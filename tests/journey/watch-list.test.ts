import { apiClient, type ApiClient, type Schemas } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Content = Schemas['WrittenWatchListEntry'];

let program: TestProgram;
let trader: ApiClient;
let analyst: ApiClient;
let other: ApiClient;
let leader: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  analyst = clientOf(program.url, await signIn(program.url, 'risk'));
  other = clientOf(program.url, await signIn(program.url, 'risk.approver'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const entry = (changes: Partial<Content> = {}): Content => ({
  list: 'Đối tác cần chú ý',
  kind: 'company',
  value: 'Silver Lantern Trading Co., Ltd',
  aliases: [],
  identifiers: [],
  reason: 'Vụ việc tưởng tượng số 7',
  source: 'Báo cáo tưởng tượng',
  legalBasis: 'Minh họa',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity: 'internal',
  readers: { roles: [], offices: [], users: [] },
  effect: { channel: 'red', inspection: 'full', notify: true },
  ...changes,
});

/** Added by one analyst and, where it selects, agreed to by another person. */
async function added(content: Content, second = other) {
  const { data, error } = await analyst.POST('/api/v1/watch-list/entries', { body: content });
  if (!data) throw new Error(JSON.stringify(error));
  if (data.openProposal !== null) expect((await agreed(second, data.openProposal)).error).toBeUndefined();
  return data;
}
async function agreed(second: ApiClient, id: string) {
  const path = { path: { id } };
  const { data } = await second.GET('/api/v1/proposals/{id}', { params: path });
  return second.POST('/api/v1/proposals/{id}/approval', {
    params: path,
    body: { contentHash: data?.contentHash ?? '0'.repeat(64) },
  });
}
async function lodged(reference: string, seller: string) {
  return lodgeAccepted(
    trader,
    sampleImport(undefined, {
      functionalReferenceId: reference,
      importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
      exporter: { name: seller, address: { countryCode: 'CN' } },
    }),
  );
}
const shown = async (id: string, client = analyst) =>
  client.GET('/api/v1/watch-list/entries/{id}', { params: { path: { id } } });
/** What follows the journal follows a moment later. */
const matchesOf = async (id: string) => {
  await expect.poll(async () => (await shown(id)).data?.matches.length).toBeGreaterThan(0);
  return (await shown(id)).data?.matches ?? [];
};
const whyHere = async (number: string, client: ApiClient) =>
  JSON.stringify((await client.GET('/api/v1/cases/{number}', { params: { path: { number } } })).data?.whyHere);
const matchesOn = async (number: string, client: ApiClient) =>
  (await client.GET('/api/v1/cases/{number}/watch-list-matches', { params: { path: { number } } })).data?.items;

test('a partner on a list, written in another way, is selected; only who may know is told why', async () => {
  expect((await lodged('LOOK-0', 'Silver Lantern Trading Limited')).channel).toBe('green');
  const { id } = await added(entry());
  const answer = await lodged('LOOK-1', 'SILVER LANTERN TRDG LTD');
  expect(answer.channel).toBe('red');
  expect(await matchesOf(id)).toMatchObject([{ declaration: answer.number, place: 'exporter', isCleared: false }]);
  // The desk and its leader read that the ground is withheld, and neither the entry nor its name.
  for (const reader of [officer, leader]) {
    const told = await whyHere(answer.number, reader);
    expect(told).toContain('"withheld"');
    expect(told).not.toMatch(/lantern|Vụ việc|WATCH-LIST|Đối tác cần/iu);
    expect(await matchesOn(answer.number, reader)).toEqual([]);
  }
  // The owner is told; the trader hears what every red declaration is told.
  const { data: notices } = await analyst.GET('/api/v1/notices', {});
  expect(JSON.stringify(notices)).toContain('watchList.matched');
  const view = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number: answer.number } } });
  const heard = JSON.stringify([answer, view.data, (await trader.GET('/api/v1/notices', {})).data]);
  expect(heard).not.toMatch(/watch|theo dõi danh sách|Vụ việc|withheld|matches|lantern trading co/iu);
}, 60_000);

test('who was cleared once does not match again until the day is over, and stays in sight', async () => {
  const { id } = await added(entry({ value: 'Amber Pavilion Exports', effect: { channel: 'red', notify: false } }));
  const first = await lodged('LOOK-2', 'Amber Pavilion Export Co');
  expect(first.channel).toBe('red');
  const [match] = await matchesOf(id);
  if (!match) throw new Error('the match is shown');
  const clearing = { subject: match.subject, declaration: match.declaration, place: match.place };
  const { data, error } = await analyst.POST('/api/v1/watch-list/entries/{id}/clearings', {
    params: { path: { id } },
    body: { ...clearing, reason: 'Đã xác minh: công ty khác', until: '2027-01-31' },
  });
  expect(error).toBeUndefined();
  expect(data?.matches).toMatchObject([{ isCleared: true }]);
  expect(data?.cleared).toMatchObject([{ reason: 'Đã xác minh: công ty khác', until: '2027-01-31', isOver: false }]);
  expect((await lodged('LOOK-3', 'Amber Pavilion Export Co')).channel).toBe('green');
  // Another of a like name was not cleared.
  expect((await lodged('LOOK-4', 'Amber Pavilion Exports Ltd')).channel).toBe('red');
  await analyst.POST('/api/v1/watch-list/entries/{id}/clearings/withdrawal', {
    params: { path: { id } },
    body: { subject: match.subject, reason: 'Xác minh lại' },
  });
  expect((await lodged('LOOK-5', 'Amber Pavilion Export Co')).channel).toBe('red');
}, 60_000);

test('a restricted entry is there for those it names alone, and acts all the same', async () => {
  const { id } = await added(
    entry({
      value: 'Crimson Harbour Chemicals',
      sensitivity: 'restricted',
      readers: { roles: ['officeLeader'], offices: [], users: [] },
      effect: { channel: 'yellow', notify: false },
    }),
    leader,
  );
  const { number, channel } = await lodged('LOOK-6', 'Crimson Harbor Chemical Ltd');
  expect(channel).toBe('yellow');
  // Its owner and the named role know; another analyst hears of nothing, in no list, page, comparison or change.
  expect(await matchesOn(number, leader)).toMatchObject([{ entryId: id, value: 'Crimson Harbour Chemicals' }]);
  expect(await matchesOn(number, officer)).toEqual([]);
  expect((await shown(id)).data?.content.value).toBe('Crimson Harbour Chemicals');
  const nobody = await shown('999999', other);
  const hidden = await shown(id, other);
  expect({ ...hidden.error, instance: '' }).toEqual({ ...nobody.error, instance: '' });
  expect(JSON.stringify((await other.GET('/api/v1/watch-list/entries', {})).data)).not.toContain('Crimson');
  const compared = await other.POST('/api/v1/watch-list/comparisons', { body: { left: 'Crimson Harbour Chemicals' } });
  expect(compared.data?.items).toEqual([]);
  const ended = (which: string) =>
    other.POST('/api/v1/watch-list/entries/{id}/end', { params: { path: { id: which } }, body: { reason: 'thử xem' } });
  expect((await ended(id)).error?.status).toBe((await ended('999999')).error?.status);
}, 60_000);

test('an entry that selects only watches until another person agrees, and so does each change of what it says', async () => {
  const quietly = { ...entry({ value: 'Violet Estuary Exports' }).effect, notify: false };
  const content = entry({ value: 'Violet Estuary Exports', effect: quietly });
  const { data: first } = await analyst.POST('/api/v1/watch-list/entries', { body: content });
  const id = first?.id ?? '';
  expect(first).toMatchObject({ waits: true, standing: 'active' });
  expect((await lodged('TWO-1', 'Violet Estuary Export Co')).channel).toBe('green');
  // It is held against declarations all the same.
  await matchesOf(id);
  const proposal = first?.openProposal ?? '';
  expect((await agreed(analyst, proposal)).error?.errors?.map(({ code }) => code)).toEqual(['APR-006']);
  // What is proposed says nothing of whom it is about.
  const { data: shownThere } = await other.GET('/api/v1/proposals/{id}/changes', {
    params: { path: { id: proposal } },
  });
  expect(JSON.stringify(shownThere)).toContain('red');
  expect(JSON.stringify(shownThere)).not.toContain('Violet');
  expect((await agreed(other, proposal)).data?.status).toBe('approved');
  expect((await shown(id)).data).toMatchObject({ waits: false, openProposal: null });
  expect((await lodged('TWO-2', 'Violet Estuary Export Co')).channel).toBe('red');

  const change = (changed: Content) =>
    analyst.PUT('/api/v1/watch-list/entries/{id}', {
      params: { path: { id } },
      body: { content: changed, reason: 'đổi mức' },
    });
  const milder = { ...content, effect: { channel: 'yellow' as const, notify: false } };
  const { data: waiting } = await change(milder);
  // Until it is agreed to, what two people agreed to before holds.
  expect(waiting?.waits).toBe(true);
  expect((await lodged('TWO-3', 'Violet Estuary Export Co')).channel).toBe('red');
  await agreed(other, waiting?.openProposal ?? '');
  expect((await lodged('TWO-4', 'Violet Estuary Export Co')).channel).toBe('yellow');
  // To only watch takes one; to select again takes two again.
  expect((await change({ ...content, effect: { channel: 'green', notify: false } })).data?.waits).toBe(false);
  expect((await lodged('TWO-5', 'Violet Estuary Export Co')).channel).toBe('green');
  const { data: again } = await change(milder);
  expect((await lodged('TWO-6', 'Violet Estuary Export Co')).channel).toBe('green');
  // What was changed after it was proposed is not what the second person read.
  await change({ ...milder, effect: { channel: 'red', notify: false } });
  expect((await agreed(other, again?.openProposal ?? '')).error?.errors?.map(({ code }) => code)).toEqual(['WTL-009']);
  const ended = await analyst.POST('/api/v1/watch-list/entries/{id}/end', {
    params: { path: { id } },
    body: { reason: 'hết cần' },
  });
  expect(ended.data).toMatchObject({ standing: 'ended', waits: false });
}, 60_000);

test('that a restricted entry waits is known to those it names alone', async () => {
  const content = entry({
    value: 'Indigo Lagoon Metals',
    sensitivity: 'restricted',
    readers: { roles: ['officeLeader'], offices: [], users: [] },
  });
  const { data } = await analyst.POST('/api/v1/watch-list/entries', { body: content });
  const id = data?.openProposal ?? '';
  expect(id).not.toBe('');
  const open = async (client: ApiClient) =>
    (await client.GET('/api/v1/proposals', { params: { query: { open: true } } })).data?.items.map((item) => item.id);
  expect(await open(leader)).toContain(id);
  expect(await open(other)).not.toContain(id);
  expect((await other.GET('/api/v1/proposals/{id}', { params: { path: { id } } })).response.status).toBe(404);
  expect((await agreed(other, id)).response.status).toBe(404);
  expect((await agreed(leader, id)).data?.status).toBe('approved');
}, 30_000);

test('lists are closed to traders and to officers without the right', async () => {
  for (const client of [trader, officer]) {
    expect((await client.GET('/api/v1/watch-list/entries', {})).response.status).toBe(403);
    expect((await client.POST('/api/v1/watch-list/comparisons', { body: { left: 'x y' } })).response.status).toBe(403);
    expect((await client.POST('/api/v1/watch-list/entries', { body: entry() })).response.status).toBe(403);
  }
}, 30_000);

test('a file of entries is taken row by row, and rows that are wrong are told', async () => {
  const { value: _value, aliases: _aliases, identifiers: _identifiers, ...defaults } = entry({ kind: 'container' });
  const csv = 'value,kind\nCSQU3054383,container\nCSQU3054384,container\n,person\nJade Meridian Shipping,company\n';
  const { data } = await analyst.POST('/api/v1/watch-list/imports', { body: { csv, defaults } });
  expect(data?.added).toBe(2);
  expect(data?.problems.map(({ row }) => row)).toEqual([3, 4]);
  const tried = await analyst.POST('/api/v1/watch-list/comparisons', { body: { left: 'Jade Meridien Shipping LLC' } });
  expect(tried.data?.items[0]).toMatchObject({ isSame: true, right: 'Jade Meridian Shipping' });
}, 30_000);
