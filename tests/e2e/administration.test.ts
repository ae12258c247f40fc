import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lodge } from './lodge.ts';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

describeInBrowser('what administrators keep and look through', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  test.each(LANGUAGES)('a day off is changed row by row and proposed, in %s', async (language) => {
    const visit = await stage.visit({ language, width: 1280, height: 900 });
    await visit.signIn('administrator', '/reference');
    await visit.page.getByRole('link', { name: visit.t('tables.special-days') }).waitFor();
    await visit.expectAccessible();
    await visit.page.getByRole('link', { name: visit.t('tables.special-days') }).click();
    await visit.page.getByRole('button', { name: visit.t('tables.add') }).click();
    const dialog = visit.page.getByRole('dialog');
    await dialog
      .getByLabel(visit.t('tables.column.date'), { exact: true })
      .fill(language === 'vi' ? '2028-11-22' : '2028-11-23');
    const choose = async (label: string, word: string) => {
      await dialog.getByRole('combobox', { name: label }).click();
      await visit.page.getByRole('option', { name: word, exact: true }).click();
    };
    await choose(visit.t('tables.column.kind'), visit.t('tables.word.holiday'));
    await dialog.getByLabel(visit.t('tables.column.name_vi')).fill('Ngày nghỉ thử');
    await choose(visit.t('tables.column.certainty'), visit.t('tables.word.announced'));
    await visit.shot('table-row');
    await dialog.getByRole('button', { name: visit.t('tables.keep') }).click();
    await visit.page.getByRole('button', { name: visit.t('tables.check') }).click();
    await visit.page
      .getByRole('alert')
      .getByText(`${visit.t('tables.column.name_en')}: ${language === 'vi' ? 'chưa điền' : 'is to be filled in'}`)
      .waitFor();
    await visit.expectAccessible();
    await visit.shot('table-wrong');
    await visit.page.getByRole('searchbox', { name: visit.t('tables.search') }).fill('ngay nghi thu');
    await visit.page.getByRole('button', { name: /2028-11/ }).click();
    await dialog.getByLabel(visit.t('tables.column.name_en')).fill('Day off for a trial');
    await dialog.getByRole('button', { name: visit.t('tables.keep') }).click();
    await visit.page.getByRole('button', { name: visit.t('tables.check') }).click();
    await visit.page.getByLabel(visit.t('tables.reason')).fill('Thông báo nghỉ thử');
    await visit.shot('table-checked');
    await visit.page.getByRole('button', { name: visit.t('tables.propose') }).click();
    await visit.page.waitForURL(/\/approvals\/\d+$/);
    await visit.page.getByText('2028-11').first().waitFor();
    await visit.expectAccessible();
    await visit.shot('table-proposed');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test.each(LANGUAGES)('acts of officers are found by the declaration, in %s', async (language) => {
    const trader = await stage.visit({ language });
    await trader.signIn('trader');
    const number = await lodge(trader, [
      sampleItem({ commodityCode: '84713020', description: 'Máy tính xách tay đã qua sử dụng' }),
    ]);
    await trader.close();
    const officer = await stage.visit({ language, width: 1920, height: 1080 });
    await officer.signIn('leader', `/cases/${number}`);
    await officer.page.getByRole('button', { name: officer.t('case.request') }).waitFor();
    await officer.open('/office');
    await officer.expectAccessible();
    await officer.shot('office');
    await officer.close();
    const visit = await stage.visit({ language, width: 1280, height: 900 });
    await visit.signIn('administrator', `/audit?about=${number}&kind=view`);
    await visit.page.getByText(number).first().waitFor();
    await visit.page.getByRole('link', { name: visit.t('audit.export') }).waitFor();
    await visit.expectAccessible();
    await visit.shot('audit');
    await visit.close();
  });
});
