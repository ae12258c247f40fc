import { plainDate, testClock } from '#core/kernel';
import { DEMO_OTHER_TRADER } from '#server/access';
import { PRICE_FOLLOWER } from '#server/price';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { withSyntheticPrices } from '#tests/support/synthetic-prices';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

const TODAY = plainDate('2026-11-21');

describeInBrowser('prices of like goods', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ clock: testClock('2026-11-21T03:00:00Z') });
    await withSyntheticPrices(stage.program.database);
    await stage.program.prices.make(TODAY);
  });
  afterAll(() => stage.close());

  /** Three lines: a cheap one, a usual one, and one of goods nobody imported yet. */
  async function lodged(reference: string): Promise<string> {
    const item = (sequence: number, commodityCode: string, price: number) =>
      sampleItem({
        sequence,
        commodityCode,
        description: 'Ô cán dài, vải polyester, mới 100%',
        tariffQuantity: { value: '1000', unitCode: 'PCE' },
        itemChargeAmount: { amount: String(price * 1000), currency: 'USD' },
        unitPriceAmount: { amount: String(price), currency: 'USD' },
      });
    const { services, url } = stage.program;
    const trader = clientOf(url, await signIn(url, 'other.trader'));
    const items = [item(1, '66019900', 4.1), item(2, '66019900', 1.2), item(3, '84713020', 500)];
    const { data, error } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: sampleImport(items, {
        functionalReferenceId: reference,
        importer: { id: DEMO_OTHER_TRADER, name: 'San Hô Tưởng Tượng' },
      }) as never,
    });
    if (!data) throw new Error(JSON.stringify(error));
    expect(await services.engine.waitFor(services.engine.position(), 20_000, PRICE_FOLLOWER)).toBe(true);
    return data.number;
  }

  test.each(LANGUAGES)(
    'an officer sees where a price stands and sets a doubt aside, an analyst looks goods up, in %s',
    async (language) => {
      const number = await lodged(`PRICE-${language}`);
      const officer = await stage.visit({ language, width: language === 'vi' ? 1280 : 1920, height: 1000 });
      const { page, t } = officer;
      await officer.signIn('documents', `/cases/${number}`);
      const section = page.getByRole('region', { name: t('price.onCase') });
      // The doubt comes first; the picture says in words what it shows.
      await section.getByText(t('price.outcome.open'), { exact: true }).waitFor();
      await section.getByRole('figure').getByRole('img').waitFor();
      expect(await section.getByRole('figure').getByRole('img').getAttribute('aria-label')).toContain('150');
      await section.getByText(t('price.numbers'), { exact: true }).click();
      await section.getByRole('rowheader', { name: '11/2026' }).waitFor();
      await officer.expectAccessible();
      await officer.shot('prices-doubt');

      await section.getByRole('button', { name: t('price.setAside') }).click();
      const form = section.getByRole('form', { name: t('price.setAside') });
      await form.getByRole('button', { name: t('price.setAside') }).click();
      await form.getByText(t('price.reasonMissing')).waitFor();
      await officer.shot('prices-reason-missing');
      await form.getByLabel(t('price.reason')).fill('Hàng lỗi mốt, có hợp đồng và chứng từ thanh toán');
      await form.getByRole('button', { name: t('price.setAside') }).click();
      await section.getByText(t('price.outcome.setAside'), { exact: true }).first().waitFor();
      await officer.atRest();

      await section.getByLabel(t('price.line')).first().click();
      await page.getByRole('option', { name: t('price.lineLabel', { line: 3, code: '84713020' }) }).click();
      await section.getByText(t('price.unknown')).waitFor();
      await officer.expectAccessible();
      await officer.shot('prices-unknown');
      expect(officer.complaints).toEqual([]);
      await officer.close();

      const analyst = await stage.visit({ language, width: language === 'vi' ? 1280 : 1920, height: 1000 });
      await analyst.signIn('risk', '/risk/prices');
      await analyst.page.getByText(number, { exact: true }).waitFor();
      await analyst.page.getByLabel(t('price.code')).fill('66.01');
      await analyst.page
        .getByRole('search')
        .getByRole('button', { name: t('price.look') })
        .click();
      await analyst.page.getByRole('table', { name: '66019900 · USD/PCE' }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('prices-book');
      await analyst.page.getByLabel(t('price.code')).fill('99');
      await analyst.page
        .getByRole('search')
        .getByRole('button', { name: t('price.look') })
        .click();
      await analyst.page.getByText(t('price.codeWrong')).waitFor();
      await analyst.page.getByLabel(t('price.code')).fill('0101');
      await analyst.page
        .getByRole('search')
        .getByRole('button', { name: t('price.look') })
        .click();
      await analyst.page.getByText(t('price.noGoods'), { exact: true }).waitFor();
      await analyst.page.getByText(t('price.noOutliers'), { exact: true }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('prices-book-empty');
      expect(analyst.complaints).toEqual([]);
      await analyst.close();
    },
    120_000,
  );

  test('on a telephone the case does not scroll sideways', async () => {
    const number = await lodged('PRICE-390');
    const officer = await stage.visit({ language: 'vi', width: 390, height: 844 });
    await officer.signIn('documents', `/cases/${number}`);
    const section = officer.page.getByRole('region', { name: officer.t('price.onCase') });
    await section.getByRole('figure').getByRole('img').waitFor();
    await section.scrollIntoViewIfNeeded();
    await officer.shot('prices-phone');
    const [content, screen] = await officer.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(screen ?? 0);
    await officer.close();
  });
});
