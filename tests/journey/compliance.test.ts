import type { ApiClient, Schemas } from '#client';
import { instant, testClock } from '#core/kernel';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let stranger: ApiClient;
let documents: ApiClient;
let leader: ApiClient;
beforeAll(async () => {
  program = await startTestProgram({ clock });
  await program.jobs.runDue();
  await everybodySignsIn();
}, 60_000);
afterAll(() => program.stop());

/** Sessions end with their days. */
async function everybodySignsIn(): Promise<void> {
  trader = clientOf(program.url, await signIn(program.url, 'trader'));
  stranger = clientOf(program.url, await signIn(program.url, 'other.trader'));
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
}
async function nightBefore(at: string): Promise<void> {
  clock.set(instant(at));
  await program.jobs.runDue();
  await everybodySignsIn();
}

const PATH = '/api/v1/parties/{id}/compliance' as const;
const of = (id: string) => ({ params: { path: { id } } });
async function seenBy(client: ApiClient, id: string = DEMO_TRADER): Promise<Schemas['Compliance']> {
  const { data, error } = await client.GET(PATH, of(id));
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

test('whoever is measured reads every factor of it, as customs does, and nobody else knows of it', async () => {
  const own = await seenBy(trader);
  expect(own).toMatchObject({
    level: 2,
    riskClass: 3,
    measuredOn: '2026-11-21',
    may: { contest: true, answer: false },
  });
  expect(own.factors.find(({ factor }) => factor === 'declarations')?.value).toBe(480);
  expect(await seenBy(documents)).toMatchObject({ level: own.level, factors: own.factors });
  expect((await stranger.GET(PATH, of(DEMO_TRADER))).response.status).toBe(404);
  expect((await stranger.GET(PATH, of('0999999999'))).response.status).toBe(404);
  const measured = await trader.POST('/api/v1/parties/{id}/compliance/measures', of(DEMO_TRADER));
  expect(measured.response.status).toBe(403);
});

test('every night everybody is measured, and what does not change is not written', async () => {
  expect(await seenBy(stranger, DEMO_OTHER_TRADER)).toMatchObject({ level: 3, riskClass: 7 });
  await nightBefore('2026-11-22T03:00:00Z');
  expect((await seenBy(trader)).measures).toHaveLength(1);
});

test('time alone makes a newcomer an ordinary party', async () => {
  await nightBefore('2027-05-02T03:00:00Z');
  expect(await seenBy(stranger, DEMO_OTHER_TRADER)).toMatchObject({ riskClass: 4, measuredOn: '2027-05-02' });
});

test('what a party contests waits for a leader, whose correction holds until its day and no longer', async () => {
  const contest = {
    contest: 'contest-of-late-answers',
    factor: 'lateAnswers',
    reason: 'Chúng tôi đã trả lời đúng hạn',
  };
  const path = '/api/v1/parties/{id}/compliance/contests' as const;
  const send = (client: ApiClient, more: object = {}) =>
    client.POST(path, { ...of(DEMO_TRADER), body: { ...contest, ...more } as never });
  expect((await send(trader)).response.status).toBe(201);
  expect((await send(trader, { contest: 'another-contest' })).response.status).toBe(409);
  expect((await send(stranger)).response.status).toBe(404);
  expect((await send(trader, { reason: '  ' })).response.status).toBe(422);

  await expect
    .poll(async () => (await leader.GET('/api/v1/compliance/contests')).data?.items)
    .toMatchObject([{ id: DEMO_TRADER, reason: contest.reason }]);
  expect((await documents.GET('/api/v1/compliance/contests')).response.status).toBe(403);

  const answer = (client: ApiClient, body: object) =>
    client.POST('/api/v1/parties/{id}/compliance/contests/{contest}/answer', {
      params: { path: { id: DEMO_TRADER, contest: contest.contest } },
      body: { upheld: true, reason: 'Đã đối chiếu hồ sơ', ...body } as never,
    });
  const correction = { level: 3, riskClass: 4, until: '2027-05-31' };
  expect((await answer(documents, { correction })).response.status).toBe(403);
  expect((await answer(trader, { correction })).response.status).toBe(403);
  expect((await answer(leader, {})).response.status).toBe(422);
  expect((await answer(leader, { correction: { ...correction, until: '2030-01-01' } })).response.status).toBe(422);
  expect((await answer(leader, { correction: { ...correction, level: 1, riskClass: 1 } })).response.status).toBe(422);
  expect((await answer(leader, { correction })).response.status).toBe(200);
  expect((await answer(leader, { correction })).response.status).toBe(409);
  expect(await seenBy(trader)).toMatchObject({
    level: 3,
    riskClass: 4,
    correctedUntil: '2027-05-31',
    contests: [{ answer: { upheld: true, correction } }],
  });

  await nightBefore('2027-06-01T03:00:00Z');
  expect(await seenBy(trader)).toMatchObject({ level: 2, riskClass: 3, correctedUntil: null });
});

test('a party is told when its measure changes, and how what it said was answered', async () => {
  const told = async () => {
    const { data } = await trader.GET('/api/v1/notices', {});
    return data?.items.filter(({ page }) => page === '/compliance').map(({ code }) => code);
  };
  // Newest first: the correction ended, after it was made by upholding what was said.
  await expect.poll(told).toEqual(['compliance.changed', 'compliance.changed', 'compliance.upheld']);
});
