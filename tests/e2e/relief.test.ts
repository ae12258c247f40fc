import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

describeInBrowser('reliefs', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('a list is registered by its holder and accepted by its office', async () => {
      const holder = await stage.visit({ language });
      await holder.signIn('trader');
      const id = await register(holder);
      await holder.expectAccessible();
      await holder.shot('exemption-list-submitted');

      const officer = await stage.visit({ language });
      await officer.signIn('documents', '/exemption-lists?waiting=yes');
      await officer.page.getByRole('link', { name: id }).waitFor();
      await officer.expectAccessible();
      await officer.shot('exemption-lists-office');
      await officer.page.getByRole('link', { name: id }).click();
      const accept = officer.page.getByRole('button', { name: officer.t('exemption.action.accept'), exact: true });
      await accept.click();
      await officer.page.getByText(officer.t('exemption.reasonMissing')).waitFor();
      await officer.page.getByLabel(officer.t('exemption.reasonLabel')).fill('Đủ hồ sơ');
      await accept.click();
      await officer.page.getByText(officer.t('exemption.status.inForce'), { exact: true }).waitFor();
      await officer.expectAccessible();
      await officer.shot('exemption-list-office');

      await holder.open(`/exemption-lists/${id}`);
      await holder.page.getByText(`${id}/1`).waitFor();
      await holder.expectAccessible();
      await holder.shot('exemption-list-in-force');
      await holder.page.getByRole('button', { name: holder.t('exemption.amend') }).click();
      await holder.page.getByLabel(holder.t('exemption.project')).waitFor();
      await holder.expectAccessible();
      expect([...holder.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([holder.close(), officer.close()]);
    });

    test('the form says what is missing, and what the office would refuse', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('other.trader', '/exemption-lists');
      await visit.page.getByText(visit.t('exemption.emptyTitle')).waitFor();
      await visit.expectAccessible();
      await visit.shot('exemption-lists-empty');
      await visit.page.getByRole('button', { name: visit.t('exemption.register') }).click();
      await visit.page.getByRole('button', { name: visit.t('exemption.send') }).click();
      await visit.page.getByText(visit.t('exemption.missing')).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('exemption-form-missing');
      await visit.open('/exemption-lists/EL999999999');
      await visit.page.getByText(visit.t('error.notFound')).waitFor();
      await visit.close();
    });

    test('anyone sees what is left of the quotas, of this day and of one without any', async () => {
      const visit = await stage.visit({ language });
      await visit.open('/quotas?on=2026-11-21');
      await visit.page.getByText('SUGAR').waitFor();
      await visit.expectAccessible();
      await visit.shot('quotas');
      await visit.open('/quotas?on=2020-01-01');
      await visit.page.getByText(visit.t('quota.emptyTitle')).waitFor();
      await visit.expectAccessible();
      await visit.close();
    });

    test('the form of a declaration asks for the list that a ground draws on, and for a quota where the code is under one', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('trader', '/declarations/new');
      const listField = page.getByLabel(t('draft.reliefList'));
      const quotaField = page.getByRole('combobox', { name: t('draft.quota') });
      expect([await listField.count(), await quotaField.count()]).toEqual([0, 0]);
      await page.getByRole('combobox', { name: t('draft.relief') }).fill('FIXEDASSET');
      await page.getByRole('option').first().click();
      await listField.fill('EL000000001/1');
      await page.getByLabel(t('draft.commodityCode')).fill('17019910');
      await page.getByRole('option').first().click();
      await quotaField.fill('SUGAR');
      await page.getByRole('option').first().click();
      await visit.expectAccessible();
      await visit.shot('lodge-reliefs');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('an officer has the page of what is overdue', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('leader', '/overdue');
      await visit.page.getByText(visit.t('overdue.emptyTitle')).waitFor();
      await visit.expectAccessible();
      await visit.shot('overdue-empty');
      await visit.close();
    });

    test('no page of a telephone’s width scrolls sideways', async () => {
      const visit = await stage.visit({ language, width: 390, height: 844 });
      await visit.signIn('trader');
      for (const address of ['/exemption-lists', '/exemption-lists/EL000000001', '/exemption-lists/new', '/quotas']) {
        await visit.open(address);
        const [content, screen] = await visit.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(content, address).toBeLessThanOrEqual(screen ?? 0);
        await visit.shot(`phone${address.replaceAll('/', '-')}`);
      }
      await visit.close();
    });
  });
});

/** Fills the form as a person does; gives the number of the list. */
async function register({ page, t, open, shot }: Visit): Promise<string> {
  await open('/exemption-lists/new');
  const pick = async (label: string, search: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).fill(search);
    await page.getByRole('option').first().click();
  };
  await pick(t('exemption.ground'), 'FIXEDASSET');
  await pick(t('exemption.office'), '02CI');
  await page.getByLabel(t('exemption.project')).fill('Nhà máy Hải Âu Tưởng Tượng');
  await page.getByLabel(t('exemption.from'), { exact: true }).fill('2026-01-01');
  await page.getByLabel(t('exemption.to'), { exact: true }).fill('2027-12-31');
  await page.getByLabel(t('exemption.fieldOfLine', { field: t('exemption.code'), line: 1 })).fill('8443');
  await page
    .getByLabel(t('exemption.fieldOfLine', { field: t('exemption.goods'), line: 1 }))
    .fill('Máy in công nghiệp');
  await page.getByLabel(t('exemption.quantity')).fill('25');
  await pick(t('exemption.unit'), 'PCE');
  await shot('exemption-form');
  await page.getByRole('button', { name: t('exemption.send') }).click();
  await page.waitForURL(/exemption-lists\/EL\d{9}/);
  await page.getByText(t('exemption.status.submitted'), { exact: true }).waitFor();
  return /EL\d{9}/.exec(page.url())?.[0] ?? '';
}
