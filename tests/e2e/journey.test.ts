import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

/** One pixel, enough to be a picture. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The simulated bank takes its time, and says some things twice. */
const BANK_MS_MAX = 60_000;
/** Medicines without a licence go to the documents desk; used machines to inspection. */
const GOODS = {
  vi: { code: '30049099', description: 'Thuốc viên nén dùng thử, hộp 10 vỉ', unit: 'KGM' },
  en: { code: '84713020', description: 'Máy tính xách tay đã qua sử dụng', unit: 'PCE' },
} as const;

describeInBrowser('the whole journey', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  test.each(LANGUAGES)(
    'a trader lodges by form, officers ask and decide, the bank pays, the public sees the release (%s)',
    async (language) => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodge(trader);
      await trader.expectAccessible();
      await trader.shot('journey-1-lodged');

      const officer = await stage.visit({ language });
      await officer.signIn('leader');
      await officer.page.getByRole('link', { name: number }).click();
      await officer.page.getByText(officer.t('case.whyHere')).waitFor();
      await officer.expectAccessible();
      await officer.shot('journey-2-case');
      await askForDocument(officer);

      await trader.page.reload();
      await answer(trader);
      await trader.shot('journey-3-answered');

      await decide(stage, officer, number);

      await pay(trader);
      await trader.expectAccessible();
      await trader.shot('journey-4-released');
      await seenByThePublic(trader);
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await officer.close();
      await trader.close();
    },
  );
});

async function lodge({ page, t, language, expectAccessible }: Visit): Promise<string> {
  const goods = GOODS[language];
  await page
    .getByRole('link', { name: t('list.lodge') })
    .first()
    .click();
  await page.getByRole('button', { name: t('draft.example') }).click();
  await page.getByText(t('draft.noProblems')).waitFor();
  const line = page.getByRole('listitem', { name: t('draft.line', { line: 1 }) });
  await line.getByLabel(t('draft.commodityCode')).fill(goods.code);
  await page.getByRole('option', { name: goods.code }).click();
  await line.getByLabel(t('draft.description')).fill(goods.description);
  await page.getByText(t('draft.noProblems')).waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: t('draft.register') }).click();
  await page.waitForURL(/\/declarations\/\d{12}$/);
  const number = /\d{12}$/.exec(page.url())?.[0] ?? '';
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
  await page
    .getByText(/Luồng (vàng|đỏ)|(Yellow|Red) channel/)
    .first()
    .waitFor();
  return number;
}

async function askForDocument({ page, t, language }: Visit): Promise<void> {
  const request = page.getByRole('region', { name: t('case.decide') });
  await request.getByRole('button', { name: t('case.request') }).click();
  await request.getByRole('button', { name: t('case.confirmRequest') }).click();
  await request.getByText(t('case.reasonMissing')).waitFor();
  await request.getByLabel(t('case.document')).fill('INV');
  await page.getByRole('option', { name: /^INV/ }).click();
  await request
    .getByLabel(t('case.documentNote'))
    .fill(language === 'vi' ? 'Nộp bản có chữ ký' : 'Hand in the signed copy');
  await request
    .getByLabel(t('case.reason'), { exact: true })
    .fill(language === 'vi' ? 'Hóa đơn chưa có chữ ký' : 'The invoice is not signed');
  await request.getByRole('button', { name: t('case.confirmRequest') }).click();
  await page
    .getByText(t('status.awaitingDocuments'))
    .or(page.getByText(t('view.requested')).first())
    .first()
    .waitFor();
}

async function answer({ page, t }: Visit): Promise<void> {
  await page.getByText(t('view.requested')).first().waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: t('view.attach') }).click();
  await (await chooser).setFiles({ name: 'hoa-don.png', mimeType: 'image/png', buffer: SCAN });
  await page.getByRole('link', { name: 'hoa-don.png' }).waitFor();
}

/** The documents desk accepts; goods of the red channel are for inspection to report on. */
async function decide(stage: Stage, leader: Visit, number: string): Promise<void> {
  await leader.page.reload();
  await leader.page.getByText(leader.t('case.whyHere')).waitFor();
  const accept = leader.page.getByRole('button', { name: leader.t('case.accept'), exact: true });
  if (await accept.isVisible()) {
    await accept.click();
    await leader.page.getByLabel(leader.t('case.reason'), { exact: true }).fill('OK, hồ sơ đầy đủ');
    await leader.page.getByRole('button', { name: leader.t('case.confirmAccept') }).click();
    await leader.page.getByText(leader.t('case.done.accept', { number })).waitFor();
    return;
  }
  const inspection = await stage.visit({ language: leader.language });
  const { page, t } = inspection;
  await inspection.signIn('inspection', `/cases/${number}`);
  await page.getByRole('button', { name: t('case.inspect') }).click();
  await inspection.expectAccessible();
  await page.getByLabel(t('case.findingNote')).fill('Hàng đúng khai báo');
  await page.getByRole('button', { name: t('case.confirmFinding') }).click();
  await page.getByText(t('case.done.recordFinding', { number })).waitFor();
  expect(inspection.complaints).toEqual([]);
  await inspection.close();
}

async function pay({ page, t }: Visit): Promise<void> {
  await page.reload();
  const status = page.getByRole('region', { name: t('list.state') });
  await status.getByText(t('status.awaitingPayment'), { exact: true }).waitFor();
  await status.getByRole('button', { name: t('view.pay', { amount: '' }).trim() }).click();
  await status.getByText(t('status.released'), { exact: true }).waitFor({ timeout: BANK_MS_MAX });
}

async function seenByThePublic({ page, context, t }: Visit): Promise<void> {
  await page.getByRole('button', { name: t('view.download') }).click();
  const opening = context.waitForEvent('page');
  await page.getByRole('menuitem', { name: t('view.trackingPage') }).click();
  const tracking = await opening;
  await tracking.waitForLoadState();
  await tracking.getByText(t('status.released')).first().waitFor();
  const text = await tracking.locator('body').innerText();
  expect(text, 'no names and no values').not.toMatch(/Hải Âu|Blue Heron|86[.,]420/);
  await tracking.close();
}
