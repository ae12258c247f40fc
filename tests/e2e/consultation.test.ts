import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lodge } from './lodge.ts';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

describeInBrowser('a consultation on the value', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('an officer sees the doubt and asks, the trader answers in time, the officer concludes', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeCheapLaptops(trader);

      const officer = await stage.visit({ language });
      await officer.signIn('leader', `/cases/${number}`);
      await officer.page.getByRole('heading', { name: officer.t('consult.doubts') }).waitFor();
      await ask(officer);
      await officer.expectAccessible();
      await officer.shot('consultation-asked');

      await trader.open(`/declarations/${number}`);
      const question = trader.page.getByRole('region', { name: trader.t('consult.title') });
      await question.getByText(trader.t('consult.status.awaitingAnswer')).waitFor();
      // On what the doubt rests is for the office.
      expect(await question.getByText('150').count()).toBe(0);
      await trader.expectAccessible();
      await trader.shot('consultation-trader');
      await answer(trader);
      await trader.shot('consultation-answered');

      await officer.page.reload();
      await conclude(officer);
      await officer.expectAccessible();
      await officer.shot('consultation-concluded');
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close()]);
    });

    test('no page of a telephone’s width scrolls sideways', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeCheapLaptops(trader);
      const officer = await stage.visit({ language, width: 390, height: 844 });
      await officer.signIn('leader', `/cases/${number}`);
      await officer.page.getByRole('button', { name: officer.t('consult.open') }).click();
      const [content, screen] = await officer.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(screen ?? 0);
      await officer.shot('consultation-phone');
      await Promise.all([trader.close(), officer.close()]);
    });
  });
});

/** Used laptops at 40 dollars a piece: inspected for one reason, doubted for another. */
function lodgeCheapLaptops(visit: Visit): Promise<string> {
  const { unitPriceAmount: _, ...item } = sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay đã qua sử dụng',
    tariffQuantity: { value: '100', unitCode: 'PCE' },
    itemChargeAmount: { amount: '4000', currency: 'USD' },
  });
  return lodge(visit, [item]);
}

async function ask({ page, t, language, shot }: Visit): Promise<void> {
  const section = page.getByRole('region', { name: t('consult.title') });
  await section.getByRole('button', { name: t('consult.open') }).click();
  await section.getByRole('button', { name: t('consult.confirmOpen') }).click();
  await section.getByText(t('consult.questionMissing')).waitFor();
  await section
    .getByRole('textbox', { name: t('consult.question') })
    .fill(language === 'vi' ? 'Giải trình đơn giá 40 USD một chiếc' : 'Explain the price of 40 USD a piece');
  await shot('consultation-asking');
  await section.getByRole('button', { name: t('consult.confirmOpen') }).click();
  await section.getByText(t('consult.status.awaitingAnswer')).waitFor();
}

async function answer({ page, t, language }: Visit): Promise<void> {
  const section = page.getByRole('region', { name: t('consult.title') });
  await section.getByRole('button', { name: t('consult.answer') }).click();
  await section
    .getByRole('textbox', { name: t('consult.answerText') })
    .fill(language === 'vi' ? 'Máy cũ, hợp đồng thanh lý kèm theo' : 'Old machines; see the contract');
  await section.getByRole('button', { name: t('consult.confirmAnswer') }).click();
  await section.getByText(t('consult.status.answered')).waitFor();
}

async function conclude({ page, t, shot }: Visit): Promise<void> {
  const section = page.getByRole('region', { name: t('consult.title') });
  await section.getByRole('button', { name: t('consult.conclude') }).click();
  await section.getByLabel(t('consult.outcome.rejected')).check();
  await section.getByRole('textbox', { name: t('case.reason') }).fill('Chưa đủ căn cứ');
  await section.getByRole('combobox', { name: t('consult.method') }).fill('2');
  await page.getByRole('option', { name: /^2/ }).click();
  await section.getByLabel(t('consult.proposedValue', { line: 1 })).fill('300000000');
  await shot('consultation-concluding');
  await section.getByRole('button', { name: t('consult.confirmConclude') }).click();
  await section.getByText(t('consult.outcome.rejected'), { exact: true }).waitFor();
}
