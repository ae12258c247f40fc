import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

/** Each language has a program of its own: one contest waits at a time. */
describeInBrowser('compliance', () => {
  describe.each(LANGUAGES)('in %s', (language) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
      await stage.program.jobs.runDue();
    });
    afterAll(() => stage.close());

    test('a party sees how it is measured, says what is not right, and a leader answers', async () => {
      const party = await stage.visit({ language });
      await party.signIn('trader', '/compliance');
      const contest = party.page.getByRole('button', { name: party.t('compliance.contest') });
      await contest.waitFor();
      await party.expectAccessible();
      await party.shot('compliance');
      await contest.click();
      const send = party.page.getByRole('button', { name: party.t('compliance.send'), exact: true });
      await send.click();
      await party.page.getByText(party.t('compliance.whyMissing')).waitFor();
      await party.expectAccessible();
      await party.shot('compliance-contest-missing');
      await party.page.getByLabel(party.t('compliance.why')).fill('Chúng tôi luôn trả lời đúng hạn');
      await send.click();
      await party.page.getByText(party.t('compliance.waiting')).waitFor();
      await party.expectAccessible();

      const leader = await stage.visit({ language });
      await leader.signIn('leader', '/compliance/contests');
      const waiting = leader.page.getByRole('link', { name: /Hải Âu/ });
      await waiting.waitFor();
      await leader.expectAccessible();
      await leader.shot('compliance-contests');
      await waiting.click();
      await leader.page.getByRole('button', { name: leader.t('compliance.answer') }).click();
      const answer = leader.page.getByRole('button', { name: leader.t('compliance.send'), exact: true });
      await answer.click();
      await leader.page.getByText(leader.t('compliance.outcomeMissing')).waitFor();
      await leader.page.getByRole('combobox', { name: leader.t('compliance.outcome') }).click();
      await leader.page.getByRole('option', { name: leader.t('compliance.rejected'), exact: true }).click();
      await leader.page.getByLabel(leader.t('compliance.why')).fill('Đã đối chiếu, các mốc đúng');
      await leader.expectAccessible();
      await answer.click();
      await leader.page.getByText(leader.t('compliance.rejected'), { exact: true }).waitFor();
      await leader.expectAccessible();
      await leader.shot('compliance-answered');

      await party.open('/compliance');
      await party.page.getByText('Đã đối chiếu, các mốc đúng').waitFor();
      await leader.open('/compliance/contests');
      await leader.page.getByText(leader.t('compliance.nothingWaits')).waitFor();
      await leader.expectAccessible();
      await party.open(`/parties/${DEMO_TRADER}1`);
      await party.page.getByRole('alert').waitFor();
      expect([...party.complaints, ...leader.complaints].filter((each) => !each.includes('404'))).toEqual([]);
      await Promise.all([party.close(), leader.close()]);
    });
  });
});
