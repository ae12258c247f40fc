import type { Visit } from '../stage.ts';

/** Who may come in, who did what, and a rate that somebody else is to approve. */
export async function administratorDay(visit: Visit): Promise<void> {
  const { page, t, language } = visit;
  await visit.signIn('administrator', '/users');
  await page.getByRole('row').nth(1).waitFor();
  await visit.shot('administrator-users', 'window');
  await visit.open('/audit');
  await page.getByRole('row').nth(1).waitFor();
  await visit.shot('administrator-audit', 'window');
  await visit.open('/reference');
  // Each language another rate: what is in force already is no change.
  const rate = language === 'vi' ? '31' : '32';
  await page.locator('input[type=file]').setInputFiles({
    name: 'bieu-thue.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Mã hàng,NK ưu đãi\n10059010,${rate}\n`),
  });
  await page.getByLabel(t('import.keepMissing')).check();
  await page.getByRole('button', { name: t('import.compare') }).click();
  await page.getByRole('button', { name: t('import.propose'), exact: true }).waitFor();
  await visit.shot('administrator-import', 'window');
  await page.getByLabel(t('import.reason')).fill(language === 'vi' ? 'Nghị định thử nghiệm' : 'A decree to try out');
  await page.getByRole('button', { name: t('import.propose'), exact: true }).click();
  await page.waitForURL(/\/approvals\/\d+$/);
  await page.getByText(t('approval.ownHint')).waitFor();
  await visit.shot('administrator-proposal', 'window');
  await visit.open('/approvals');
  await page.getByRole('row').nth(1).waitFor();
  await visit.shot('administrator-approvals', 'window');
}
