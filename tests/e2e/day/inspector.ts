import { expect } from 'vitest';
import type { Visit } from '../stage.ts';
import { CONTAINER, SEAL, type Morning } from './morning.ts';

/** An order that is taken along into the yard, carried out there and handed in. */
export async function inspectorDay(visit: Visit, { ordered }: Morning): Promise<void> {
  const { page, t } = visit;
  await visit.signIn('inspection', '/inspections/field');
  await page.getByRole('button', { name: t('onSite.takeOf', { number: ordered }) }).click();
  const order = page.getByRole('link', { name: t('onSite.openOf', { number: ordered }) });
  await order.waitFor();
  await visit.shot('inspector-orders', 'window');
  await order.click();
  await page.getByText('Bãi kiểm hóa số 2').waitFor();
  await visit.shot('inspector-order', 'window');
  await checkContainer(visit);
  await findGoods(visit);
  await nobodyCame(visit);
  await goTo(visit, 'onSite.part.handIn');
  await page.getByRole('radio', { name: t('onSite.conclude.conforms') }).check();
  await visit.shot('inspector-hand-in', 'window');
  await page.getByRole('button', { name: t('onSite.handIn'), exact: true }).click();
  const paper = await page.getByRole('link', { name: t('onSite.paper') }).getAttribute('href');
  expect((await page.request.get(paper ?? '')).headers()['content-type']).toBe('application/pdf');
  await page.getByRole('link', { name: t('onSite.case') }).click();
  await page.getByRole('region', { name: t('inspect.title'), exact: true }).waitFor();
}

async function goTo({ page, t }: Visit, part: Parameters<Visit['t']>[0]): Promise<void> {
  await page
    .getByRole('navigation', { name: t('onSite.parts') })
    .getByRole('link', { name: t(part) })
    .click();
  await page.getByRole('heading', { level: 2, name: t(part) }).waitFor();
}

async function checkContainer(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await goTo(visit, 'onSite.part.containers');
  const form = page.getByRole('form', { name: CONTAINER });
  await form.getByRole('textbox', { name: t('onSite.number') }).fill(CONTAINER);
  await form.getByText(t('onSite.number.right')).waitFor();
  await form.getByRole('textbox', { name: t('onSite.seals') }).fill(SEAL);
  await visit.shot('inspector-container', 'window');
  await form.getByRole('button', { name: t('onSite.saveContainer') }).click();
  await page.getByText(t('onSite.seal.intact')).waitFor();
  await goTo(visit, 'onSite.part.checks');
  await page.getByRole('button', { name: t('inspect.restYes') }).click();
  await page.getByRole('button', { name: t('onSite.checksClear') }).waitFor();
}

async function findGoods(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await goTo(visit, 'onSite.part.findings');
  await page.getByRole('button', { name: t('onSite.addFinding') }).click();
  const form = page.getByRole('form', { name: t('onSite.addFinding') });
  await form.getByRole('button', { name: t('onSite.asDeclared') }).click();
  await form.getByRole('textbox', { name: t('inspect.note') }).fill('Đếm đủ 100 chiếc');
  await visit.shot('inspector-finding', 'window');
  await form.getByRole('button', { name: t('onSite.saveFinding'), exact: true }).click();
  await page.getByRole('button', { name: t('onSite.removeFinding', { position: 1 }) }).waitFor();
}

async function nobodyCame(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await goTo(visit, 'onSite.part.signature');
  const form = page.getByRole('form', { name: t('onSite.part.signature') });
  await form.getByRole('radio', { name: t('onSite.attendance.absent') }).check();
  await form.getByLabel(t('onSite.why')).fill('Không đến theo giấy mời');
  await form.getByRole('button', { name: t('onSite.saveAttendance'), exact: true }).click();
}
