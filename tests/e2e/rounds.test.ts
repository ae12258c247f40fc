import { instant, plainDate, testClock } from '#core/kernel';
import { describeInBrowser } from '#tests/support/browser-tests';
import { withSyntheticPrices } from '#tests/support/synthetic-prices';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analystsScreens } from './rounds/analysts.ts';
import { everybodysScreens } from './rounds/everybody.ts';
import { administratorsScreens, agenciesScreens, leadersScreens, officersScreens } from './rounds/officers.ts';
import { admitForATime, prepare, type Prepared } from './rounds/prepare.ts';
import { walk, type Stop } from './rounds/stop.ts';
import { brokersScreens, tradersScreens } from './rounds/traders.ts';
import { LANGUAGES, openStage, type Language, type Stage, type Visit } from './stage.ts';

/** As wide and high as the pictures of the guides. */
const WINDOW = { width: 1280, height: 900 };
const TODAY = '2026-11-21';
/** Goods that came on this day for a time have been here too long. */
const LONG_AGO = '2026-09-14';

describeInBrowser('the screens beside a day’s work', () => {
  let stage: Stage;
  let there: Prepared;
  beforeAll(async () => {
    const clock = testClock(`${LONG_AGO}T03:00:00Z`);
    stage = await openStage({ clock });
    const overdue = await admitForATime(stage);
    clock.set(instant(`${TODAY}T03:00:00Z`));
    await withSyntheticPrices(stage.program.database);
    await stage.program.jobs.runDue();
    await stage.program.prices.make(plainDate(TODAY));
    there = await prepare(stage, overdue);
  }, 120_000);
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    const asOne = (account: string | undefined, screensOf: (visit: Visit, there: Prepared) => readonly Stop[]) =>
      look(stage, there, { language, account, screensOf });

    test('everybody’s', () => asOne(undefined, everybodysScreens));
    test('a trader’s', () => asOne('trader', tradersScreens));
    test('a broker’s', () => asOne('broker', brokersScreens));
    test('an officer’s', () => asOne('documents', officersScreens));
    test('another agency’s', () => asOne('agency', agenciesScreens));
    test('a leader’s', () => asOne('leader', leadersScreens));
    test('an administrator’s', () => asOne('administrator', administratorsScreens));
    test('a risk analyst’s', () => asOne('risk', analystsScreens));
  });
});

interface Round {
  readonly language: Language;
  /** Nobody in particular where there is none. */
  readonly account: string | undefined;
  readonly screensOf: (visit: Visit, there: Prepared) => readonly Stop[];
}

async function look(stage: Stage, there: Prepared, { language, account, screensOf }: Round): Promise<void> {
  const visit = await stage.visit({ language, ...WINDOW });
  if (account !== undefined) await visit.signIn(account);
  await walk(visit, screensOf(visit, there));
  expect(visit.complaints).toEqual([]);
  await visit.close();
}
