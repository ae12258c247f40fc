import { apiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

/** Far from all that the stage lodges elsewhere; the trader is known, so its size and age are as well. */
const DECLARATIONS = 12;

describeInBrowser('trying rules on the past', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const trader = apiClient({ baseUrl: stage.program.url, apiKey: stage.program.key('demo trader') });
    for (let each = 0; each < DECLARATIONS; each += 1) {
      const items = each % 3 === 0 ? [frozenPoultry()] : [sampleItem()];
      const body = sampleImport(items, {
        functionalReferenceId: `E2E-REPLAY-${each}`,
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
        declarationOfficeId: each % 4 === 0 ? '03EE' : '02CI',
      });
      const lodged = await trader.POST('/api/v1/declarations', {
        params: { query: { register: true } },
        body: body as never,
      });
      expect(lodged.response.status).toBe(201);
    }
  }, 60_000);
  afterAll(() => stage.close());

  test.each(LANGUAGES)(
    'an analyst tries a rule that is being written, reads what it would have done, and proposes it with its limit, in %s',
    async (language) => {
      const size = { width: language === 'vi' ? 1280 : 1920, height: 1000 };
      const analyst = await stage.visit({ language, ...size });
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/replays');
      await page.getByRole('heading', { level: 1, name: t('replay.title') }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('replay-start');

      await analyst.open('/risk/rules/new');
      await page.getByText(t('replay.notReady')).waitFor();
      // Red: ordinary yellow rules give way to parties of a good standing.
      await page.getByRole('combobox', { name: t('list.channel') }).click();
      await page.getByRole('option', { name: t('risk.channel.red') }).click();
      await page.getByText(t('risk.view.expression'), { exact: true }).click();
      const expression = page.getByRole('textbox', { name: t('risk.condition') });
      // Each language its own wording: what was tried in one was not tried in the other.
      await expression.fill(language === 'vi' ? "line.hs4 == '8471'" : "line.hs6 == '847130'");
      await expression.press('Escape');
      await page.getByText(t('replay.notTried')).waitFor();
      await page.getByRole('button', { name: t('replay.start'), exact: true }).click();
      await page.getByRole('link', { name: t('replay.openAll') }).waitFor();
      await page.getByText(t('replay.notTried')).waitFor({ state: 'hidden' });
      await analyst.expectAccessible();
      await analyst.shot('replay-form');

      const whole = await page.getByRole('link', { name: t('replay.openAll') }).getAttribute('href');
      await analyst.open(whole ?? '');
      const compared = page.getByRole('table', { name: t('replay.compared'), exact: true });
      await compared.waitFor();
      await page.getByRole('table', { name: t('replay.newly'), exact: true }).waitFor();
      await page.getByText(t('replay.noLongerNone')).waitFor();
      await page.getByText(t('replay.faithful', { same: String(DECLARATIONS) })).waitFor();
      await analyst.shot('replay-result');
      await analyst.expectAccessible();
      await page.getByText(t('replay.asItWas'), { exact: true }).first().waitFor();
      expect(analyst.complaints).toEqual([]);
      await analyst.close();
    },
    120_000,
  );
});
