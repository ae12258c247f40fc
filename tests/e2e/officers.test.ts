import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { describeInBrowser } from '#tests/support/browser-tests';
import { frozenPoultry, sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lodge } from './lodge.ts';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

describeInBrowser('what officers write, share and see', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('of two who decide at once the second hears that it is decided, and sees what the first did', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodge(trader, [frozenPoultry()]);
      const [first, second] = [await stage.visit({ language }), await stage.visit({ language })];
      await first.signIn('leader', `/cases/${number}`);
      await second.signIn('leader', `/cases/${number}`);
      for (const { page, t } of [first, second]) {
        await page.getByRole('button', { name: t('case.accept'), exact: true }).click();
        await page.getByRole('textbox', { name: t('case.reason') }).fill('Hồ sơ "đủ" 🚢');
      }
      await first.page.getByRole('button', { name: first.t('case.confirmAccept') }).click();
      await first.page.getByText(first.t('case.noDecision')).waitFor();
      await second.page.getByRole('button', { name: second.t('case.confirmAccept') }).dblclick();
      await second.page.getByText(second.t('case.noDecision')).waitFor();
      await second.page.getByText(`“${nameOf(second, 'case.accept')}”`).waitFor();
      await second.page.getByText('Hồ sơ "đủ" 🚢').waitFor();
      await second.shot('decided-by-another');
      await Promise.all([trader.close(), first.close(), second.close()]);
    });

    test('a decision goes out with the letter that the officer read, and both sides read it', async () => {
      const trader = await stage.visit({ language, width: 1920, height: 1080 });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);

      const officer = await stage.visit({ language, width: 1280, height: 900 });
      await officer.signIn('leader', `/cases/${number}`);
      const name = nameOf(officer, 'case.instructAmendment');
      await officer.page.getByRole('button', { name, exact: true }).click();
      const dialog = officer.page.getByRole('dialog');
      await dialog.getByLabel(officer.t('steps.field.text')).fill('Khai lại số lượng theo hóa đơn');
      await dialog.getByRole('button', { name: officer.t('letter.show') }).click();
      const [drafted, other] = [
        dialog.getByRole('textbox', { name: officer.t('letter.vi') }),
        dialog.getByRole('textbox', { name: officer.t('letter.en') }),
      ];
      await drafted.waitFor();
      expect(await drafted.inputValue()).toContain(number);
      await other.fill('Declare the quantity again.');
      await officer.expectAccessible();
      await officer.shot('letter-draft');
      await dialog.getByRole('button', { name, exact: true }).click();
      await officer.page.getByRole('region', { name: officer.t('letter.list') }).waitFor();
      // Who decided is told that the decision is theirs, and is not offered to take it back.
      await officer.page.getByRole('region', { name: officer.t('fourEyes.title') }).waitFor();
      expect(
        await officer.page.getByRole('button', { name: nameOf(officer, 'case.reverse'), exact: true }).count(),
      ).toBe(0);
      await officer.expectAccessible();
      await officer.shot('case-with-letter');

      await officer.page.getByRole('button', { name: officer.t('case.asTrader') }).click();
      await officer.page.getByRole('region', { name: officer.t('case.asTraderSteps') }).waitFor();
      expect(await officer.page.getByText(officer.t('case.whyHere')).count()).toBe(0);
      await officer.expectAccessible();
      await officer.shot('case-as-trader');

      await trader.open(`/declarations/${number}`);
      await trader.page.getByRole('region', { name: trader.t('letter.list') }).waitFor();
      await trader.expectAccessible();
      await trader.shot('trader-with-letter');
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close()]);
    });
  });
});

const nameOf = ({ language }: Visit, action: DeclarationAction): string => legalStepOf(action).name[language];

/** Used goods: never released without an officer. */
const lodgeUsedLaptops = (visit: Visit): Promise<string> =>
  lodge(visit, [sampleItem({ commodityCode: '84713020', description: 'Máy tính xách tay đã qua sử dụng' })]);
