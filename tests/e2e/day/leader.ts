import type { Visit } from '../stage.ts';

/** How the office stands, a case for other hands, and what runs out. */
export async function leaderDay(visit: Visit): Promise<void> {
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
  await visit.shot('leader-follow-ups', 'window');
  await visit.open('/overdue');
  await page.getByRole('heading', { level: 1, name: t('overdue.title') }).waitFor();
}
