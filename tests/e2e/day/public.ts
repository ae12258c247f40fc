import type { Visit } from '../stage.ts';
import type { Morning } from './morning.ts';

/** Somebody without an account: where goods are, what they will cost, what an answer means, how the service is. */
export async function publicDay(visit: Visit, { tracking }: Morning): Promise<void> {
  const { page, t } = visit;
  await visit.open('/');
  await page.getByLabel(t('home.trackLabel')).fill(tracking);
  await visit.shot('public-home', 'window');
  await page.getByRole('button', { name: t('home.trackGo') }).click();
  await page.waitForURL(/\/track\//);
  await page.getByText(t('status.awaitingPayment')).first().waitFor();
  await visit.shot('public-tracking', 'window');
  await visit.open(`/tariff?q=${visit.language === 'vi' ? 'may%20tinh' : 'laptop'}`);
  await page.getByRole('link', { name: /8471/ }).first().waitFor();
  await visit.shot('public-tariff', 'window');
  await visit.open('/calculator?code=85183020&origin=CN&value=5400&currency=USD&quantity=300&unit=PCE');
  await page.getByText(t('tax.total')).first().waitFor();
  await visit.shot('public-calculator', 'window');
  await visit.open(`/help/errors/HS-001?lang=${visit.language}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await visit.shot('public-error', 'window');
  await visit.open(`/status?lang=${visit.language}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await visit.shot('public-status', 'window');
}
