import type { ApiClient } from '#client';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestClock } from '#core/kernel';
import type { crookedTraffic } from './crooked-traffic.ts';
import type { TestProgram } from './program.ts';
import { clientOf, signIn } from './session.ts';

type Traffic = ReturnType<typeof crookedTraffic>;

/** A Monday morning of the country. */
export const SETTLED_SERVICE_BEGINS = '2026-11-16T02:00:00Z';
/** Whole weeks in service, a rest in which what they brought becomes known, and the last days. */
const WEEKS = 3;
const WORKING_DAYS = 5;
const A_DAY = 19;
/** Fewer than are crooked, so that two models can differ in whom they choose. */
const A_DAY_BY_MODEL = 3;
const REST_DAYS = 14;
const TO_LEARN_FROM = 130;
/** So many are drawn that every week can be told of, and nobody can guess which. */
const DRAWN_SHARE = 0.6;

/**
 * Two models in service for weeks that are settled, all by commands: imports are lodged and looked at, a model is trained of what was found and
 * made champion by two people, another challenger; then weeks of traffic are decided with them, and what was selected is looked at. Gives the
 * two hashes.
 */
export async function settledService(
  program: TestProgram,
  clock: TestClock,
  traffic: Traffic,
): Promise<{ readonly champion: string; readonly challenger: string }> {
  const between = await traffic.between(program, clock);
  let ordinal = 0;
  const day = async (declarations: number): Promise<void> => {
    for (let count = 0; count < declarations; count += 1) {
      ordinal += 1;
      const isCrooked = ordinal % 4 === 0;
      const { number, channel } = await between.lodged(ordinal, isCrooked ? 'crooked' : 'honest');
      if (channel === 'red') await between.lookedAt(number, traffic.random.next() > (isCrooked ? 0.9 : 0.06));
    }
  };
  await day(TO_LEARN_FROM);
  await between.settled();
  await settledOn(program, { capacityPerDay: A_DAY_BY_MODEL, inspection: 'partial', depthPercent: 10 });
  const champion = await inRole(program, 'champion', 3);
  const challenger = await inRole(program, 'challenger', 4);
  // What was declared before is taken up, now that models have roles.
  await between.settled();
  traffic.draw(DRAWN_SHARE);
  for (let date = 1; date < 7; date += 1) await between.nextDay();
  for (let week = 0; week < WEEKS; week += 1)
    for (let date = 0; date < 7; date += 1) {
      await between.nextDay();
      if (date < WORKING_DAYS) await day(A_DAY);
      // The challenger follows behind.
      await between.settled();
    }
  for (let date = 0; date < REST_DAYS; date += 1) await between.nextDay();
  await day(2 * A_DAY);
  await between.settled();
  return { champion, challenger };
}

/** Other settings, proposed by one and agreed to by another. */
async function settledOn(program: TestProgram, change: object): Promise<void> {
  const analyst = clientOf(program.url, await signIn(program.url, 'risk'));
  const { settings } = given(await analyst.GET('/api/v1/risk/models'));
  if (settings === null) throw new Error('The country says how models have a part');
  await agreed(program, analyst, {
    action: 'settings',
    settings: { ...settings.settings, ...change },
    reason: 'Theo số công chức hiện có của đơn vị',
  });
}

async function agreed(program: TestProgram, analyst: ApiClient, body: object): Promise<void> {
  const second = clientOf(program.url, await signIn(program.url, 'risk.approver'));
  const proposed = given(await analyst.POST('/api/v1/risk/models/proposals', { body: body as never }));
  const { id, contentHash } = proposed;
  given(await second.POST('/api/v1/proposals/{id}/approval', { params: { path: { id } }, body: { contentHash } }));
}

/** Trains one and gives it the role: one analyst proposes, another approves. */
async function inRole(program: TestProgram, role: 'champion' | 'challenger', seed: number): Promise<string> {
  const analyst = clientOf(program.url, await signIn(program.url, 'risk'));
  const begun = given(
    await analyst.POST('/api/v1/risk/models/trainings', {
      body: { name: role === 'champion' ? 'Mùa thu' : 'Mùa thu, hạt giống khác', seed },
    }),
  );
  const hash = await trained(analyst, begun.id);
  await agreed(program, analyst, {
    action: 'set',
    role,
    hash,
    reason: 'Kết quả trên phần giữ lại tốt hơn quy tắc',
  });
  return hash;
}

async function trained(analyst: ApiClient, id: string): Promise<string> {
  for (;;) {
    const { status, hash } = given(
      await analyst.GET('/api/v1/risk/models/trainings/{id}', { params: { path: { id } } }),
    );
    if (status !== 'running' && status !== 'done') throw new Error(`The training is ${status}`);
    const { models } = given(await analyst.GET('/api/v1/risk/models'));
    // Known as soon as the journal names it, a moment after its training is done.
    if (hash !== null && models.some((model) => model.hash === hash)) return hash;
    await pause(POLL_MS);
  }
}
const POLL_MS = 100;

function given<Data>({ data, error }: { readonly data?: Data; readonly error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}
