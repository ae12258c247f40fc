import type { Declaration } from '#core/declaration';
import { DEMO_TRADER } from '#server/access';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** Lists follow what was lodged; a slow machine takes its time. */
const SEEN_MS_MAX = 30_000;

/** Pre-registers goods of the demonstration's trader, and gives the number. */
async function preRegister({ page }: Visit, reference: string, facts: Partial<Declaration> = {}): Promise<string> {
  const declaration = sampleImport([sampleItem()], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `LIST${reference}` }],
    },
    ...facts,
  });
  return page.evaluate(async (body) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
    const response = await fetch('/api/v1/declarations?register=false', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify(body),
    });
    return ((await response.json()) as { readonly number: string }).number;
  }, declaration);
}

describe.each(LANGUAGES)('the list of declarations, in %s', (language) => {
  test('keeps state and amount in sight, whatever an exporter is called', async () => {
    const visit = await stage.visit({ language, width: 1280 });
    const { page } = visit;
    await visit.signIn('trader');
    await preRegister(visit, `NAME${language}1`, {
      exporter: { name: 'Dài'.repeat(60), address: { countryCode: 'CN' } },
    });
    await expect
      .poll(
        async () => {
          await visit.open(`/declarations?q=NAME${language}`);
          return page.getByRole('row').count();
        },
        { timeout: SEEN_MS_MAX },
      )
      .toBe(2);
    const right = await page
      .getByRole('columnheader')
      .last()
      .evaluate((cell) => cell.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(1280);
    await visit.shot('list-long-name');
    await visit.close();
  });

  test('does to all that are chosen what is legal for all, and tells each', async () => {
    const visit = await stage.visit({ language, width: 1280 });
    const { page, t } = visit;
    await visit.signIn('trader');
    const numbers = [await preRegister(visit, `MANY${language}1`), await preRegister(visit, `MANY${language}2`)];
    await expect
      .poll(
        async () => {
          await visit.open(`/declarations?q=MANY${language}`);
          return page.getByRole('row').count();
        },
        { timeout: SEEN_MS_MAX },
      )
      .toBe(3);
    for (const number of numbers) await page.getByLabel(t('bulk.choose', { number })).check();
    const bar = page.getByRole('region', { name: t('bulk.title') });
    const register = bar.getByRole('button', { name: t('bulk.register'), exact: true });
    await register.waitFor();
    expect(await bar.getByRole('button', { name: t('bulk.pay'), exact: true }).count()).toBe(0);
    await visit.shot('list-chosen');
    await visit.expectAccessible();
    await register.click();
    for (const number of numbers)
      await bar.getByRole('row').filter({ hasText: number }).getByText(t('bulk.done.register')).waitFor();
    await bar.getByRole('button', { name: t('bulk.pay'), exact: true }).waitFor();
    await visit.shot('list-done');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test('is kept under a name and found again as it was', async () => {
    const visit = await stage.visit({ language, width: 1280 });
    const { page, t } = visit;
    await visit.signIn('trader');
    await preRegister(visit, `KEPT${language}`);
    await expect
      .poll(
        async () => {
          await visit.open(`/declarations?q=KEPT${language}`);
          return page.getByRole('row').count();
        },
        { timeout: SEEN_MS_MAX },
      )
      .toBe(2);
    await page.getByRole('button', { name: t('views.title') }).click();
    await page.getByRole('menuitem', { name: t('views.hideColumn', { column: t('list.channel') }) }).click();
    await visit.shot('views-menu');
    await page.getByRole('menuitem', { name: t('views.save') }).click();
    await page.getByLabel(t('views.name')).fill(`Mine ${language}`);
    await visit.shot('views-save');
    await page.getByRole('button', { name: t('views.keep'), exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit.open('/declarations');
    await page.getByRole('columnheader', { name: t('list.channel') }).waitFor();
    await page.getByRole('button', { name: t('views.title') }).click();
    await page
      .getByRole('menuitem', { name: `Mine ${language}` })
      .first()
      .click();
    await page.waitForURL((address) => address.searchParams.get('q') === `KEPT${language}`);
    expect(await page.getByRole('columnheader', { name: t('list.channel') }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
