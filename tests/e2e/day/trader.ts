import type { Visit } from '../stage.ts';
import type { Morning } from './morning.ts';

/** The simulated bank takes its time, and says some things twice. */
const BANK_MS_MAX = 60_000;

/** From what is to be done to goods that may leave the port, and what else comes up. */
export async function traderDay(visit: Visit, morning: Morning): Promise<void> {
  const { page, t } = visit;
  await visit.signIn('trader');
  await page.getByRole('heading', { level: 2, name: t('desk.toDo') }).waitFor();
  await visit.shot('trader-desk', 'window');
  await lodgeTheExample(visit);
  await pay(visit);
  await preRegisterTheSame(visit);
  await amend(visit, morning);
  await mendInTheQueue(visit);
  await visit.open('/notices');
  await page
    .getByRole('link', { name: /\d{12}/ })
    .first()
    .waitFor();
}

async function lodgeTheExample({ page, t, shot }: Visit): Promise<void> {
  await page
    .getByRole('link', { name: t('list.lodge') })
    .first()
    .click();
  await page.getByRole('button', { name: t('draft.example') }).click();
  await page.getByText(t('draft.noProblems')).waitFor();
  await shot('trader-lodge', 'window');
  // The same draft, asked for step by step.
  await page.getByText(t('goodsGrid.guided'), { exact: true }).click();
  await page.getByRole('heading', { name: t('guided.tasks') }).waitFor();
  await page.getByText(t('guided.state.ready')).waitFor();
  await shot('trader-guided', 'window');
  await page.getByText(t('goodsGrid.form'), { exact: true }).click();
  await page.getByRole('button', { name: t('draft.register') }).click();
  await page.waitForURL(/\/declarations\/\d{12}$/);
}

async function pay({ page, t, shot }: Visit): Promise<void> {
  const status = page.getByRole('region', { name: t('list.state') });
  await status.getByText(t('status.awaitingPayment'), { exact: true }).waitFor();
  await shot('trader-declaration', 'window');
  await status.getByRole('button', { name: t('view.pay', { amount: '' }).trim() }).click();
  await status.getByText(t('status.released'), { exact: true }).waitFor({ timeout: BANK_MS_MAX });
  await page.getByRole('button', { name: t('view.download') }).click();
  await page.getByRole('menuitem', { name: t('view.releasePage') }).waitFor();
  await shot('trader-released', 'window');
}

/** The same goods come again tomorrow. */
async function preRegisterTheSame({ page, t }: Visit): Promise<void> {
  await page.getByRole('menuitem', { name: t('view.copy') }).click();
  await page.waitForURL(/\/declarations\/new\?draft=/);
  // A bill and an invoice are lodged once.
  await page.locator('[id="/invoice/id"]').fill(`BH-${crypto.randomUUID().slice(0, 8)}`);
  await page.getByText(t('draft.noProblems')).waitFor();
  await page.getByRole('button', { name: t('draft.preRegister') }).click();
  await page.waitForURL(/\/declarations\/\d{12}$/);
  await page.getByRole('button', { name: t('view.register') }).waitFor();
}

async function amend({ page, open, t, shot }: Visit, { unpaid }: Morning): Promise<void> {
  await open(`/declarations/${unpaid}`);
  await page.getByRole('button', { name: t('view.amend') }).click();
  await page.waitForURL('**/declarations/new**');
  await page.getByRole('combobox', { name: t('amend.reasonCode') }).fill('6');
  await page.getByRole('option', { name: /^6/ }).click();
  await page.getByRole('textbox', { name: t('amend.reason') }).fill('Mô tả rõ hơn');
  await page
    .getByRole('textbox', { name: t('draft.description') })
    .first()
    .fill('Ba lô đựng máy tính xách tay 14 inch bằng vải dệt, mới 100 %');
  await shot('trader-amend', 'window');
  await page.getByRole('button', { name: t('amend.confirm') }).click();
  await page.waitForURL(/\/declarations\/\d{12}$/);
}

/** What could not be lodged waits among what is to be mended. */
async function mendInTheQueue({ page, open, t, shot }: Visit): Promise<void> {
  await open('/declarations/new');
  await page.getByRole('button', { name: t('draft.example') }).click();
  await page.getByText(t('draft.noProblems')).waitFor();
  const line = page.getByRole('listitem', { name: t('draft.line', { line: 1 }) });
  await line.getByLabel(t('draft.commodityCode')).fill('99999999');
  await line.getByLabel(t('draft.description')).click();
  await page.getByRole('link', { name: /HS/ }).first().waitFor();
  await page.getByRole('button', { name: t('draft.register') }).click();
  await shot('trader-corrections', 'window');
  await open('/fix');
  const wrong = page.locator('section', { has: page.getByText('99999999') }).first();
  await wrong.waitFor();
  await shot('trader-fix', 'window');
  const field = wrong.getByRole('row').filter({ hasText: '99999999' }).getByRole('textbox').first();
  await field.fill('84713020');
  await field.press('Enter');
  await page.getByText('99999999').first().waitFor({ state: 'detached' });
}
