import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handsOn, type Hands } from './hands.ts';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

/** Medicines without a licence go to the documents desk. */
const GOODS = { code: '30049099', description: 'Thuốc viên nén dùng thử, hộp 10 vỉ' };
/** The simulated bank takes its time, and says some things twice. */
const BANK_MS_MAX = 60_000;

describeInBrowser('without a mouse', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    let trader: Visit;
    let officer: Visit;
    let atDesk: Hands;
    let atCustoms: Hands;
    let number = '';
    beforeAll(async () => {
      trader = await stage.visit({ language, width: 1280 });
      officer = await stage.visit({ language, width: 1280 });
      atDesk = handsOn(trader.page);
      atCustoms = handsOn(officer.page);
    });
    afterAll(async () => {
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close()]);
    });

    test('somebody signs in', async () => {
      await signIn(trader, atDesk, 'trader');
      await signIn(officer, atCustoms, 'leader');
    });

    test('a page is found and opened through the palette', async () => {
      const { page, t } = trader;
      await atDesk.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: t('palette.title') }).waitFor();
      await page.keyboard.type(language === 'vi' ? 'tinh thue' : 'duty calc');
      await page.getByRole('option', { name: t('calc.title') }).waitFor();
      await atDesk.press('Enter');
      await page.getByRole('heading', { level: 1, name: t('calc.title') }).waitFor();
    });

    test('duty is worked out', async () => {
      const { page, t } = trader;
      await atDesk.write(page.getByLabel(t('calc.code')), '22030011');
      await page.getByRole('option', { name: '22030011' }).waitFor();
      await atDesk.press('ArrowDown', 'Enter');
      await chooseOption(trader, atDesk, t('calc.origin'), 'JP');
      await atDesk.write(page.getByLabel(t('calc.value')), '20000');
      await atDesk.write(page.getByLabel(t('calc.quantity')), '5000');
      await page.getByText(t('tax.total')).first().waitFor();
    });

    test('a declaration is filled in and lodged', async () => {
      const { page, t } = trader;
      await atDesk.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: t('palette.title') }).waitFor();
      await page.keyboard.type(t('palette.newDeclaration'));
      await page.getByRole('option', { name: t('palette.newDeclaration') }).waitFor();
      await atDesk.press('Enter');
      await atDesk.enter(page.getByRole('button', { name: t('draft.example') }));
      await page.getByText(t('draft.noProblems')).waitFor();
      const line = page.getByRole('listitem', { name: t('draft.line', { line: 1 }) });
      await atDesk.write(line.getByLabel(t('draft.commodityCode')), GOODS.code);
      await page.getByRole('option', { name: GOODS.code }).waitFor();
      await atDesk.press('ArrowDown', 'Enter');
      await atDesk.write(line.getByLabel(t('draft.description')), GOODS.description);
      await page.getByText(t('draft.noProblems')).waitFor();
      await atDesk.enter(page.getByRole('button', { name: t('draft.register') }));
      await page.waitForURL(/\/declarations\/\d{12}$/);
      number = /\d{12}$/.exec(page.url())?.[0] ?? '';
      await page.getByRole('heading', { level: 1, name: number }).waitFor();
    });

    test('an officer finds the case and asks for a document', async () => {
      const { page, t } = officer;
      await atCustoms.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: t('palette.title') }).waitFor();
      await page.keyboard.type(number);
      await page.getByRole('option', { name: number }).first().waitFor();
      await atCustoms.press('Enter');
      await page.waitForURL(new RegExp(`/cases/${number}`));
      await page.getByText(t('case.whyHere')).waitFor();
      const bar = page.getByRole('region', { name: t('case.decide') });
      await atCustoms.enter(bar.getByRole('button', { name: t('case.request') }));
      await atCustoms.write(bar.getByLabel(t('case.document')), 'INV');
      await page.getByRole('option', { name: /^INV/ }).waitFor();
      await atCustoms.press('ArrowDown', 'Enter');
      await atCustoms.write(bar.getByLabel(t('case.documentNote')), 'Nộp bản có chữ ký');
      await atCustoms.write(bar.getByLabel(t('case.reason'), { exact: true }), 'Hóa đơn chưa có chữ ký');
      await atCustoms.enter(bar.getByRole('button', { name: t('case.confirmRequest') }));
      await page
        .getByText(t('status.awaitingDocuments'))
        .or(page.getByText(t('view.requested')).first())
        .first()
        .waitFor();
    });

    test('the document is handed in', async () => {
      const { page, t } = trader;
      await page.reload();
      await page.getByText(t('view.requested')).first().waitFor();
      const chooser = page.waitForEvent('filechooser');
      await atDesk.enter(page.getByRole('button', { name: t('view.attach') }));
      await (
        await chooser
      ).setFiles({ name: 'hoa-don.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') });
      await page.getByRole('link', { name: 'hoa-don.pdf' }).waitFor();
    });

    test('the case is accepted with a reason', async () => {
      const { page, t } = officer;
      await page.reload();
      await page.getByText(t('case.whyHere')).waitFor();
      await atCustoms.enter(page.getByRole('button', { name: t('case.accept'), exact: true }));
      await atCustoms.write(page.getByLabel(t('case.reason'), { exact: true }), 'Hồ sơ đầy đủ, đúng khai báo');
      await atCustoms.enter(page.getByRole('button', { name: t('case.confirmAccept') }));
      await page.getByText(t('case.done.accept', { number })).waitFor();
    });

    test('duty is paid, and the goods are released', async () => {
      const { page, t } = trader;
      await page.reload();
      const status = page.getByRole('region', { name: t('list.state') });
      await status.getByText(t('status.awaitingPayment'), { exact: true }).waitFor();
      await atDesk.enter(status.getByRole('button', { name: t('view.pay', { amount: '' }).trim() }));
      await status.getByText(t('status.released'), { exact: true }).waitFor({ timeout: BANK_MS_MAX });
    });
  });
});

async function signIn({ page, t, open, atRest }: Visit, hands: Hands, account: string): Promise<void> {
  await open('/sign-in');
  await hands.write(page.getByLabel(t('signIn.email')), `${account}@demo.haidang.example`);
  await hands.write(page.getByLabel(t('signIn.password'), { exact: true }), 'hai-dang-demo-2026');
  await hands.press('Enter');
  await page.waitForURL((address) => address.pathname !== '/sign-in');
  await atRest();
}

async function chooseOption({ page }: Visit, hands: Hands, label: string, code: string): Promise<void> {
  await hands.write(page.getByRole('combobox', { name: label }), code);
  await page
    .getByRole('option', { name: new RegExp(`^${code}`) })
    .first()
    .waitFor();
  await hands.press('ArrowDown', 'Enter');
}
