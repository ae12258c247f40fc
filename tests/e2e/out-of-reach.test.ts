import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Language, type Stage } from './stage.ts';

/** By who uses them; what a page is about need not be there where nothing is answered. */
const PAGES: readonly (readonly [string, Language, readonly string[]])[] = [
  [
    'trader',
    'vi',
    [
      '/desk',
      '/catalogue',
      '/fix',
      '/declarations',
      '/declarations/import',
      '/declarations/import/00000000-0000-4000-8000-000000000000',
      '/declarations/new?draft=00000000-0000-4000-8000-000000000000',
      '/declarations/100000000020',
      '/shipments/100000000020',
      '/transports',
      '/transports/500000000010',
      '/transports/new?of=500000000010',
      '/invoices',
      '/invoices/IV000000001',
      '/invoices/new?correct=IV000000001',
      '/exemption-lists',
      '/exemption-lists/EL000000001',
      '/exemption-lists/new?amend=EL000000001',
      '/compliance',
      '/delegations',
      '/users',
      '/audit',
      '/security',
      '/notices',
      '/notices/settings',
      '/notices/webhooks',
      '/integration',
      '/integration?part=requests',
      '/integration?part=sandbox',
      '/quotas',
      '/origin?code=33049930&origin=KR',
      '/tariff?q=may',
      '/tariff/22042111',
      '/tariff/browse',
      '/tariff/changes',
      '/tariff/watch',
    ],
  ],
  [
    'leader',
    'en',
    [
      '/queue',
      '/office',
      '/suspense',
      '/suspense?part=refunds',
      '/suspense/BANK:1',
      '/cases/100000000020',
      '/follow-ups',
      '/papers',
      '/overdue',
      '/compliance/contests',
      '/parties/0399000014',
      '/inspections/field',
    ],
  ],
  [
    'administrator',
    'vi',
    ['/reference', '/reference/tables/working-time', '/reference/imports/1', '/approvals', '/approvals/2'],
  ],
  [
    'risk',
    'en',
    [
      '/risk/rules',
      '/risk/rules/NONE',
      '/risk/rules/NONE/edit',
      '/risk/watch-list',
      '/risk/watch-list/NONE',
      '/risk/watch-list/NONE/edit',
      '/risk/fairness',
      '/risk/replays',
      '/risk/replays/NONE',
      '/risk/prices',
      '/risk/prices?code=6601',
    ],
  ],
];
/** Who is there is known before the connection breaks. */
const STILL_ANSWERED = /\/api\/v1\/session$/;
/** Each failed read is asked for once more by the page itself before it says so. */
const PAGES_MS_MAX = 240_000;

describeInBrowser('a server out of reach', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  test.each(PAGES)(
    'is told on every page of a %s, in %s, with a way to try again',
    async (account, language, addresses) => {
      const visit = await stage.visit({ language, width: 1280 });
      const { page, t } = visit;
      await visit.signIn(account);
      await page.route('**/api/v1/**', (route) =>
        STILL_ANSWERED.test(route.request().url()) ? route.continue() : route.abort(),
      );
      for (const address of addresses) {
        await page.goto(address);
        const alert = page.getByRole('main').getByRole('alert').first();
        await alert.getByRole('button', { name: t('app.retry') }).waitFor();
        await visit.expectAccessible();
      }
      await visit.shot(`out-of-reach-${account}`, 'window');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    },
    PAGES_MS_MAX,
  );
});
