import { testClock } from '#core/kernel';
import { describeInBrowser } from '#tests/support/browser-tests';
import { withSyntheticQuarter } from '#tests/support/synthetic-fairness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

describeInBrowser('fairness and integrity', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ clock: testClock('2026-11-21T03:00:00Z') });
    await withSyntheticQuarter(stage.program.database, stage.program.services.cell);
  });
  afterAll(() => stage.close());

  test.each(LANGUAGES)(
    'an analyst reads where groups differ, who meets whom, and a period in which nothing happened, in %s',
    async (language) => {
      const size = { width: language === 'vi' ? 1280 : 1920, height: 1000 };
      const analyst = await stage.visit({ language, ...size });
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/fairness');
      await page.getByRole('heading', { level: 1, name: t('fairness.title') }).waitFor();
      await page.getByRole('table', { name: t('fairness.by.office'), exact: true }).waitFor();
      await page
        .getByText(language === 'vi' ? 'Cao hơn hẳn' : 'Higher beyond chance')
        .first()
        .waitFor();
      await page
        .getByRole('table', { name: t('fairness.pairs') })
        .getByText('SYN-4', { exact: true })
        .waitFor();
      await page.getByRole('button', { name: t('fairness.originsShow') }).click();
      await page.getByRole('table', { name: t('fairness.by.origin'), exact: true }).waitFor();
      await page.getByText(t('fairness.randomTooFew')).first().waitFor();
      await analyst.expectAccessible();
      await analyst.shot('fairness');

      await page.getByLabel(t('fairness.from'), { exact: true }).fill('2026-10-01');
      await page.getByLabel(t('fairness.to'), { exact: true }).fill('2026-10-20');
      await page.getByRole('button', { name: t('fairness.show'), exact: true }).click();
      await page.getByText(t('fairness.empty'), { exact: true }).waitFor();
      await page.getByText(t('fairness.noActs'), { exact: true }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('fairness-empty');
      expect(analyst.complaints).toEqual([]);
      await analyst.close();
    },
    120_000,
  );
});
