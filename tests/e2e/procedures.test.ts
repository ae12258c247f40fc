import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lodge } from './lodge.ts';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

describeInBrowser('the further life of a declaration', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('a trader amends as customs instructs, and both see what changed', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);

      const officer = await stage.visit({ language });
      await officer.signIn('leader', `/cases/${number}`);
      await officer.expectAccessible();
      await officer.page.getByRole('button', { name: nameOf(officer, 'case.instructAmendment'), exact: true }).click();
      const dialog = officer.page.getByRole('dialog');
      await dialog.getByRole('button', { name: nameOf(officer, 'case.instructAmendment'), exact: true }).click();
      await dialog.getByText(officer.t('case.reasonMissing')).waitFor();
      await dialog.getByLabel(officer.t('steps.field.lines')).fill('1');
      await dialog.getByLabel(officer.t('steps.field.text')).fill('Khai lại số lượng theo hóa đơn');
      await officer.shot('steps-instruct');
      await dialog.getByRole('button', { name: nameOf(officer, 'case.instructAmendment'), exact: true }).click();
      await officer.page.getByRole('region', { name: officer.t('matters.title') }).waitFor();

      await trader.open(`/declarations/${number}`);
      await trader.page.getByText('Khai lại số lượng theo hóa đơn').first().waitFor();
      await trader.expectAccessible();
      await trader.shot('steps-instructed');
      await amend(trader);
      const inForce = `${number.slice(0, -1)}1`;
      await trader.page.getByRole('heading', { name: inForce }).waitFor();
      await trader.page.getByRole('button', { name: trader.t('versions.changes', { number: inForce }) }).click();
      await trader.page.getByText('Máy tính xách tay đã qua sử dụng, loại 14 inch', { exact: true }).first().waitFor();
      await trader.expectAccessible();
      await trader.shot('steps-versions');
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close()]);
    });

    test('a cancellation is asked for, and customs decides', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);
      await trader.open(`/declarations/${number}`);
      await trader.page
        .getByRole('button', { name: nameOf(trader, 'declaration.requestCancellation'), exact: true })
        .click();
      const asked = trader.page.getByRole('dialog');
      await asked.getByRole('combobox', { name: trader.t('steps.field.groundCode') }).fill('NOT_CARRIED');
      await trader.page.getByRole('option', { name: /NOT_CARRIED_OUT/ }).click();
      await asked.getByRole('textbox', { name: trader.t('steps.field.reason') }).fill('Không nhập khẩu nữa');
      await trader.shot('steps-cancel');
      await asked.getByRole('button', { name: nameOf(trader, 'declaration.requestCancellation'), exact: true }).click();
      await trader.page.getByText(trader.t('matters.cancellation')).waitFor();

      const officer = await stage.visit({ language });
      await officer.signIn('leader', `/cases/${number}`);
      await officer.page.getByRole('button', { name: nameOf(officer, 'case.cancel'), exact: true }).click();
      const dialog = officer.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: officer.t('steps.field.reason') }).fill('Theo đề nghị của người khai');
      await dialog.getByRole('button', { name: nameOf(officer, 'case.cancel'), exact: true }).click();
      await officer.page.getByText(officer.t('status.cancelled')).first().waitFor();
      await officer.expectAccessible();
      await officer.shot('steps-cancelled');
      await Promise.all([trader.close(), officer.close()]);
    });

    test('customs assesses what was declared in the form of the declaration', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);
      const officer = await stage.visit({ language });
      const { page, t } = officer;
      await officer.signIn('leader', `/cases/${number}`);
      await page.getByRole('button', { name: t('amend.assessOpen') }).click();
      await page.getByRole('heading', { level: 1, name: t('amend.assessTitle', { number }) }).waitFor();
      await officer.expectAccessible();
      await officer.shot('assess-form');
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close()]);
    });

    test('no page of a telephone’s width scrolls sideways', async () => {
      const trader = await stage.visit({ language, width: 390, height: 844 });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);
      await trader.open(`/declarations/${number}`);
      await trader.page.getByRole('region', { name: trader.t('steps.title') }).waitFor();
      const [content, screen] = await trader.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(screen ?? 0);
      await trader.shot('steps-phone');
      await trader.close();
    });
  });
});

const nameOf = ({ language }: Visit, action: DeclarationAction): string => legalStepOf(action).name[language];

/** Used goods: never released without an officer. */
const lodgeUsedLaptops = (visit: Visit): Promise<string> =>
  lodge(visit, [sampleItem({ commodityCode: '84713020', description: 'Máy tính xách tay đã qua sử dụng' })]);

/** Describes the goods better, in one step. */
async function amend({ page, t, expectAccessible, shot }: Visit): Promise<void> {
  await page.getByRole('button', { name: t('view.amend') }).click();
  await page.waitForURL('**/declarations/new**');
  await page.getByRole('button', { name: t('amend.confirm') }).click();
  await page.getByText(t('steps.missing')).waitFor();
  await page.getByRole('combobox', { name: t('amend.reasonCode') }).fill('6');
  await page.getByRole('option', { name: /^6/ }).click();
  await page.getByRole('textbox', { name: t('amend.reason') }).fill('Mô tả rõ hơn');
  await page
    .getByRole('textbox', { name: t('draft.description') })
    .first()
    .fill('Máy tính xách tay đã qua sử dụng, loại 14 inch');
  await expectAccessible();
  await shot('amend-form');
  await page.getByRole('button', { name: t('amend.confirm') }).click();
  await page.waitForURL(/\/declarations\/\d{12}$/);
}
