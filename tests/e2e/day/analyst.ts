import type { Visit } from '../stage.ts';

const WATCHED = 'Opal Causeway Trading Co., Ltd';

/** Which rules there are, who is looked out for, and whether selection is fair. */
export async function analystDay(visit: Visit): Promise<void> {
  const { page, t, language } = visit;
  await visit.signIn('risk', '/risk/rules');
  await page.getByRole('row').nth(1).waitFor();
  await visit.shot('analyst-rules', 'window');
  await visit.open('/risk/watch-list/new');
  const imagined = language === 'vi' ? 'Tưởng tượng' : 'Imagined';
  await page.getByLabel(t('watchList.value'), { exact: true }).fill(`${WATCHED} (${language})`);
  for (const field of ['list', 'reason', 'source', 'legalBasis'] as const)
    await page.getByLabel(t(`watchList.${field}`), { exact: true }).fill(imagined);
  await page.getByRole('button', { name: t('watchList.save') }).click();
  await page.getByRole('heading', { level: 1, name: WATCHED }).waitFor();
  await visit.open('/risk/watch-list');
  await page.getByText(`${WATCHED} (${language})`).waitFor();
  await visit.shot('analyst-watch-list', 'window');
  await visit.open('/risk/fairness');
  await page.getByRole('table', { name: t('fairness.by.office'), exact: true }).waitFor();
  await visit.shot('analyst-fairness', 'window');
}

/** How customs measures a party, and why. */
export async function measuredDay(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await visit.signIn('trader', '/compliance');
  await page.getByRole('button', { name: t('compliance.contest') }).waitFor();
  await visit.shot('trader-compliance', 'window');
}
