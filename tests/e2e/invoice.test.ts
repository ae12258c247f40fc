import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

describeInBrowser('registered invoices', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('the form says what is missing', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('other.trader', '/invoices');
      await visit.page.getByText(visit.t('invoice.emptyTitle')).waitFor();
      await visit.expectAccessible();
      await visit.shot('invoices-empty');
      await visit.page.getByRole('button', { name: visit.t('invoice.register') }).click();
      await visit.page.getByRole('button', { name: visit.t('invoice.send'), exact: true }).click();
      await visit.page.getByText(visit.t('invoice.missing')).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('invoice-form-missing');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('an invoice is registered, shown, listed, and declared from', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('trader');
      const id = await register(visit);
      await visit.expectAccessible();
      await visit.shot('invoice');
      await visit.open('/invoices');
      await visit.page.getByRole('link', { name: id }).waitFor();
      await visit.expectAccessible();
      await visit.shot('invoices');
      await visit.page.getByRole('link', { name: id }).click();
      await visit.page.getByRole('button', { name: visit.t('invoice.declare') }).click();
      await visit.page.getByLabel(visit.t('draft.invoiceNumber'), { exact: true }).waitFor();
      expect(await visit.page.getByLabel(visit.t('draft.invoiceNumber'), { exact: true }).inputValue()).toBe('EX-77');
      await visit.shot('invoice-declared-from');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });
  });
});

async function register({ page, t, open }: Visit): Promise<string> {
  await open('/invoices/new');
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  const pick = async (label: string, code: string) => {
    const field = page.getByRole('combobox', { name: label, exact: true });
    await field.click();
    await field.fill(code);
    await page.getByRole('option', { name: new RegExp(`^${code} ·`) }).click();
  };
  await fill(t('invoice.number'), 'EX-77');
  await fill(t('invoice.issueDate'), '2026-01-05');
  await fill(t('invoice.seller'), 'Example Exporter Co., Ltd.');
  await fill(t('invoice.buyer'), 'Hải Âu Tưởng Tượng');
  await pick(t('invoice.incoterm'), 'CIF');
  await fill(t('invoice.description'), 'Máy tính xách tay, mới 100%');
  await fill(t('invoice.quantity'), '100');
  await pick(t('invoice.unit'), 'PCE');
  await fill(t('invoice.unitPrice'), '500');
  await page.getByRole('button', { name: t('invoice.send'), exact: true }).click();
  await page.getByRole('button', { name: t('invoice.declare') }).waitFor();
  return page.url().slice(-'IV000000001'.length);
}
