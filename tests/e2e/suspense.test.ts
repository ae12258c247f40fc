import { apiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { frozenPoultry, sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Language, type Stage } from './stage.ts';

/** The bank reports at its own pace; what it does is waited for by its outcome. */

describeInBrowser('money in suspense', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const lodged = async (reference: string) => {
    const trader = apiClient({ baseUrl: stage.program.url, apiKey: stage.program.key('demo trader') });
    const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
    const { data, error } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: sampleImport([frozenPoultry()], { functionalReferenceId: reference, importer }) as never,
    });
    if (!data) throw new Error(JSON.stringify(error));
    return { number: data.number, reference: data.paymentReference ?? '', due: data.totalPayable };
  };
  const leaderClient = async (name = 'leader') => clientOf(stage.program.url, await signIn(stage.program.url, name));
  /** At the counter of the bank; gives the credit as customs knows it. */
  const transferred = async (transfer: {
    readonly paymentReference: string;
    readonly amount: string;
    readonly payerName: string;
    readonly payerAccount?: string;
    readonly text?: string;
  }): Promise<string> => {
    await fetch(stage.program.bank.ordersUrl.replace('payment-orders', 'transfers'), {
      method: 'POST',
      body: JSON.stringify(transfer),
    });
    const leader = await leaderClient();
    const found = async () =>
      (await leader.GET('/api/v1/suspense', { params: { query: { q: transfer.payerName } } })).data?.items[0]?.id;
    await expect.poll(found).toBeDefined();
    return (await found()) ?? '';
  };
  const widthOf = (language: Language) => (language === 'vi' ? 1280 : 1920);

  test.each(LANGUAGES)('a leader finds whose it is and allots it, in %s', async (language) => {
    const visit = await stage.visit({ language, width: widthOf(language), height: 900 });
    const { page, t } = visit;
    await visit.signIn('leader', '/suspense?q=KHONG-CO-AI');
    await page.getByText(t('suspense.empty')).waitFor();
    await visit.expectAccessible();
    await visit.shot('suspense-empty');
    const { number, reference, due } = await lodged(`E2E-SUS-${language}`);
    const payerName = `CONG TY HAI AU TUONG TUONG ${language}`;
    const last = reference.slice(-1);
    await transferred({
      paymentReference: reference.slice(0, -1) + (last === '7' ? '8' : '7'),
      amount: due,
      payerName,
      payerAccount: '190012345',
      text: `nop thue MST ${DEMO_TRADER}`,
    });
    await visit.open('/suspense');
    await page.getByText(payerName).waitFor();
    await visit.expectAccessible();
    await visit.shot('suspense-list');
    await page.getByRole('row').filter({ hasText: payerName }).getByRole('link').click();
    await page.getByText(t('suspense.ground.sameAmount')).waitFor();
    await visit.expectAccessible();
    await visit.shot('suspense-item');
    await page.getByRole('button', { name: t('suspense.allotThis', { number }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: t('suspense.confirm') }).click();
    await dialog.getByText(t('suspense.reasonMissing')).waitFor();
    await visit.expectAccessible();
    await visit.shot('suspense-allot', 'window');
    await dialog.getByLabel(t('suspense.giveReason')).fill('Ngân hàng xác nhận gõ nhầm số cuối');
    await dialog.getByRole('button', { name: t('suspense.confirm') }).click();
    await page.getByRole('button', { name: t('suspense.act.takeBack') }).waitFor();
    await visit.expectAccessible();
    await visit.shot('suspense-allotted');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test.each(LANGUAGES)('what somebody else did meanwhile is told, not overruled, in %s', async (language) => {
    const id = await transferred({ paymentReference: 'x', amount: '700000', payerName: `Người Nộp Muộn ${language}` });
    const visit = await stage.visit({ language, width: widthOf(language), height: 900 });
    const { page, t } = visit;
    await visit.signIn('leader', `/suspense/${id}`);
    await page.getByRole('button', { name: t('suspense.act.giveBack') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('suspense.giveReason')).fill('Người nộp đề nghị');
    const other = await leaderClient('north.leader');
    const held = await other.POST('/api/v1/suspense/{id}/acts', {
      params: { path: { id } },
      body: { act: 'hold', revision: 0, reason: 'đang hỏi ngân hàng', until: dayAfter(20) },
    });
    expect(held.error).toBeUndefined();
    await dialog.getByRole('button', { name: t('suspense.confirm') }).click();
    await dialog.getByRole('alert').waitFor();
    await visit.expectAccessible();
    await visit.shot('suspense-late', 'window');
    await dialog.getByRole('button', { name: t('app.cancel') }).click();
    await page.getByRole('button', { name: t('suspense.act.endHold') }).waitFor();
    await visit.shot('suspense-held');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test.each(LANGUAGES)(
    'above the limit one leader proposes, another approves, and the bank is told, in %s',
    async (language) => {
      const id = await transferred({
        paymentReference: 'nộp thuế',
        amount: '75000000',
        payerName: `Người Nộp Lớn ${language}`,
        // The bank says nothing of what it paid into such an account: the order stays on the list.
        payerAccount: '9999123',
      });
      const first = await stage.visit({ language, width: widthOf(language), height: 900 });
      await first.signIn('leader', `/suspense/${id}`);
      await first.page.getByRole('button', { name: first.t('suspense.act.giveBack') }).click();
      const dialog = first.page.getByRole('dialog');
      await dialog.getByLabel(first.t('suspense.giveReason')).fill('Chuyển nhầm, có đơn của người nộp');
      await dialog.getByRole('button', { name: first.t('suspense.propose') }).click();
      await first.page.getByRole('button', { name: first.t('suspense.withdraw') }).waitFor();
      await first.shot('suspense-proposed');
      await first.close();
      const second = await stage.visit({ language, width: widthOf(language), height: 900 });
      const { page, t } = second;
      await second.signIn('north.leader', `/suspense/${id}`);
      await page.getByRole('button', { name: t('suspense.approve') }).waitFor();
      await second.expectAccessible();
      await second.shot('suspense-approving');
      await page.getByRole('button', { name: t('suspense.approve') }).click();
      await page.getByRole('button', { name: t('suspense.act.resend') }).waitFor();
      await second.shot('suspense-ordered');
      await second.open('/suspense?part=refunds');
      await page.getByRole('link', { name: id, exact: true }).waitFor();
      await second.expectAccessible();
      await second.shot('refunds');
      await second.open('/suspense?part=refunds&state=overdue');
      await page.getByText(t('suspense.refund.empty')).waitFor();
      await second.shot('refunds-empty');
      expect(second.complaints).toEqual([]);
      await second.close();
    },
  );

  test('on a telephone the list is cards, and nothing is cut off', async () => {
    await transferred({ paymentReference: 'HD1234', amount: '123000', payerName: 'Người Nộp Điện Thoại' });
    const visit = await stage.visit({ language: 'vi', width: 390, height: 844 });
    await visit.signIn('leader', '/suspense');
    await visit.page.getByText('Người Nộp Điện Thoại').waitFor();
    const wider = await visit.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wider).toBe(false);
    await visit.shot('suspense-phone');
    await visit.close();
  });

  test.each(LANGUAGES)(
    'the trader whose declaration was paid too much reads that it is looked after, in %s',
    async (language) => {
      const { number, reference, due } = await lodged(`E2E-OVER-${language}`);
      await transferred({
        paymentReference: reference,
        amount: (BigInt(due) + 50_000n).toString(),
        payerName: `Người Nộp Thừa ${language}`,
      });
      const visit = await stage.visit({ language, width: widthOf(language), height: 900 });
      await visit.signIn('trader', `/declarations/${number}`);
      await visit.page.getByText(visit.t('suspense.waitingForYou').split('{amount}').at(-1)?.trim() ?? '').waitFor();
      await visit.expectAccessible();
      await visit.shot('declaration-overpaid');
      await visit.close();
    },
  );
});

const DAY_MS = 86_400_000;
/** Well within the longest hold and never today, whatever the zone. */
const dayAfter = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
