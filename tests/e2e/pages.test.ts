import { describeInBrowser } from '#tests/support/browser-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

/** Where each role's pages are; `ready` is a text that shows that the page has what it needs. */
const PUBLIC_PAGES = [
  '/',
  '/sign-in',
  '/tariff',
  '/tariff?q=may%20tinh',
  '/tariff?q=zzzzzz',
  '/tariff?q=may%20tinh&at=8471',
  '/tariff?at=870323',
  '/tariff?at=0000',
  '/tariff/22042111',
  '/tariff/00000000',
  '/tariff/17019910',
  '/tariff/browse',
  '/tariff/browse?node=8471',
  '/tariff/browse?node=77',
  '/tariff/changes?months=60',
  '/tariff/changes?code=9999',
  '/calculator',
  '/origin',
  '/origin?code=33049930&origin=KR&value=10000&currency=USD',
  '/origin?code=99999999&origin=KR',
  '/status',
  '/help/errors',
  '/help/errors/HS-001',
  '/nowhere',
];
const CALCULATION = '/calculator?code=85183020&origin=CN&value=5400&currency=USD&quantity=300&unit=PCE';
const TRADER_PAGES = [
  '/desk',
  '/desk?client=0999999999',
  '/declarations',
  '/declarations?q=zzzzzz',
  '/declarations?sort=tax',
  '/declarations/import?draft=00000000-0000-4000-8000-000000000000',
  '/fix',
  '/declarations/new',
  '/declarations/upload',
  '/declarations/199999999990',
  '/integration',
  '/integration?part=requests',
  '/integration?part=sandbox',
  '/users',
  '/users?q=zzzzzz',
  '/delegations',
  '/tariff/watch',
];
const ADMINISTRATOR_PAGES = [
  '/reference',
  '/reference/imports/00000000-0000-4000-8000-000000000000',
  '/approvals',
  '/approvals?show=all',
  '/approvals/999',
];
const OFFICER_PAGES = [
  '/queue',
  '/queue?q=zzzzzz',
  '/queue?channel=red',
  '/queue?held=mine',
  '/queue?held=unheld',
  '/queue?work=goods',
  '/office',
  '/cases/199999999990',
];

describeInBrowser('the pages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('the public ones are accessible, filled, empty and with nothing found', async () => {
      const visit = await stage.visit({ language });
      await look(visit, PUBLIC_PAGES);
      await visit.open(CALCULATION);
      await visit.page.getByText(visit.t('tax.total')).waitFor();
      await visit.expectAccessible();
      await visit.shot('calculator-filled');
      await visit.close();
    });

    test('the trader’s are accessible, and the form with every correction shown', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('other.trader');
      await look(visit, TRADER_PAGES);
      await visit.open('/declarations/new');
      await visit.page.getByRole('button', { name: visit.t('draft.register') }).click();
      await visit.page.getByRole('link', { name: /HS/ }).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('lodge-corrections');
      await visit.page.getByRole('button', { name: 'San Hô Mẫu' }).click();
      await visit.page.getByRole('menuitem', { name: visit.t('app.signOut') }).waitFor();
      await visit.expectAccessible();
      await visit.close();
    });

    test('the officer’s are accessible', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('leader');
      await look(visit, OFFICER_PAGES);
      await visit.close();
    });

    test('the administrator’s are accessible, and a tariff goes from its file to its approval', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('administrator');
      await look(visit, ADMINISTRATOR_PAGES);
      const rate = language === 'vi' ? '33' : '34';
      const table = (cell: string) => Buffer.from(`Mã hàng,NK ưu đãi\n10059010,${cell}\n`);
      const compare = async (cell: string) => {
        await visit.open('/reference');
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: 'bieu-thue.csv', mimeType: 'text/csv', buffer: table(cell) });
        await page.getByLabel(t('import.keepMissing')).check();
        await page.getByRole('button', { name: t('import.compare') }).click();
      };
      await compare('nhiều');
      await page.getByRole('cell', { name: 'nhiều' }).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('import-errors');
      await compare(rate);
      await page.getByLabel(t('import.reason')).fill('Nghị định thử nghiệm');
      await visit.expectAccessible();
      await visit.shot('import-changes');
      await page.getByRole('button', { name: t('import.propose'), exact: true }).click();
      await page.waitForURL(/\/approvals\/\d+$/);
      await page.getByText(t('approval.ownHint')).waitFor();
      const address = new URL(page.url()).pathname;
      await visit.close();

      const other = await stage.visit({ language });
      await other.signIn('approver', address);
      await other.page.getByRole('button', { name: t('approval.approve'), exact: true }).click();
      await other.page.getByRole('dialog').waitFor();
      await other.expectAccessible();
      await other.shot('approve');
      await other.page
        .getByRole('dialog')
        .getByRole('button', { name: t('approval.approve') })
        .click();
      await other.page.getByText(t('approval.status.approved'), { exact: true }).first().waitFor();
      await other.close();
    });

    test('no page of a telephone’s width scrolls sideways', async () => {
      const visit = await stage.visit({ language, width: 390, height: 844 });
      await visit.signIn('other.trader');
      for (const address of [...PUBLIC_PAGES, CALCULATION, ...TRADER_PAGES]) {
        await visit.open(address);
        const [content, screen] = await visit.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(content, address).toBeLessThanOrEqual(screen ?? 0);
        await visit.shot(`phone${nameOf(address)}`);
      }
      await visit.close();
    });
  });

  test('the tree of the tariff is walked by keyboard alone, from a section to a line', async () => {
    const { page, open, t, close } = await stage.visit({ language: 'en' });
    await open('/tariff/browse');
    const item = (name: RegExp) => page.getByRole('treeitem', { name });
    await item(/^I Live animals/).focus();
    await page.keyboard.press('ArrowRight');
    await item(/^01 /).waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^01/);
    await page.keyboard.press('ArrowRight');
    await item(/^0101 /).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Live horses, asses, mules and hinnies' }).waitFor();
    await item(/^01012100/).waitFor();
    await page.keyboard.press('ArrowLeft');
    expect(await item(/^01012100/).count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/^01/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tariff/01012100');
    await page.getByRole('heading', { level: 2, name: t('tariff.history') }).waitFor();
    await close();

    function focused(): Promise<string> {
      return page.evaluate(() => document.activeElement?.textContent ?? '');
    }
  });

  test('a code is watched from its page, listed with its next change, and watched no more', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, open, t } = visit;
    await visit.signIn('other.trader');
    await open('/tariff/22030091');
    await page.getByRole('button', { name: t('watch.addNode', { code: '22030091' }) }).click();
    await page.getByRole('button', { name: t('watch.stopNode', { code: '22030091' }) }).waitFor();
    await open('/tariff/watch');
    await page.getByText('1 Jan 2027').waitFor();
    await page.getByLabel(t('watch.code')).fill('77');
    await page.getByRole('button', { name: t('watch.add'), exact: true }).click();
    await page.getByText(t('watch.codeUnknown')).waitFor();
    await visit.expectAccessible();
    await visit.shot('watch-refused');
    await page.getByRole('button', { name: t('watch.stopNode', { code: '22030091' }) }).click();
    await page.getByText(t('watch.emptyTitle')).waitFor();
    await visit.close();
  });

  test('the language changes in place and is remembered', async () => {
    const { page, open, close } = await stage.visit({ language: 'vi' });
    await open('/tariff');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tariff' }).waitFor();
    expect(
      await page.evaluate(() => [document.documentElement.lang, localStorage.getItem('haidang.language')]),
    ).toEqual(['en', 'en']);
    await close();
  });

  test('a form survives reloading, leaving, and the end of the session', async () => {
    const visit = await stage.visit({ language: 'vi' });
    const { page, t, context } = visit;
    await visit.signIn('other.trader', '/declarations/new');
    await page.getByRole('button', { name: t('draft.example') }).click();
    await page.getByText(t('draft.noProblems')).waitFor();
    await page.getByLabel(t('draft.means')).fill('TÀU THỬ 99');
    await page.reload();
    await expect.poll(() => page.getByLabel(t('draft.means')).inputValue()).toBe('TÀU THỬ 99');
    await page.getByText(t('draft.noProblems')).waitFor();

    await context.clearCookies();
    await page.getByRole('button', { name: t('draft.register') }).click();
    await page.getByRole('dialog').waitFor();
    await visit.expectAccessible();
    await visit.shot('session-renewal');
    await page.getByRole('dialog').getByLabel(t('signIn.password'), { exact: true }).fill('hai-dang-demo-2026');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('signIn.go'), exact: true })
      .click();
    await page.waitForURL(/\/declarations\/\d{12}$/);
    await visit.close();
  });

  test('without a connection the page says so and keeps the draft', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, t, context } = visit;
    await visit.signIn('other.trader', '/declarations/new');
    await page.getByRole('button', { name: t('draft.example') }).click();
    await page.getByText(t('draft.noProblems')).waitFor();
    await context.setOffline(true);
    await page.getByText(t('app.offline')).waitFor();
    await page.getByRole('button', { name: t('draft.register') }).click();
    await page.getByText(t('error.offline')).first().waitFor();
    await visit.shot('offline');
    await context.setOffline(false);
    await page.getByRole('button', { name: t('draft.register') }).click();
    await page.waitForURL(/\/declarations\/\d{12}$/);
    await visit.close();
  });

  test.each(['vi', 'en'] as const)(
    'a page whose code cannot be fetched now says so, and opens later (%s)',
    async (language) => {
      const visit = await stage.visit({ language });
      const { page, t, context } = visit;
      await visit.signIn('other.trader', '/declarations');
      await context.setOffline(true);
      await page.getByRole('link', { name: t('nav.desk'), exact: true }).click();
      await page.getByRole('heading', { name: t('error.offline') }).waitFor();
      await page.getByRole('button', { name: t('app.reload') }).click();
      await page.getByText(t('app.stillAway')).waitFor();
      await visit.expectAccessible();
      await visit.shot('code-out-of-reach');
      await context.setOffline(false);
      await page.getByRole('button', { name: t('app.reload') }).click();
      await page.getByRole('heading', { name: t('desk.title'), exact: true }).waitFor();
      await visit.close();
    },
  );

  test('a file with mistakes is answered place by place, a right one with its number', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/declarations/upload');
    const wrong = JSON.stringify({ typeCode: 'A11', goodsItems: [{ sequence: 1, commodityCode: '8471' }] }, null, 2);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from(wrong) });
    await page.getByText('wrong.json:6 /goodsItems/0/commodityCode').waitFor();
    await visit.expectAccessible();
    await visit.shot('upload-mistakes');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await page.getByText(t('upload.wrongType')).waitFor();
    await visit.close();
  });

  test('what is lodged twice by a slip, or again because its answer was lost, is one declaration', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/declarations/new');
    const lodged = async (press: () => Promise<void>): Promise<number> => {
      const before = await numbersOf(page);
      await visit.open('/declarations/new');
      await page.getByRole('button', { name: t('draft.example') }).click();
      await page.getByText(t('draft.noProblems')).waitFor();
      await press();
      await page.waitForURL(/\/declarations\/\d{12}$/);
      await visit.atRest();
      return (await numbersOf(page)).filter((number) => !before.includes(number)).length;
    };
    const register = page.getByRole('button', { name: t('draft.register') });
    expect(await lodged(() => register.dblclick())).toBe(1);
    let lost = 0;
    await page.route('**/api/v1/declarations?*', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    const again = async () => {
      await register.click();
      await page.getByText(t('error.offline')).first().waitFor();
      await register.click();
    };
    expect(await lodged(again)).toBe(1);
    expect(lost).toBe(1);
    await visit.close();
  });

  test('one word without an end, letters from the right and hidden turns of them push nothing out of sight', async () => {
    const visit = await stage.visit({ language: 'vi', width: 1280 });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/declarations/new');
    await page.getByRole('button', { name: t('draft.example') }).click();
    await page.getByText(t('draft.noProblems')).waitFor();
    const endless = 'W'.repeat(150);
    await page.getByLabel(t('draft.description')).first().fill(`\u202e🚢 שלום ${endless}<img src=x>`);
    await page.getByRole('button', { name: t('draft.register') }).click();
    await page.waitForURL(/\/declarations\/\d{12}$/);
    const goods = page.getByRole('table', { name: t('goods.caption') });
    await goods.getByText(`🚢 שלום ${endless}<img src=x>`, { exact: true }).waitFor();
    const isCut = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('table')].some(
          ({ offsetWidth, parentElement }) => offsetWidth > (parentElement?.clientWidth ?? 0) + 1,
        ),
      );
    expect(await isCut()).toBe(false);
    await visit.shot('endless-declaration');
    await visit.open('/declarations');
    await page.getByText(endless).first().waitFor();
    expect(await isCut()).toBe(false);
    await visit.shot('endless-list');
    expect(visit.complaints).toEqual([]);
    await visit.open('/declarations/new?draft=no-such-draft');
    await page.getByRole('main').getByRole('alert').waitFor();
    await visit.expectAccessible();
    await visit.close();
  });

  test('a pre-registered declaration is mended, then lodged', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/declarations/new');
    await page.getByRole('button', { name: t('draft.example') }).click();
    await page.getByText(t('draft.noProblems')).waitFor();
    await page.getByRole('button', { name: t('draft.preRegister') }).click();
    await page.waitForURL(/\/declarations\/\d{12}$/);
    const number = /\d{12}$/.exec(page.url())?.[0] ?? '';
    await page.getByText(t('view.taxLater')).waitFor();
    await page.getByRole('button', { name: t('view.download') }).click();
    await page.getByRole('menuitem', { name: t('view.trackingPage') }).waitFor();
    await visit.expectAccessible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('view.edit'), exact: true }).click();
    await page.getByRole('heading', { name: t('draft.editTitle', { number }) }).waitFor();
    await page.getByLabel(t('draft.means')).fill('SECOND SHIP 2');
    await page.getByText(t('draft.noProblems')).waitFor();
    await page.getByRole('button', { name: t('draft.preRegister') }).click();
    await page.waitForURL(new RegExp(`/declarations/${number}$`));
    await page.getByText(/SECOND SHIP 2/).waitFor();
    await page.getByRole('button', { name: t('view.register') }).click();
    const status = page.getByRole('region', { name: t('list.state') });
    await status.getByText(t('status.preRegistered'), { exact: true }).waitFor({ state: 'detached' });
    await visit.close();
  });

  test('a tracking code that nothing has is told beside the field', async () => {
    const visit = await stage.visit({ language: 'vi' });
    await visit.open('/');
    await visit.page.getByLabel(visit.t('home.trackLabel')).fill('100000000010-0000000000000000');
    await visit.page.getByRole('button', { name: visit.t('home.trackGo') }).click();
    await visit.page.getByText(visit.t('home.trackUnknown')).waitFor();
    await visit.expectAccessible();
    await visit.close();
  });

  test('the queue is worked with the keyboard alone', async () => {
    const trader = await stage.visit({ language: 'en' });
    await trader.signIn('trader', '/declarations/new');
    await trader.page.getByRole('button', { name: trader.t('draft.example') }).click();
    await trader.page.getByText(trader.t('draft.noProblems')).waitFor();
    const line = trader.page.getByRole('listitem', { name: trader.t('draft.line', { line: 1 }) });
    await line.getByLabel(trader.t('draft.description')).fill('Máy tính xách tay đã qua sử dụng');
    await trader.page.getByText(trader.t('draft.noProblems')).waitFor();
    await trader.page.getByRole('button', { name: trader.t('draft.register') }).click();
    await trader.page.waitForURL(/\/declarations\/\d{12}$/);

    const officer = await stage.visit({ language: 'en' });
    await officer.signIn('inspection');
    await officer.page.getByRole('row').nth(1).waitFor();
    await officer.expectAccessible();
    await officer.page.keyboard.press('j');
    await officer.page.keyboard.press('Enter');
    await officer.page.waitForURL(/\/cases\/\d{12}$/);
    await officer.page.getByRole('button', { name: officer.t('case.asTrader') }).click();
    await officer.page.getByRole('region', { name: officer.t('case.asTraderSteps') }).waitFor();
    expect(await officer.page.getByText(officer.t('case.whyHere')).count()).toBe(0);
    await officer.expectAccessible();
    await officer.close();
    await trader.close();
  });

  test('somebody new comes in with a one-time password, and chooses their own', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/users');
    const form = page.getByRole('region', { name: t('users.add') });
    await form.getByRole('button', { name: t('users.add') }).click();
    await form.getByText(t('users.rolesMissing')).waitFor();
    await form.getByLabel(t('users.email')).fill('new@demo.haidang.example');
    await form.getByLabel(t('users.fullName')).fill('Người Mới Mẫu');
    await form.getByLabel(t('role.trader'), { exact: true }).check();
    await form.getByRole('button', { name: t('users.add') }).click();
    const secret = await page
      .getByRole('dialog')
      .getByText(/^\w{5}(-\w{5}){3}$/)
      .innerText();
    await visit.expectAccessible();
    await page.getByRole('button', { name: t('users.passwordDone') }).click();
    await page.getByRole('row', { name: /Người Mới Mẫu/ }).waitFor();
    await page.getByRole('button', { name: t('users.actionsOf', { name: 'Người Mới Mẫu' }) }).click();
    await visit.expectAccessible();

    const newcomer = await stage.visit({ language: 'en' });
    await newcomer.open('/sign-in');
    await newcomer.page.getByLabel(t('signIn.email')).fill('new@demo.haidang.example');
    await newcomer.page.getByLabel(t('signIn.password'), { exact: true }).fill(secret);
    await newcomer.page.getByRole('button', { name: t('signIn.go'), exact: true }).click();
    await newcomer.page.getByLabel(t('signIn.newPassword'), { exact: true }).fill('four quiet sailing boats');
    await newcomer.expectAccessible();
    await newcomer.page.getByRole('button', { name: t('signIn.chooseGo') }).click();
    await newcomer.page.waitForURL(/\/desk$/);
    await newcomer.close();
    await visit.close();
  });

  test('a delegation is given and taken back, and its broker sees both', async () => {
    const visit = await stage.visit({ language: 'vi' });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/delegations');
    await page.getByText(t('delegations.emptyTitle')).waitFor();
    await page.getByLabel(t('delegations.brokerId')).fill('0399000039');
    await page.getByRole('button', { name: t('delegations.grant') }).click();
    await page.getByText(t('delegations.inForce')).waitFor();
    await visit.expectAccessible();
    const broker = await stage.visit({ language: 'vi' });
    await broker.signIn('broker', '/delegations');
    const row = broker.page.getByRole('row', { name: /San Hô/ });
    await row.getByText(t('delegations.inForce')).waitFor();
    expect(await broker.page.getByRole('button', { name: t('delegations.revoke') }).count()).toBe(0);
    await page.getByRole('button', { name: /^Thu hồi/ }).click();
    await page.getByText(t('delegations.revoked'), { exact: true }).waitFor();
    await broker.page.reload();
    await row.getByText(t('delegations.revoked'), { exact: true }).waitFor();
    await broker.close();
    await visit.close();
  });

  test('a key’s secret is shown once', async () => {
    const visit = await stage.visit({ language: 'en' });
    const { page, t } = visit;
    await visit.signIn('other.trader', '/integration');
    await page.getByRole('button', { name: t('keys.create') }).click();
    await page.getByText(t('keys.nameMissing')).waitFor();
    await page.getByLabel(t('keys.name')).fill('Warehouse system');
    await page.getByLabel('declarations:read').check();
    await page.getByRole('button', { name: t('keys.create') }).click();
    const secret = await page
      .getByRole('dialog')
      .getByText(/^test_/)
      .innerText();
    await visit.expectAccessible();
    await visit.shot('key-created');
    await page.getByRole('button', { name: t('keys.secretDone') }).click();
    await page.getByRole('row', { name: /Warehouse system/ }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(secret);
    await page.getByRole('button', { name: t('keys.revokeOf', { name: 'Warehouse system' }) }).click();
    await page.getByRole('row', { name: /Warehouse system/ }).waitFor({ state: 'detached' });
    await visit.close();
  });
});

async function look(visit: Visit, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await visit.open(address);
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    await visit.expectAccessible();
    await visit.shot(`page${nameOf(address)}`);
  }
  expect(visit.complaints).toEqual([]);
}

const nameOf = (address: string): string => address.replaceAll(/[^\w]+/g, '-').replace(/-$/, '');

/** The declarations that this person sees. */
const numbersOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const answer = await fetch('/api/v1/declarations?limit=100');
    const { items } = (await answer.json()) as { readonly items: readonly { readonly number: string }[] };
    return items.map(({ number }) => number);
  });
