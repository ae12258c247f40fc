import type { Visit } from '../stage.ts';

/** One pixel, enough to be a picture. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The next case: read, seen as its trader sees it, asked about, and decided once the answer came. */
export async function officerDay(visit: Visit, broker: Visit): Promise<void> {
  const { page, t } = visit;
  await visit.signIn('documents');
  await page.getByRole('row').nth(1).waitFor();
  await visit.shot('officer-queue', 'window');
  await page.getByRole('button', { name: t('queue.next') }).click();
  await page.waitForURL(/\/cases\/\d{12}$/);
  const number = /\d{12}$/.exec(page.url())?.[0] ?? '';
  await page.getByText(t('case.whyHere')).waitFor();
  await visit.shot('officer-case', 'window');
  await page.getByRole('button', { name: t('case.asTrader') }).click();
  await page.getByRole('region', { name: t('case.asTraderSteps') }).waitFor();
  await visit.shot('officer-as-trader', 'window');
  await page.getByRole('button', { name: t('case.asTraderBack') }).click();
  await askForInvoice(visit);
  await handIn(broker, number);
  await accept(visit, number);
}

async function askForInvoice({ page, t, shot, language }: Visit): Promise<void> {
  const bar = page.getByRole('region', { name: t('case.decide') });
  await bar.getByRole('button', { name: t('case.request') }).click();
  await bar.getByLabel(t('case.document')).fill('INV');
  await page.getByRole('option', { name: /^INV/ }).click();
  await bar.getByRole('button', { name: t('case.draftLetter') }).click();
  await bar
    .getByLabel(t('case.reason'), { exact: true })
    .fill(language === 'vi' ? 'Hóa đơn chưa có chữ ký' : 'The invoice is not signed');
  await shot('officer-ask', 'window');
  await bar.getByRole('button', { name: t('case.confirmRequest') }).click();
  await page
    .getByText(t('status.awaitingDocuments'))
    .or(page.getByText(t('view.requested')).first())
    .first()
    .waitFor();
}

/** Whosever goods the next case is of: the broker acts for both clients. */
async function handIn({ page, signIn, t }: Visit, number: string): Promise<void> {
  await signIn('broker', `/declarations/${number}`);
  await page.getByText(t('view.requested')).first().waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: t('view.attach') }).click();
  await (await chooser).setFiles({ name: 'hoa-don.png', mimeType: 'image/png', buffer: SCAN });
  await page.getByRole('link', { name: 'hoa-don.png' }).waitFor();
}

async function accept({ page, t, shot, language }: Visit, number: string): Promise<void> {
  await page.reload();
  await page.getByRole('link', { name: 'hoa-don.png' }).first().waitFor();
  await page.getByRole('button', { name: t('case.accept'), exact: true }).click();
  await page
    .getByLabel(t('case.reason'), { exact: true })
    .fill(language === 'vi' ? 'Hồ sơ đầy đủ, đúng khai báo' : 'The file is complete and agrees');
  await shot('officer-decide', 'window');
  await page.getByRole('button', { name: t('case.confirmAccept') }).click();
  await page.getByText(t('case.done.accept', { number })).waitFor();
}
