import { apiClient } from '#client';
import { describeInBrowser } from '#tests/support/browser-tests';
import { quickStart } from '#core/sandbox';
import { DEMO_TRADER } from '#server/access';
import { startTestSandbox, type TestSandbox } from '#tests/support/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

const WIDTHS = [1280, 1920, 390];
/** Where the header may cut a person's name short. */
const TELEPHONE = 390;

describeInBrowser('the integration page', () => {
  let sandbox: TestSandbox;
  let stage: Stage;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    stage = await openStage({ sandbox });
  });
  afterAll(async () => {
    await stage.close();
    await sandbox.stop();
  });

  /** Makes a key as a person does, and gives what was shown this once. */
  async function makeKey({ page, t }: Visit, name: string, kind: 'test' | 'live'): Promise<string> {
    await page.getByRole('radio', { name: t(`keys.kind.${kind}`) }).check();
    await page.getByLabel(t('keys.name')).fill(name);
    for (const scope of ['declarations:read', 'declarations:write']) await page.getByLabel(scope).check();
    await page.getByRole('button', { name: t('keys.create') }).click();
    const secret = await page
      .getByRole('dialog')
      .getByText(new RegExp(`^${kind}_`))
      .innerText();
    await page.getByRole('button', { name: t('keys.secretDone') }).click();
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    return secret;
  }

  describe.each(LANGUAGES)('in %s', (language) => {
    test('keys of both kinds stand apart, and one of the sandbox lodges what the log then tells', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('other.trader', '/integration');
      await page.getByRole('region', { name: t('keys.kind.test') }).waitFor();
      await visit.expectAccessible();
      await visit.shot('integration-empty');
      await page.getByRole('button', { name: t('keys.create') }).click();
      await page.getByText(t('keys.nameMissing')).waitFor();
      const live = await makeKey(visit, `Kho ${language}`, 'live');
      const key = await makeKey(visit, `Thử ${language}`, 'test');
      const ofTest = page.getByRole('region', { name: t('keys.kind.test') });
      await ofTest.getByRole('row', { name: new RegExp(`Thử ${language}`) }).waitFor();
      expect(await ofTest.getByRole('row', { name: new RegExp(`Kho ${language}`) }).count()).toBe(0);
      await visit.expectAccessible();
      await visit.shot('integration-keys');

      const trying = apiClient({ baseUrl: stage.program.url, apiKey: key });
      await trying.POST('/api/v1/declarations', { body: { functionalReferenceId: 'SANDBOX-REFUSE-HS-001' } as never });
      await apiClient({ baseUrl: stage.program.url, apiKey: live }).GET('/api/v1/declarations');
      await visit.open('/integration?part=requests');
      await page
        .getByRole('row', { name: new RegExp(`GET /api/v1/declarations.*200.*Kho ${language}`, 's') })
        .waitFor();
      await page.getByText(t('keys.kind.test'), { exact: true }).click();
      const refused = page.getByRole('row', { name: /POST \/api\/v1\/declarations/ }).first();
      await refused.waitFor();
      await refused.getByText(t('requests.bodies')).click();
      await visit.expectAccessible();
      await visit.shot('integration-requests');
      await page.getByText(t('requests.failed'), { exact: true }).click();
      await page.waitForURL(/outcome=failed/);
      await page.getByRole('searchbox', { name: t('requests.code') }).fill('XXX-999');
      await page.getByText(t('requests.noMatchTitle')).waitFor();
      await visit.shot('integration-requests-none');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test.each(WIDTHS)('everything that can be forced is listed at %i', async (width) => {
      const visit = await stage.visit({ language, width });
      const { page, t } = visit;
      await visit.signIn('trader', '/integration?part=sandbox');
      await page.getByRole('heading', { name: t('sandbox.outcomes') }).waitFor();
      if (width > TELEPHONE) await visit.expectAccessible();
      await visit.shot('integration-sandbox');
      await page
        .getByRole('navigation', { name: t('integration.parts') })
        .getByText(t('integration.keys'))
        .click();
      await page.getByRole('region', { name: t('keys.kind.test') }).waitFor();
      if (width > TELEPHONE) await visit.expectAccessible();
      await visit.shot('integration-width');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await visit.close();
    });

    test('where the sandbox cannot be had, its part says so and the rest works', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('trader');
      await page.route(/api-keys\?kind=test/, (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'https://haidang.dev/errors/busy', title: 'Service Unavailable', status: 503 }),
        }),
      );
      await visit.open('/integration');
      await page.getByRole('row', { name: /demo trader/ }).waitFor();
      await page
        .getByRole('region', { name: t('keys.kind.test') })
        .getByRole('button')
        .waitFor();
      await visit.expectAccessible();
      await visit.shot('integration-error');
      await visit.close();
    });
  });

  test('an officer, who has no keys, is led to the work', async () => {
    const visit = await stage.visit({ language: 'en' });
    await visit.signIn('documents', '/integration?part=sandbox');
    await visit.page.waitForURL(({ pathname }) => pathname !== '/integration');
    await visit.close();
  });

  test('the lines that are shown are those of the table', async () => {
    const visit = await stage.visit({ language: 'en' });
    await visit.signIn('trader', '/integration?part=sandbox');
    const shown = await visit.page.locator('pre').first().innerText();
    const importer = { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' };
    expect(shown.trim()).toBe(quickStart({ url: stage.program.url, importer, token: 'SANDBOX-YELLOW-DOC' }).trim());
    await visit.close();
  });
});
