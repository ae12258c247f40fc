import { describeInBrowser } from '#tests/support/browser-tests';
import { startTestSandbox, type TestSandbox } from '#tests/support/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '#core/kernel';
import { withSyntheticQuarter } from '#tests/support/synthetic-fairness';
import { administratorDay } from './day/administrator.ts';
import { analystDay, measuredDay } from './day/analyst.ts';
import { brokerDay } from './day/broker.ts';
import { inspectorDay } from './day/inspector.ts';
import { integratorDay } from './day/integrator.ts';
import { leaderDay } from './day/leader.ts';
import { morningOf, type Morning } from './day/morning.ts';
import { officerDay } from './day/officer.ts';
import { publicDay } from './day/public.ts';
import { traderDay } from './day/trader.ts';
import { LANGUAGES, openStage, type Language, type Stage, type Visit } from './stage.ts';

/** As wide and high as the pictures of the guides. */
const WINDOW = { width: 1280, height: 900 };
/** How long one state is waited for on a busy machine; mostly it is there at once. */
const STATE_MS_MAX = 30_000;

describeInBrowser('a day’s work', () => {
  let sandbox: TestSandbox;
  let stage: Stage;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    stage = await openStage({ sandbox });
  });
  afterAll(async () => {
    await stage.close();
    await sandbox.stop();
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    let morning: Morning;
    beforeAll(async () => {
      morning = await morningOf(stage, language);
    });
    const atWork = (work: Work) => atWorkOn(stage, language, work);

    test('a trader lodges, pays, copies, amends and mends', () => atWork((visit) => traderDay(visit, morning)));
    test('a broker works for two clients, in a grid, by file and from a catalogue', () => atWork(brokerDay));
    test('a documents officer takes the next case, asks and decides', () => atWork(officerDay));
    test('an inspector takes an order along and hands it in', () => atWork((visit) => inspectorDay(visit, morning)));
    test('a leader looks at the office and shares work out anew', () => atWork((visit) => leaderDay(visit, stage)));
    test('an administrator looks after people and proposes a rate', () => atWork(administratorDay));
    test('the public follows goods and works out duty', () => atWork((visit) => publicDay(visit, morning)));
    test('an integrator sets software up', () => atWork(integratorDay));
  });
});

describeInBrowser('a day’s work with a quarter behind it', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ clock: testClock('2026-11-21T03:00:00Z') });
    await withSyntheticQuarter(stage.program.database, stage.program.services.cell);
    await stage.program.jobs.runDue();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('a risk analyst looks at rules, watch lists and fairness', () => atWorkOn(stage, language, analystDay));
    test('a trader reads how customs measures them', () => atWorkOn(stage, language, measuredDay));
  });
});

type Work = (...people: [Visit, Visit]) => Promise<void>;

async function atWorkOn(stage: Stage, language: Language, work: Work): Promise<void> {
  const people: [Visit, Visit] = [
    await stage.visit({ language, ...WINDOW }),
    await stage.visit({ language, ...WINDOW }),
  ];
  // What does not come is told by its name, not by the clock of the whole day.
  for (const { page } of people) page.setDefaultTimeout(STATE_MS_MAX);
  await work(...people);
  for (const { complaints, close } of people) {
    expect(complaints).toEqual([]);
    await close();
  }
}
