import { writeTable } from '#core/declaration-import';
import { legalDate } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { shipmentOf } from '#tests/support/shipment';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Language, type Stage, type Visit } from './stage.ts';

const LINES = 130;
const SEND_THREE = { vi: 'Gửi 3 tờ khai', en: 'Send 3 declarations' } as const;
const TRY_ONE_AGAIN = { vi: 'Làm lại 1 tờ khai bị từ chối', en: 'Try 1 rejected one again' } as const;

describeInBrowser('a shipment of many lines', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('is one file, one page and one row; its declarations are there where they are asked for', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      await upload(trader, language, stage);
      await trader.shot('shipment-uploaded');
      await trader.page.getByRole('link', { name: trader.t('shipment.open') }).click();
      await trader.page
        .getByText(trader.t('shipment.lead', { lines: LINES, parts: 3 }))
        .first()
        .waitFor();
      await trader.page.getByText(trader.t('shipment.range', { from: 1, to: 50, count: LINES })).waitFor();
      await trader.expectAccessible();
      await trader.shot('shipment');
      await trader.page.getByRole('button', { name: trader.t('shipment.after') }).click();
      await trader.page.getByRole('button', { name: trader.t('shipment.after') }).click();
      await trader.page.getByText(trader.t('shipment.range', { from: 101, to: LINES, count: LINES })).waitFor();
      await trader.page.getByRole('cell', { name: String(LINES), exact: true }).waitFor();

      await trader.open('/declarations');
      await trader.page
        .getByText(trader.t('shipment.partsShort', { count: 3 }))
        .first()
        .waitFor();
      await trader.shot('shipment-in-list');
      await trader.expectAccessible();
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });

    test('a table of three becomes two declarations, and a draft of the one that was rejected', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      await bringTable(trader, language, stage);
      await trader.page.getByRole('button', { name: trader.t('bring.check') }).waitFor();
      await trader.shot('import-columns');
      await trader.expectAccessible();
      await trader.page.getByRole('button', { name: trader.t('bring.check') }).click();
      await trader.page.getByLabel(trader.t('bring.mode.preRegister')).check();
      await trader.shot('import-preview');
      await trader.page.getByRole('button', { name: SEND_THREE[language] }).click();
      const once = { done: 3, total: 3, accepted: 2, rejected: 1 };
      await trader.page.getByText(trader.t('bring.progress', once)).first().waitFor();
      await trader.page.getByLabel(trader.t('bring.mode.draft')).check();
      await trader.expectAccessible();
      await trader.shot('import-results');
      await trader.page.getByRole('button', { name: TRY_ONE_AGAIN[language] }).click();
      await trader.page.getByRole('link', { name: trader.t('bring.openDraft') }).waitFor();
      const again = { done: 3, total: 3, accepted: 3, rejected: 0 };
      await trader.page.getByText(trader.t('bring.progress', again)).first().waitFor();
      await trader.open('/declarations/import');
      await trader.page.getByRole('link', { name: `three-${language}.csv` }).waitFor();
      await trader.expectAccessible();
      await trader.shot('import-start');
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });

    test('is read on a telephone', async () => {
      const trader = await stage.visit({ language, width: 390, height: 844 });
      await trader.signIn('trader');
      await trader.open('/declarations');
      await trader.page.locator('a[href^="/shipments/"]').first().click();
      await trader.page.getByText(trader.t('shipment.range', { from: 1, to: 50, count: LINES })).waitFor();
      await trader.expectAccessible();
      await trader.shot('shipment-telephone');
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });
  });
});

async function upload(trader: Visit, language: Language, { program }: Stage): Promise<void> {
  const { reference } = program.services.reference.current();
  const on = legalDate(program.services.clock.now(), reference.country.zoneOffsetMinutes);
  const declared = shipmentOf(LINES, `LINKED-${language}`, { reference, on, importer: DEMO_TRADER });
  await trader.open('/declarations/upload');
  const file = { name: 'shipment.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(declared)) };
  await trader.page.locator('input[type="file"]').setInputFiles(file);
}

async function bringTable(trader: Visit, language: Language, { program }: Stage): Promise<void> {
  const { reference } = program.services.reference.current();
  const on = legalDate(program.services.clock.now(), reference.country.zoneOffsetMinutes);
  const three = [1, 2, 3].map((place) => {
    const one = shipmentOf(1, `TABLE-${language}-${place}`, { reference, on, importer: DEMO_TRADER });
    if (place < 3) return one;
    return { ...one, goodsItems: one.goodsItems.map((item) => ({ ...item, commodityCode: '99999999' })) };
  });
  const rows = writeTable(three, language).map((row) => row.map((cell) => `"${cell}"`).join(','));
  await trader.open('/declarations/import');
  const buffer = Buffer.from(rows.join('\r\n'));
  await trader.page
    .locator('input[type="file"]')
    .setInputFiles({ name: `three-${language}.csv`, mimeType: 'text/csv', buffer });
}
