import { testClock } from '#core/kernel';
import { describeInBrowser } from '#tests/support/browser-tests';
import { crookedTraffic } from '#tests/support/crooked-traffic';
import { inventedModel } from '#tests/support/invented-model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage, type Visit } from './stage.ts';

const DECLARATIONS = 120;
/** The second one goes all the way on the smallest screen. */
const WAYS = [
  { language: 'vi', width: 1280 },
  { language: 'en', width: 390 },
] as const;

describe.each(WAYS)('in $language, at $width', ({ language, width }) =>
  describeInBrowser('models that select', () => {
    const clock = testClock('2026-11-21T03:00:00Z');
    const traffic = crookedTraffic();
    let stage: Stage;
    let between: Awaited<ReturnType<typeof traffic.between>>;
    beforeAll(async () => {
      stage = await openStage({ clock, adjust: traffic.adjust });
      between = await traffic.between(stage.program, clock);
    }, 60_000);
    afterAll(() => stage.close());

    const visit = (): Promise<Visit> => stage.visit({ language, width, height: 1000 });

    const approve = async (): Promise<void> => {
      const second = await visit();
      const { page, t } = second;
      await second.signIn('risk.approver', '/risk/models');
      const waiting = page.getByRole('region', { name: t('model.waiting') });
      await second.expectAccessible();
      await waiting.getByRole('link').first().click();
      await page.getByRole('button', { name: t('approval.approve'), exact: true }).click();
      await second.shot('models-proposal');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('approval.approve'), exact: true })
        .click();
      await page.getByText(t('approval.status.approved'), { exact: true }).first().waitFor();
      expect(second.complaints).toEqual([]);
      await second.close();
    };

    test('without a model the desk says how to get one, and what a training lacks', async () => {
      const analyst = await visit();
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/models');
      await page.getByText(t('model.noChampion'), { exact: true }).waitFor();
      await page.getByText(t('model.none'), { exact: true }).waitFor();
      await page.getByText(t('model.tooLittle', { looked: 100, finds: 30 })).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('models-empty');
      await page.getByRole('button', { name: t('model.train'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('model.trainName')).fill('');
      await dialog.getByRole('button', { name: t('model.train'), exact: true }).click();
      await dialog.getByText(t('model.nameMissing')).waitFor();
      await dialog.getByLabel(t('model.trainName')).fill('Mùa thu');
      await dialog.getByRole('button', { name: t('model.train'), exact: true }).click();
      // The refusal in the server's own words, with what to do.
      await dialog.getByRole('alert').waitFor();
      await analyst.expectAccessible();
      await analyst.shot('models-too-little');
      await dialog.getByRole('button', { name: t('app.cancel') }).click();
      await page.getByRole('button', { name: t('model.import'), exact: true }).click();
      await dialog.getByRole('button', { name: t('model.bring'), exact: true }).click();
      await dialog.getByText(t('model.fileMissing')).waitFor();
      await analyst.expectAccessible();
      expect(analyst.complaints).toEqual([]);
      await analyst.close();
    }, 120_000);

    test('an analyst trains a model, two people give it a part, and a case says why the model points at it', async () => {
      for (let index = 0; index < DECLARATIONS; index += 1) {
        const isCrooked = index % 3 === 0;
        const { number } = await between.lodged(index, isCrooked ? 'crooked' : 'honest');
        await between.lookedAt(number, traffic.random.next() > (isCrooked ? 0.92 : 0.05));
      }
      expect(await between.settled()).toBe(true);
      const analyst = await visit();
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/models');
      await page.getByRole('button', { name: t('model.train'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('model.trainName')).fill('Mùa thu');
      await dialog.getByRole('button', { name: t('model.train'), exact: true }).click();
      await page
        .getByRole('table', { name: t('model.models') })
        .getByRole('link', { name: 'Mùa thu' })
        .click({ timeout: 60_000 });
      // Whoever reads what a model says reads where it learned it.
      await page.getByText(t('model.provenance.simulated'), { exact: true }).waitFor();
      await page.getByRole('table', { name: t('model.importance') }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('models-card');
      await page.getByRole('button', { name: t('model.set.champion'), exact: true }).click();
      await dialog.getByRole('button', { name: t('model.propose'), exact: true }).click();
      await dialog.getByText(t('ui.reasonMissing')).waitFor();
      await dialog.getByLabel(t('ui.reason')).fill('Kết quả trên phần giữ lại tốt hơn quy tắc');
      await dialog.getByRole('button', { name: t('model.propose'), exact: true }).click();
      await page.getByText(t('model.proposed')).waitFor();
      await approve();

      traffic.drawNobody();
      // What was declared before is taken up, now that a model has a role.
      expect(await between.settled()).toBe(true);
      const { number, channel } = await between.lodged(20_000, 'crooked');
      expect(channel).toBe('red');
      {
        const officer = await visit();
        await officer.signIn('inspection', `/cases/${number}`);
        const why = officer.page.getByRole('region', { name: officer.t('model.onCase') });
        await why.getByText(officer.t('model.provenance.simulated'), { exact: true }).waitFor();
        await why.getByText(officer.t('model.selected.rank')).waitFor();
        await why.getByRole('table', { name: officer.t('model.bars', { line: 1 }) }).waitFor();
        await officer.expectAccessible();
        await officer.shot('models-why-here');
        expect(officer.complaints).toEqual([]);
        await officer.close();
      }

      await analyst.open('/risk/models');
      await page.getByText(t('model.inForce'), { exact: true }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('models-desk');
      await page.getByRole('button', { name: t('model.change'), exact: true }).click();
      await dialog.getByLabel(t('model.windowDays')).fill('');
      await dialog.getByLabel(t('model.capacityByOffice')).fill('02CI nhiều');
      // The country's own settings inspect a part of the goods: of how much is asked for.
      await dialog.getByLabel(t('risk.depth')).fill('0');
      await dialog.getByRole('button', { name: t('model.propose'), exact: true }).click();
      await dialog.getByText(t('model.numberWrong', { min: 1, max: 90 })).waitFor();
      await dialog.getByText(t('model.capacityByOfficeWrong')).waitFor();
      await dialog.getByText(t('model.numberWrong', { min: 1, max: 100 })).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('models-settings-wrong', 'window');
      await dialog.getByRole('button', { name: t('app.cancel') }).click();

      await page.getByRole('button', { name: t('model.stop'), exact: true }).click();
      await dialog.getByLabel(t('ui.reason')).fill('Kết quả lạ, cần xem lại');
      await dialog.getByRole('button', { name: t('model.stop'), exact: true }).click();
      await page.getByRole('paragraph').filter({ hasText: 'Kết quả lạ, cần xem lại' }).waitFor();
      await analyst.expectAccessible();
      const history = page.getByRole('table', { name: t('model.history') });
      await history.getByText(t('model.turn.stopped')).waitFor();
      await history.getByText(t('model.turn.set.champion')).waitFor();
      await analyst.shot('models-stopped');
      expect(await between.lodged(20_001, 'crooked')).toMatchObject({ channel: 'green' });

      // One from elsewhere is tried on what is kept here before anybody has to believe it.
      const brought = inventedModel(7);
      await page.getByRole('button', { name: t('model.import'), exact: true }).click();
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'brought.model.json', mimeType: 'application/json', buffer: Buffer.from(brought.file) });
      await dialog.getByRole('button', { name: t('model.bring'), exact: true }).click();
      await page.getByRole('heading', { name: t('model.trial'), exact: true }).waitFor();
      await page.getByText(t('model.trialSaid')).waitFor({ timeout: 30_000 });
      await analyst.expectAccessible();
      await analyst.shot('models-brought');
      expect(analyst.complaints).toEqual([]);
      await analyst.close();
    }, 240_000);
  }),
);
