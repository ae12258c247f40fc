import { expect } from 'vitest';
import type { Stage, Visit } from '../stage.ts';

/** The bank reports at its own pace. */
const BANK = { timeout: 30_000 };

/** How the office stands, a case for other hands, what runs out, and money that found no home. */
export async function leaderDay(visit: Visit, { program }: Stage): Promise<void> {
  const { page, t, language } = visit;
  await visit.signIn('leader', '/office');
  await page.getByRole('heading', { name: t('office.workload') }).waitFor();
  await visit.shot('leader-office', 'window');
  await visit.open('/queue?status=underDocumentCheck');
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: new RegExp(t('assign.open')) })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel(t('case.reason'))
    .fill(language === 'vi' ? 'Chia lại việc trong đội' : 'Work is shared out anew');
  await visit.shot('leader-reassign', 'window');
  await dialog.getByRole('button', { name: t('assign.open'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await visit.open('/follow-ups');
  await page.getByRole('heading', { level: 1, name: t('followUps.title') }).waitFor();
  await visit.open('/overdue');
  await page.getByRole('heading', { level: 1, name: t('overdue.title') }).waitFor();
  const payerName = `CONG TY HAI AU TUONG TUONG ${language.toUpperCase()}`;
  await fetch(program.bank.ordersUrl.replace('payment-orders', 'transfers'), {
    method: 'POST',
    body: JSON.stringify({ paymentReference: 'HD 1000', amount: '1500000', payerName, text: 'nop thue hai quan' }),
  });
  await visit.open('/suspense');
  await expect
    .poll(async () => {
      await page.reload();
      await visit.atRest();
      return page.getByText(payerName).count();
    }, BANK)
    .toBeGreaterThan(0);
  await visit.shot('leader-suspense', 'window');
  await page.getByRole('row').filter({ hasText: payerName }).getByRole('link').click();
  await page.getByRole('button', { name: t('suspense.act.giveBack') }).waitFor();
  await visit.shot('leader-credit', 'window');
}
