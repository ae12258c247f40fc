import type { ApiClient, Schemas } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { frozenPoultry, sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

const DAY_MS = 86_400_000;
const TELEPHONE = 390;
const DESK = 1280;
/** As the simulated bank knows them: paid, and nobody says so before the order comes again. */
const SILENT_ACCOUNT = '9999012345';
const GUARANTEE = { vi: 'BANKDEMO-2026-BL-91', en: 'BANKDEMO-2026-BL-92' } as const;
const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };

describeInBrowser('money that goes back, and money that is still to come', () => {
  let stage: Stage;
  const clock = testClock('2026-11-23T03:00:00Z');
  beforeAll(async () => {
    stage = await openStage({ clock, bank: { moods: { usualMs: 5 } } });
  });
  afterAll(() => stage.close());

  const client = async (name: string): Promise<ApiClient> =>
    clientOf(stage.program.url, await signIn(stage.program.url, name));
  const lodged = async (reference: string, item = frozenPoultry()) => {
    const { data, error } = await (
      await client('trader')
    ).POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: sampleImport([item], { functionalReferenceId: reference, importer }) as never,
    });
    if (!data) throw new Error(JSON.stringify(error));
    return data;
  };
  const show = async (number: string) => {
    const leader = await client('leader');
    const { data } = await leader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    if (!data) throw new Error(`${number} is shown`);
    return data;
  };
  const decide = async (name: string, number: string, body: Schemas['Decision']) => {
    const officer = await client(name);
    const { error } = await officer.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body });
    expect(error).toBeUndefined();
  };
  const counter = (path: string, body: object) =>
    fetch(stage.program.bank.ordersUrl.replace('payment-orders', path), { method: 'POST', body: JSON.stringify(body) });
  const shotsOf = async (visit: Visit, name: string) => {
    await visit.expectAccessible();
    await visit.shot(name);
    await visit.page.setViewportSize({ width: TELEPHONE, height: 844 });
    await visit.shot(`${name}-narrow`);
    await visit.page.setViewportSize({ width: DESK, height: 900 });
  };

  describe.each(LANGUAGES)('in %s', (language) => {
    test('a refund is asked for, ordered of a silent bank and ordered once more', async () => {
      const { number } = await lodged(`E2E-REFUND-${language}`);
      await (
        await client('trader')
      ).POST('/api/v1/declarations/{number}/payment-orders', {
        params: { path: { number } },
      });
      await expect.poll(async () => (await show(number)).summary.amountDue).toBe('0');
      const grounds = { groundCode: 'NO_PERMIT', reason: 'thiếu giấy phép' };
      await decide('documents', number, { action: 'cancel', version: 0, ...grounds });

      const trader = await stage.visit({ language, width: DESK });
      await trader.signIn('trader', `/declarations/${number}`);
      const ask = stepName(language, 'Đề nghị hoàn tiền nộp thừa', 'Ask for a refund');
      await trader.page.getByRole('button', { name: ask }).click();
      const dialog = trader.page.getByRole('dialog', { name: ask });
      await dialog.waitFor();
      await shotsOf(trader, 'refund-empty');
      await dialog.getByRole('button', { name: ask }).click();
      await dialog.getByText(trader.t('steps.missing')).first().waitFor();
      await shotsOf(trader, 'refund-error');
      await dialog.getByLabel(trader.t('steps.field.bankCode')).fill('BANKX');
      await dialog.getByLabel(trader.t('steps.field.accountNumber')).fill(SILENT_ACCOUNT);
      await dialog.getByLabel(trader.t('steps.field.accountHolder')).fill('CONG TY HAI AU TUONG TUONG');
      await dialog.getByLabel(trader.t('steps.field.reason')).fill('Nộp thừa thuế nhập khẩu');
      await shotsOf(trader, 'refund-filled');
      await dialog.getByRole('button', { name: ask }).click();
      await trader.page.getByText(trader.t('matters.refund.asked')).first().waitFor();

      await decide('leader', number, { action: 'orderRefund', reason: 'hoàn số nộp thừa' });
      const leader = await stage.visit({ language, width: DESK });
      await leader.signIn('leader', `/cases/${number}`);
      await leader.page.getByText(leader.t('matters.refund.ordered')).waitFor();
      await shotsOf(leader, 'refund-ordered');
      const again = stepName(language, 'Gửi lại lệnh hoàn tiền', 'Send the order to refund again');
      await leader.page.getByRole('button', { name: again }).click();
      const resend = leader.page.getByRole('dialog', { name: again });
      await resend.getByRole('button', { name: again }).click();
      await resend.getByText(leader.t('case.reasonMissing')).waitFor();
      await shotsOf(leader, 'refund-again');
      await resend.getByLabel(leader.t('steps.field.reason')).fill('Ngân hàng im lặng');
      await resend.getByRole('button', { name: again }).click();
      await expect.poll(async () => (await show(number)).refundable).toBe('0');
      expect([...trader.complaints, ...leader.complaints]).toEqual([]);
      await Promise.all([trader.close(), leader.close()]);
    });

    test('a guarantor that paid for another is owed its money on the case, and gets it', async () => {
      const id = GUARANTEE[language];
      const terms = { kind: 'general', principalId: DEMO_TRADER, amount: '900000000' };
      await counter('guarantees', { id, ...terms, validFrom: '2026-01-01', validTo: '2027-12-31' });
      const { number, totalPayable } = await lodged(`E2E-BANK-${language}`);
      const trader = await client('trader');
      await trader.POST('/api/v1/declarations/{number}/steps', {
        params: { path: { number } },
        body: { step: 'secure', version: 0, guaranteeId: id, purpose: 'payment' },
      });
      clock.advanceMs(31 * DAY_MS);
      await decide('documents', number, { action: 'callSecurity', guaranteeId: id });
      await expect.poll(async () => (await show(number)).called).toMatchObject([{ paid: totalPayable }]);
      const { paymentReference } = await show(number);
      await counter('transfers', { paymentReference, amount: totalPayable, payerName: importer.name });
      await expect.poll(async () => (await show(number)).refundable).toBe(totalPayable);
      const leader = await stage.visit({ language, width: DESK });
      await leader.signIn('leader', `/cases/${number}`);
      await leader.page.getByText(leader.t('matters.called')).waitFor();
      const repay = stepName(language, 'Hoàn trả ngân hàng bảo lãnh', 'Pay the guarantor back');
      await leader.page.getByRole('button', { name: repay }).waitFor();
      await shotsOf(leader, 'guarantor-owed');
      await leader.page.getByRole('button', { name: repay }).click();
      const dialog = leader.page.getByRole('dialog', { name: repay });
      await dialog.getByLabel(leader.t('steps.field.reason')).fill('Người khai đã nộp đủ');
      await shotsOf(leader, 'guarantor-repay');
      await dialog.getByRole('button', { name: repay }).click();
      await expect.poll(async () => (await show(number)).called).toEqual([]);
      expect(leader.complaints).toEqual([]);
      await leader.close();
    });
  });
});

/** As the table of legal steps names it. */
const stepName = (language: 'vi' | 'en', vi: string, en: string): string => (language === 'vi' ? vi : en);
