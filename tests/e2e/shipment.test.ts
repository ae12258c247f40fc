import { writeTable } from '#core/declaration-import';
import { apiClient } from '#client';
import { LEGAL_STEPS, legalStepOf, type DeclarationAction } from '#core/declaration';
import { legalDate } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { clientOf, signIn } from '#tests/support/session';
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
      await trader.page.getByRole('searchbox', { name: trader.t('shipment.find') }).fill('37');
      await trader.page.keyboard.press('Enter');
      await trader.page.getByText(trader.t('shipment.range', { from: 1, to: 50, count: LINES })).waitFor();
      await expect
        .poll(() => trader.page.locator('tr[aria-current="true"]').getByRole('cell').first().textContent())
        .toBe('37');

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

    test('is amended as one, told what one declaration refused, and sent again for that one alone', async () => {
      const { number, second } = await lodged(stage, language);
      await askToCancel(stage, second);
      const trader = await stage.visit({ language, width: 1280 });
      await trader.signIn('trader', `/shipments/${number}`);
      const { page } = trader;
      await trader.expectAccessible();
      await trader.shot('shipment-steps');
      const amend = LEGAL_STEPS['declaration.amend'].name[language];
      const some = trader.t('shipment.someOf', { step: amend, count: 2, total: 3 });
      await page.getByRole('button', { name: some }).click();
      await page.getByRole('heading', { name: trader.t('shipment.amendTitle', { number }) }).waitFor();
      await trader.shot('shipment-amend');
      await page.getByText(trader.t('goodsGrid.form'), { exact: true }).click();
      await fillAmendment(trader);
      await page.getByRole('button', { name: trader.t('amend.confirm') }).click();
      await page.getByText(trader.t('shipment.accepted', { done: 2, count: 3 })).waitFor();
      await trader.expectAccessible();
      await trader.shot('shipment-amended-partly');
      await refuseToCancel(stage, number);
      await page.getByRole('button', { name: trader.t('shipment.again', { count: 1 }) }).click();
      await page.getByText(trader.t('shipment.accepted', { done: 3, count: 3 })).waitFor();
      await trader.shot('shipment-amended');
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });

    test('is asked to be cancelled once, and answered once by an officer', async () => {
      const { number } = await lodged(stage, `${language}-cancel`);
      const trader = await stage.visit({ language, width: 1920, height: 1080 });
      await trader.signIn('trader', `/shipments/${number}`);
      await step(trader, 'declaration.requestCancellation');
      await askForCancellation(trader);
      await trader.page.getByText(trader.t('shipment.accepted', { done: 3, count: 3 })).waitFor();
      await trader.shot('shipment-asked');
      await trader.close();
      const officer = await stage.visit({ language, width: 1280 });
      await officer.signIn('documents', `/shipments/${number}`);
      await step(officer, 'case.rejectCancellation');
      await officer.page
        .getByRole('textbox', { name: officer.t('steps.field.reason'), exact: true })
        .fill('Chưa đủ căn cứ hủy');
      await officer.shot('shipment-officer-dialog');
      await officer.page
        .getByRole('dialog')
        .getByRole('button', { name: LEGAL_STEPS['case.rejectCancellation'].name[language] })
        .click();
      await officer.page.getByText(officer.t('shipment.accepted', { done: 3, count: 3 })).waitFor();
      await officer.expectAccessible();
      await officer.shot('shipment-officer');
      expect(officer.complaints).toEqual([]);
      await officer.close();
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
      await trader.signIn('trader', '/declarations');
      await trader.page.locator('a[href^="/shipments/"]').first().click();
      await trader.page.getByText(trader.t('shipment.range', { from: 1, to: 50, count: LINES })).waitFor();
      await trader.expectAccessible();
      await trader.shot('shipment-telephone');
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });
  });
});

const declaredOf = ({ program }: Stage, ownReference: string) => {
  const { reference } = program.services.reference.current();
  const on = legalDate(program.services.clock.now(), reference.country.zoneOffsetMinutes);
  return shipmentOf(LINES, ownReference, { reference, on, importer: DEMO_TRADER });
};

/** By software, so that a test of what comes after begins there. */
async function lodged(stage: Stage, name: string): Promise<{ readonly number: string; readonly second: string }> {
  const client = apiClient({ baseUrl: stage.program.url, apiKey: stage.program.key('demo trader') });
  const { data, error } = await client.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: declaredOf(stage, `TOGETHER-${name}`) as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  return { number: data.number, second: data.parts?.[1]?.number ?? '' };
}

async function askToCancel({ program }: Stage, number: string): Promise<void> {
  const client = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const { error } = await client.POST('/api/v1/declarations/{number}/steps', {
    params: { path: { number } },
    body: { step: 'requestCancellation', groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' },
  });
  if (error) throw new Error(JSON.stringify(error));
}

async function refuseToCancel({ program }: Stage, number: string): Promise<void> {
  const client = clientOf(program.url, await signIn(program.url, 'documents'));
  const { error } = await client.POST('/api/v1/shipments/{number}/decisions', {
    params: { path: { number } },
    body: { action: 'rejectCancellation', reason: 'chưa đủ căn cứ' },
  });
  if (error) throw new Error(JSON.stringify(error));
}

const step = (visit: Visit, action: DeclarationAction): Promise<void> =>
  visit.page.getByRole('button', { name: legalStepOf(action).name[visit.language], exact: true }).click();

async function askForCancellation({ page, t, language, shot }: Visit): Promise<void> {
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: LEGAL_STEPS['declaration.requestCancellation'].name[language] });
  await dialog.getByRole('combobox', { name: t('steps.field.groundCode') }).fill('NOT_CARRIED_OUT');
  await page
    .getByRole('option', { name: /NOT_CARRIED_OUT/ })
    .first()
    .click();
  await send.click();
  await dialog.getByText(t('case.reasonMissing')).waitFor();
  await shot('shipment-dialog-in-error');
  await dialog
    .getByRole('textbox', { name: t('steps.field.reason'), exact: true })
    .fill('Không thực hiện nhập khẩu nữa');
  await send.click();
}

async function fillAmendment({ page, t }: Visit): Promise<void> {
  await page.getByRole('combobox', { name: t('amend.reasonCode') }).fill('6');
  await page.getByRole('option', { name: /6/ }).first().click();
  await page.getByRole('textbox', { name: t('amend.reason'), exact: true }).fill('Sửa theo chứng từ vận tải');
  await page
    .getByRole('textbox', { name: t('draft.packages'), exact: true })
    .first()
    .fill('131');
}

async function upload(trader: Visit, language: Language, stage: Stage): Promise<void> {
  const declared = declaredOf(stage, `LINKED-${language}`);
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
