import { apiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

describeInBrowser('watch lists', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  async function lodged(reference: string, seller: string): Promise<string> {
    const trader = apiClient({ baseUrl: stage.program.url, apiKey: stage.program.key('demo trader') });
    const { data, error } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: sampleImport(undefined, {
        functionalReferenceId: reference,
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
        exporter: { name: seller, address: { countryCode: 'CN' } },
      }) as never,
    });
    if (!data) throw new Error(JSON.stringify(error));
    return data.number;
  }

  test.each(LANGUAGES)(
    'an analyst adds an entry, tries a name, sees what matched and clears who is somebody else, in %s',
    async (language) => {
      const name = language === 'vi' ? 'Opal Causeway Trading Co., Ltd' : 'Cobalt Meadow Trading Co., Ltd';
      const seller = language === 'vi' ? 'OPAL CAUSEWAY TRDG LTD' : 'COBALT MEADOW TRDG LTD';
      const size = { width: language === 'vi' ? 1280 : 1920, height: 1000 };
      const analyst = await stage.visit({ language, ...size });
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/rules');
      await analyst.open('/risk/watch-list');
      await page.getByRole('searchbox', { name: t('watchList.search') }).fill('khong-co-muc-nay');
      await page.getByText(t('watchList.noMatch')).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('watch-list-empty');

      await analyst.open('/risk/watch-list/new');
      await page.getByRole('button', { name: t('watchList.save') }).click();
      await page.getByText(t('watchList.missing')).first().waitFor();
      await analyst.expectAccessible();
      await analyst.shot('watch-list-form');
      await page.getByLabel(t('watchList.value'), { exact: true }).fill(name);
      await page.getByLabel(t('watchList.list'), { exact: true }).fill('Đối tác tưởng tượng');
      await page.getByLabel(t('watchList.reason'), { exact: true }).fill('Vụ việc tưởng tượng');
      await page.getByLabel(t('watchList.source'), { exact: true }).fill('Minh họa');
      await page.getByLabel(t('watchList.legalBasis'), { exact: true }).fill('Minh họa');
      await page.getByRole('button', { name: t('watchList.save') }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByText(t('watchList.noMatches')).waitFor();

      const number = await lodged(`E2E-LIST-${language}`, seller);
      await expect
        .poll(
          async () => {
            await analyst.open('/risk/watch-list');
            await page.getByRole('link', { name }).click();
            await page.getByRole('heading', { level: 1, name }).waitFor();
            await page.getByText(t('watchList.cleared'), { exact: true }).first().waitFor();
            return page.getByText(number).count();
          },
          { timeout: 30_000 },
        )
        .toBeGreaterThan(0);
      await page.getByText(seller).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('watch-list-entry');
      await page.getByRole('button', { name: t('watchList.notTheSame') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: t('watchList.notTheSame') }).click();
      await dialog.getByText(t('watchList.missing')).waitFor();
      await dialog.getByLabel(t('watchList.reason')).fill('Đã xác minh: công ty khác');
      await analyst.expectAccessible();
      await analyst.shot('watch-list-clear', 'window');
      await dialog.getByRole('button', { name: t('watchList.notTheSame') }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('Đã xác minh: công ty khác').waitFor();
      await analyst.shot('watch-list-cleared');

      await analyst.open('/risk/watch-list');
      await page.getByLabel(t('watchList.name'), { exact: true }).fill(seller);
      await page.getByLabel(t('watchList.name'), { exact: true }).press('Enter');
      await page.getByText(t('watchList.way.same')).first().waitFor();
      await page.getByRole('table').waitFor();
      await analyst.expectAccessible();
      await analyst.shot('watch-list');
      await page.getByRole('button', { name: t('watchList.import') }).click();
      await page.getByRole('dialog').waitFor();
      await analyst.expectAccessible();
      await analyst.shot('watch-list-import', 'window');
      await analyst.close();
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'an entry that selects says that it waits for a second person, and leads there, in %s',
    async (language) => {
      const name = language === 'vi' ? 'Ebony Gorge Exports' : 'Ivory Gorge Exports';
      const client = clientOf(stage.program.url, await signIn(stage.program.url, 'risk'));
      const { data, error } = await client.POST('/api/v1/watch-list/entries', {
        body: {
          list: 'Đối tác tưởng tượng',
          kind: 'company',
          value: name,
          aliases: [],
          identifiers: [],
          reason: 'Vụ việc tưởng tượng',
          source: 'Minh họa',
          legalBasis: 'Minh họa',
          validFrom: '2026-01-01',
          validTo: null,
          sensitivity: 'internal',
          readers: { roles: [], offices: [], users: [] },
          effect: { channel: 'red', inspection: 'full', notify: false },
        },
      });
      if (!data) throw new Error(JSON.stringify(error));
      const size = { width: language === 'vi' ? 1280 : 1920, height: 1000 };
      const analyst = await stage.visit({ language, ...size });
      const { page, t } = analyst;
      await analyst.signIn('risk.approver', '/risk/rules');
      await analyst.open('/risk/watch-list');
      await page.getByText(t('watchList.waitsShort')).first().waitFor();
      await analyst.shot('watch-list-waiting');
      await analyst.open(`/risk/watch-list/${data.id}`);
      await page.getByText(t('watchList.waits')).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('watch-list-entry-waits');
      await page.locator('main a[href^="/approvals/"]').click();
      await page.getByText(t('approval.kind.watch-list-entry')).first().waitFor();
      // Whom it is about is read in the entry alone.
      expect(await page.locator('main').innerText()).not.toContain(name);
      await analyst.expectAccessible();
      await analyst.shot('watch-list-approval');
      await page.getByRole('link', { name: t('approval.openEntry', { id: data.id }) }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await analyst.close();
    },
    120_000,
  );
});
