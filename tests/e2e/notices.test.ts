import { NOTICES_FOLLOWER } from '#server/notices';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { DEMO_TRADER } from '#server/access';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

describeInBrowser('notices', () => {
  let stage: Stage;
  let receiver: Server;
  let status = 200;
  beforeAll(async () => {
    stage = await openStage();
    receiver = createServer((request, response) => {
      request.resume();
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await stage.close();
    receiver.closeAllConnections();
    receiver.close();
  });

  let references = 0;
  const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  /** Of goods that a rule selects; an officer asks for their invoice. */
  const something = async (): Promise<string> => {
    references += 1;
    const { program } = stage;
    const trader = clientOf(program.url, await signIn(program.url, 'trader'));
    const item = sampleItem({
      commodityCode: '02071200',
      description: 'Thịt gà đông lạnh nguyên con',
      origin: { countryCode: 'US' },
      tariffQuantity: { value: '1000', unitCode: 'KGM' },
      itemChargeAmount: { amount: '2000', currency: 'USD' },
      unitPriceAmount: { amount: '2', currency: 'USD' },
    });
    const body = sampleImport([item], {
      functionalReferenceId: `NTC-E2E-${references}`,
      importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
      consignment: {
        arrivalDate: today(),
        loadingLocationId: 'CNSHA',
        unloadingLocationId: 'VNCLI',
        transportContractDocuments: [{ id: `BL-NTC-${references}` }],
      },
    });
    const lodged = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: body as never,
    });
    if (!lodged.data) throw new Error(JSON.stringify(lodged.error));
    const { number } = lodged.data;
    const officer = clientOf(program.url, await signIn(program.url, 'documents'));
    await officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path: { number } },
      body: { action: 'requestDocuments', reason: 'Cần hóa đơn', documents: [{ typeCode: 'INV', note: 'Bản gốc' }] },
    });
    const { position } = await program.services.engine.readHead();
    await program.services.engine.waitFor(position, 10_000, NOTICES_FOLLOWER);
    return number;
  };

  describe.each(LANGUAGES)('in %s', (language) => {
    test('what happens appears by itself, leads to its declaration, and is read there', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('trader', '/notices');
      const number = await something();
      const title = new RegExp(`${number}.*(cần thêm chứng từ|documents are asked for)`);
      await page.getByRole('link', { name: title }).waitFor();
      await visit.expectAccessible();
      await visit.shot('notices');
      await page.getByRole('link', { name: title }).click();
      await page.waitForURL(new RegExp(`/declarations/${number}$`));
      await visit.open('/notices?unread=yes');
      expect(await page.getByRole('link', { name: title }).count()).toBe(0);
      const all = page.getByRole('button', { name: t('notice.markAllRead') });
      if ((await all.count()) > 0) await all.click();
      await page.getByText(t('notice.noUnreadTitle')).waitFor();
      await page.getByRole('link', { name: t('notice.bell', { count: 0 }), exact: true }).waitFor();
      await visit.expectAccessible();
      await visit.shot('notices-all-read');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('who was told nothing yet sees what would come; a server out of reach is told as that', async () => {
      const visit = await stage.visit({ language });
      await visit.signIn('other.trader', '/notices');
      await visit.page.getByText(visit.t('notice.emptyTitle')).waitFor();
      await visit.expectAccessible();
      await visit.shot('notices-empty');
      await visit.page.route('**/api/v1/notices?**', (route) => route.abort());
      await visit.page.goto('/notices?unread=yes');
      await visit.page.getByText(visit.t('error.offline')).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('notices-error');
      await visit.close();
    });

    test('who left very many unread is told of them by the same words on the bell and by its name', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await page.route('**/api/v1/notices?**', async (route) => {
        const response = await route.fetch();
        const told = (await response.json()) as { readonly unread: number };
        await route.fulfill({ response, json: { ...told, unread: 137 } });
      });
      await visit.signIn('other.trader', '/notices');
      await page.getByRole('link', { name: t('notice.bell', { count: '99+' }), exact: true }).waitFor();
      await visit.expectAccessible();
      await visit.shot('notices-many');
      await visit.close();
    });

    test('a person chooses what reaches them', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('trader', '/notices/settings');
      const box = page.getByRole('checkbox', {
        name: new RegExp(`^${t('notice.inApp')}: ${t('notice.topic.progress')}`),
      });
      const was = await box.isChecked();
      await box.click();
      await page.getByText(t('notice.saved')).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('notice-settings');
      await page.reload();
      await box.waitFor();
      expect(await box.isChecked()).toBe(!was);
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('an endpoint is added with its secret, tested, and what it missed is sent again', async () => {
      const visit = await stage.visit({ language });
      const { page, t } = visit;
      await visit.signIn('trader', '/notices/webhooks');
      await page.getByText(t('webhook.emptyTitle')).waitFor();
      await visit.expectAccessible();
      await visit.shot('webhooks-empty');
      const add = page.getByRole('button', { name: t('webhook.add'), exact: true });
      await add.click();
      await page.getByText(t('webhook.urlMissing')).waitFor();
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/${language}`;
      await page.getByLabel(t('webhook.url')).fill(url);
      await page.getByLabel(t('webhook.description')).fill('Phần mềm kho');
      await add.click();
      await page.getByText(/^whsec_/).waitFor();
      await visit.expectAccessible();
      await visit.shot('webhook-secret');
      await page.getByRole('button', { name: t('webhook.secretDone') }).click();
      await page.getByRole('link', { name: t('webhook.openOf', { url }) }).click();
      await page.getByText(t('webhook.logEmptyTitle')).waitFor();
      status = 500;
      await page.getByRole('button', { name: t('webhook.test'), exact: true }).click();
      await page.getByText(t('webhook.lastAnswer', { status: 500 })).waitFor();
      status = 200;
      await something();
      await page.reload();
      await page.getByText(t('webhook.delivered'), { exact: true }).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('webhooks');
      await page
        .getByRole('button', { name: new RegExp(`^${t('webhook.replay')}: `) })
        .first()
        .click();
      await page
        .getByText(/1 (bản tin|message)/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: `${t('webhook.drop')}: ${url}` }).click();
      await page.getByText(t('webhook.emptyTitle')).waitFor();
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('no page of a telephone’s width scrolls sideways', async () => {
      const visit = await stage.visit({ language, width: 390, height: 844 });
      await visit.signIn('trader');
      for (const address of ['/notices', '/notices/settings', '/notices/webhooks']) {
        await visit.open(address);
        const [content, screen] = await visit.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(content, address).toBeLessThanOrEqual(screen ?? 0);
        await visit.shot(`phone${address.replaceAll('/', '-')}`);
      }
      await visit.close();
    });
  });
});
