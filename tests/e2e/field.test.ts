import { apiClient, type Schemas } from '#client';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import bwipjs from 'bwip-js/node';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

const CONTAINER = 'HDAU1234560';
const SEAL = 'NP-77001';
/** Four by three points of colour: enough for a browser to show. */
const PICTURE = {
  name: 'kien.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAJ0lEQVR42g3HMQEAMAwDoAqLnIpAROVE4MbHJDYuGhOWo35q66r1ACneEOGMRoo7AAAAAElFTkSuQmCC',
    'base64',
  ),
};
const TABLET = { width: 1024, height: 768, touch: true } as const;

describeInBrowser('an inspection in the field', () => {
  let stage: Stage;
  let office: Awaited<ReturnType<typeof officeOf>>;
  beforeAll(async () => {
    stage = await openStage();
    office = await officeOf(stage);
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('is taken along, carried out from a cold start without a connection, and sent once there is one', async () => {
      const number = await office.order();
      const inspector = await stage.visit({ language, ...TABLET });
      const { page, context, t } = inspector;
      await inspector.signIn('inspection', '/inspections/field');
      await page.getByText(t('onSite.noneOnDevice')).waitFor();
      await inspector.expectAccessible();
      await inspector.shot('field-empty');
      await takeAlong(inspector, number);
      await page.getByText(t('onSite.ready')).waitFor();

      await context.setOffline(true);
      await page.reload();
      await page.getByText(t('onSite.ordersOffline')).waitFor();
      await inspector.expectAccessible();
      await inspector.shot('field-offline');
      await page.getByRole('link', { name: t('onSite.openOf', { number }) }).click();
      await page.getByText('Bãi kiểm hóa số 2').waitFor();
      await inspector.expectAccessible();
      await inspector.shot('field-order');
      await checkContainer(inspector);
      await answerChecklist(inspector);
      await findGoods(inspector);
      // A tablet that was put away opens where it was left.
      await page.reload();
      await page.getByText('Đếm đủ').waitFor();
      await sign(inspector);
      await handIn(inspector);
      expect((await office.file(number))?.rounds[0]?.findings).toEqual([]);

      await context.setOffline(false);
      await page.getByRole('link', { name: t('onSite.case') }).waitFor();
      await inspector.expectAccessible();
      await inspector.shot('field-sent');
      const file = await office.file(number);
      expect(file?.rounds[0]).toMatchObject({
        status: 'concluded',
        containerChecks: [{ container: CONTAINER, seals: [SEAL], sealState: 'intact', photos: [expect.any(String)] }],
        findings: [{ line: 1, quantityFound: '100', unitCode: 'PCE', note: 'Đếm đủ' }],
        attendance: { attendance: 'signed', name: 'Người Đại Diện Thử', signature: expect.any(String) },
        conclusion: { conforms: true, discrepancies: [] },
      });
      expect(file?.documentChecks).toHaveLength(1);
      expect(file?.photos).toHaveLength(2);

      await inspector.open(`/cases/${number}`);
      const panel = page.getByRole('region', { name: t('inspect.title'), exact: true });
      await panel.getByText('Người Đại Diện Thử').waitFor();
      await panel.getByRole('img').first().waitFor();
      await inspector.shot('field-case');
      expect(inspector.complaints).toEqual([]);
      await inspector.close();
    });

    test('reads a container number with the camera, without a connection too, and lets the camera go; without a camera it is typed', async () => {
      const number = await office.order();
      const inspector = await stage.visit({ language, width: 768, height: 1024 });
      const { page, context, t } = inspector;
      await inspector.signIn('inspection', '/inspections/field');
      await takeAlong(inspector, number);
      const openContainer = async () => {
        await inspector.open(`/inspections/field/${number}`);
        await part(inspector, 'onSite.part.containers');
        return page.getByRole('form', { name: CONTAINER });
      };
      const label = t('onSite.scanOf', { label: t('onSite.number') });
      await page.addInitScript(cameraBefore, await printedCode(CONTAINER));
      const form = await openContainer();
      await context.setOffline(true);
      await form.getByRole('button', { name: label }).click();
      await page.getByRole('dialog', { name: t('onSite.scan') }).waitFor({ state: 'detached' });
      expect(await form.getByLabel(t('onSite.number'), { exact: true }).inputValue()).toBe(CONTAINER);
      await form.getByText(t('onSite.number.right')).waitFor();
      // Nothing looks on once the code is there.
      await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'camera') as string)).toBe('ended');

      await context.setOffline(false);
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'mediaDevices'));
      await page.addInitScript(() => Reflect.deleteProperty(navigator, 'mediaDevices'));
      const typed = await openContainer();
      await typed.getByLabel(t('onSite.number'), { exact: true }).waitFor();
      expect(await typed.getByRole('button', { name: label }).count()).toBe(0);
      expect(inspector.complaints).toEqual([]);
      await inspector.close();
    });

    test('shows what came between, keeps what was written, and hands it in under the order in force', async () => {
      const number = await office.order();
      const inspector = await stage.visit({ language, width: 768, height: 1024 });
      const { page, context, t } = inspector;
      await inspector.signIn('inspection', '/inspections/field');
      await takeAlong(inspector, number);
      await page.getByText(t('onSite.ready')).waitFor();
      await context.setOffline(true);
      await writeShort(inspector, number);
      await office.take(number, { step: 'cancel', reason: 'Đổi nơi kiểm tra' });
      await office.take(number, { step: 'order', order: { ...ORDER, place: 'Bãi kiểm hóa số 9' } });
      await context.setOffline(false);
      await page.getByText('INS-028').waitFor();
      await inspector.expectAccessible();
      await inspector.shot('field-conflict');

      const download = page.waitForEvent('download');
      await page
        .getByRole('button', { name: t('onSite.export') })
        .first()
        .click();
      const kept = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as object;
      expect(kept).toMatchObject({ number, record: { findings: [{ note: 'Hàng mới' }] } });

      await page.getByRole('button', { name: t('onSite.correct') }).click();
      await page.getByRole('button', { name: t('onSite.handIn'), exact: true }).click();
      await page.getByRole('link', { name: t('onSite.case') }).waitFor();
      const rounds = (await office.file(number))?.rounds ?? [];
      expect(rounds.map(({ status, findings }) => [status, findings.length])).toEqual([
        ['cancelled', 0],
        ['underway', 1],
      ]);
      expect(inspector.complaints).toEqual([]);
      await inspector.close();
    });
  });

  test('is recorded once where every answer is lost on its way, and the page goes down before it is noted', async () => {
    const number = await office.order();
    const inspector = await stage.visit({ language: 'vi', width: 1280, height: 800 });
    const { page, context, t } = inspector;
    await inspector.signIn('inspection', '/inspections/field');
    await takeAlong(inspector, number);
    let lost = 0;
    await context.route('**/inspection/{steps,photos}*', async (route) => {
      // Half of them; a server that answered is not told apart from one that never heard.
      if (lost >= LOST_MAX) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await writeShort(inspector, number);
    for (let cut = 1; cut <= LOST_MAX; cut += 1) {
      await expect.poll(() => lost).toBeGreaterThanOrEqual(cut);
      // Opened anew it sends what it does not know to be received.
      await page.reload();
    }
    await page.getByRole('link', { name: t('onSite.case') }).waitFor();
    const [round] = (await office.file(number))?.rounds ?? [];
    expect([round?.containerChecks.length, round?.findings.length]).toEqual([1, 1]);
    expect(round?.attendance).toMatchObject({ attendance: 'absent' });
    await inspector.close();
  });

  test('stays with nobody’s order where it was concluded by somebody else meanwhile, and is kept as a file', async () => {
    const number = await office.order();
    const inspector = await stage.visit({ language: 'en', width: 800, height: 1280 });
    const { page, context, t } = inspector;
    await inspector.signIn('inspection', '/inspections/field');
    await takeAlong(inspector, number);
    await page.getByText(t('onSite.ready')).waitFor();
    await context.setOffline(true);
    await writeShort(inspector, number);
    await office.endOnCase(number);
    await context.setOffline(false);
    await page.getByRole('button', { name: t('onSite.correct') }).click();
    await page.getByText(t('onSite.noOrderNow')).waitFor();
    await inspector.expectAccessible();
    await inspector.shot('field-concluded-elsewhere');

    // Signing out would lose it: that is asked first, and then leaves nothing behind.
    await signOut(inspector);
    await page.getByRole('dialog', { name: t('onSite.leave.title') }).waitFor();
    await inspector.expectAccessible();
    await inspector.shot('field-leaving');
    await page.getByRole('button', { name: t('onSite.leave.wipe') }).click();
    await page.waitForURL((address) => address.pathname === '/');
    await inspector.signIn('inspection', '/inspections/field');
    await page.getByText(t('onSite.noneOnDevice')).waitFor();
    await inspector.close();
  });

  test('goes over to a new version when it is told to, and holds the page of one version only', async () => {
    const inspector = await stage.visit({ language: 'vi', ...TABLET });
    const { page, t } = inspector;
    await inspector.signIn('inspection');
    const releases = await releasing(stage.program.url);
    await inspector.open(`${releases.url}/inspections/field`);
    await page.getByText(t('onSite.ready')).waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/^haidang\.field\.[0-9a-f]{16}$/)]);
    releases.release();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/inspections/field'))?.update());
    await page.getByText(t('onSite.update')).waitFor();
    await inspector.expectAccessible();
    await inspector.shot('field-update');
    await page.getByRole('button', { name: t('onSite.updateNow') }).click();
    await page.getByText(t('onSite.update')).waitFor({ state: 'detached' });
    await page.getByText(t('onSite.ready')).waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual(['haidang.field.anew']);
    await inspector.close();
    await releases.close();
  });

  test('no worker and no manifest for who does not open the page', async () => {
    const trader = await stage.visit({ language: 'vi' });
    await trader.signIn('trader');
    const [registered, link] = await trader.page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      document.querySelectorAll('link[rel=manifest]').length,
    ]);
    expect([registered, link]).toEqual([0, 0]);
    await trader.close();
  });
});

/** So many answers are lost before the rest comes through. */
const LOST_MAX = 2;

const ORDER: Extract<Schemas['InspectionStep'], { step: 'order' }>['order'] = {
  containers: [CONTAINER],
  packages: '',
  lines: [1],
  extent: { kind: 'full' },
  means: 'manual',
  place: 'Bãi kiểm hóa số 2',
  plannedAt: `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 13)}:00:00Z`,
  reasonForTrader: 'Kiểm tra thực tế hàng hóa',
  instructions: 'Đếm kỹ kiện cuối',
};

/** What others do meanwhile, over the API. */
async function officeOf({ program }: Stage) {
  const trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const documents = clientOf(program.url, await signIn(program.url, 'documents'));
  const inspector = clientOf(program.url, await signIn(program.url, 'inspection'));
  const path = (number: string) => ({ params: { path: { number } } });
  let lodged = 0;
  const take = async (number: string, body: Schemas['InspectionStep']) => {
    const { error } = await documents.POST('/api/v1/cases/{number}/inspection/steps', { ...path(number), body });
    if (error) throw new Error(JSON.stringify(error));
  };
  return {
    take,
    file: async (number: string) => (await documents.GET('/api/v1/cases/{number}/inspection', path(number))).data,
    endOnCase: async (number: string) => {
      await inspector.POST('/api/v1/cases/{number}/decisions', {
        ...path(number),
        body: { action: 'recordFinding', conforms: true, note: 'Đúng như khai', lines: [] },
      });
    },
    /** Used laptops in a container, which are always inspected, with an order to open it. */
    order: async (): Promise<string> => {
      const { unitPriceAmount: _, ...item } = sampleItem({
        commodityCode: '84713020',
        description: 'Máy tính xách tay đã qua sử dụng',
        tariffQuantity: { value: '100', unitCode: 'PCE' },
        itemChargeAmount: { amount: '40000', currency: 'USD' },
      });
      const reference = `HT-${(lodged += 1)}`;
      const body = sampleImport([item], {
        functionalReferenceId: reference,
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
        consignment: {
          arrivalDate: '2026-11-20',
          loadingLocationId: 'CNSHA',
          unloadingLocationId: 'VNCLI',
          transportContractDocuments: [{ id: `VD${reference}` }],
          transportEquipments: [{ sequence: 1, id: CONTAINER, seals: [{ sequence: 1, id: SEAL }] }],
        },
      });
      const { data, error } = await trader.POST('/api/v1/declarations', {
        params: { query: { register: true } },
        body: body as never,
      });
      if (!data) throw new Error(JSON.stringify(error));
      await take(data.number, { step: 'order', order: ORDER });
      return data.number;
    },
  };
}

/** The program behind an address of its own, at which a newer worker is found once it is released. */
async function releasing(url: string) {
  let isReleased = false;
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { cookie = '', accept = '*/*' } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', url), { headers: { cookie, accept } });
    const body = Buffer.from(await answer.arrayBuffer());
    const isWorker = request.url === '/field-worker.js';
    if (isWorker) expect(answer.headers.get('cache-control')).toBe('no-cache');
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? '',
      'cache-control': answer.headers.get('cache-control') ?? '',
    });
    response.end(isWorker && isReleased ? body.toString().replace(/"version":"\w+"/, '"version":"anew"') : body);
  };
  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The address is no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    release: () => {
      isReleased = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function takeAlong({ page, t }: Visit, number: string): Promise<void> {
  await page.getByRole('button', { name: t('onSite.takeOf', { number }) }).click();
  await page.getByRole('link', { name: t('onSite.openOf', { number }) }).waitFor();
}

const part = async ({ page, t }: Visit, name: Parameters<Visit['t']>[0]): Promise<void> => {
  await page
    .getByRole('navigation', { name: t('onSite.parts') })
    .getByRole('link', { name: t(name) })
    .click();
  await page.getByRole('heading', { level: 2, name: t(name) }).waitFor();
};

async function checkContainer(inspector: Visit): Promise<void> {
  const { page, t } = inspector;
  await part(inspector, 'onSite.part.containers');
  const form = page.getByRole('form', { name: CONTAINER });
  const number = form.getByLabel(t('onSite.number'), { exact: true });
  await number.fill('HDAU1234561');
  await form.getByText(t('onSite.number.digit', { found: 1, expected: 0 })).waitFor();
  await form.getByRole('button', { name: t('onSite.saveContainer') }).click();
  await form.getByText(t('onSite.sealStateMissing')).waitFor();
  await inspector.expectAccessible();
  await inspector.shot('field-container-error');
  await number.fill('hdau 123456-0');
  await form.getByText(t('onSite.number.right')).waitFor();
  await form.getByLabel(t('onSite.seals'), { exact: true }).fill(SEAL);
  await form.locator('input[type=file]').setInputFiles(PICTURE);
  await form.getByRole('img', { name: t('inspect.photo', { position: 1 }) }).waitFor();
  // What is half written is on the device as well.
  await page.reload();
  expect(await form.getByLabel(t('onSite.seals'), { exact: true }).inputValue()).toBe(SEAL);
  await form.getByRole('img', { name: t('inspect.photo', { position: 1 }) }).waitFor();
  await inspector.expectAccessible();
  await inspector.shot('field-container');
  await form.getByRole('button', { name: t('onSite.saveContainer') }).click();
  await page.getByText(t('onSite.seal.intact')).waitFor();
}

async function answerChecklist(inspector: Visit): Promise<void> {
  const { page, t } = inspector;
  await part(inspector, 'onSite.part.checks');
  await page.getByRole('button', { name: t('inspect.restYes') }).click();
  await page.getByRole('button', { name: t('onSite.checksClear') }).waitFor();
  await inspector.expectAccessible();
  await inspector.shot('field-checks');
}

async function findGoods(inspector: Visit): Promise<void> {
  const { page, t } = inspector;
  await part(inspector, 'onSite.part.findings');
  await page.getByRole('button', { name: t('onSite.addFinding') }).click();
  const form = page.getByRole('form', { name: t('onSite.addFinding') });
  await form.getByRole('button', { name: t('onSite.saveFinding'), exact: true }).click();
  await form.getByText(t('inspect.findingMissing')).waitFor();
  await form.getByRole('button', { name: t('onSite.asDeclared') }).click();
  await form.getByRole('textbox', { name: t('inspect.note') }).fill('Đếm đủ');
  await inspector.expectAccessible();
  await inspector.shot('field-finding');
  await form.getByRole('button', { name: t('onSite.saveFinding'), exact: true }).click();
  await page.getByRole('button', { name: t('onSite.removeFinding', { position: 1 }) }).waitFor();
}

const STROKE: readonly (readonly [number, number])[] = [
  [120, 30],
  [160, 110],
  [220, 50],
  [300, 100],
];

async function sign(inspector: Visit): Promise<void> {
  const { page, context, t } = inspector;
  await part(inspector, 'onSite.part.signature');
  const form = page.getByRole('form', { name: t('onSite.part.signature') });
  await form.getByRole('button', { name: t('onSite.saveAttendance'), exact: true }).click();
  await form.getByText(t('onSite.signMissing')).waitFor();
  await inspector.expectAccessible();
  await inspector.shot('field-signature-error');
  await form.getByLabel(t('onSite.representative')).fill('Người Đại Diện Thử');
  await form.getByLabel(t('onSite.capacity')).fill('nhân viên giao nhận');
  const pad = form.getByRole('img', { name: t('onSite.signed') });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is no field to sign in');
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y]) => ({ x: box.x + x, y: box.y + y })),
    });
  await touch('touchStart', [[60, 80]]);
  for (const point of STROKE) await touch('touchMove', [point]);
  await touch('touchEnd', []);
  await form.getByText(t('onSite.signMissing')).waitFor({ state: 'detached' });
  await inspector.shot('field-signature');
  await form.getByRole('button', { name: t('onSite.saveAttendance'), exact: true }).click();
  await page
    .getByRole('navigation', { name: t('onSite.parts') })
    .getByRole('img', { name: t('onSite.done') })
    .nth(3)
    .waitFor();
}

async function handIn(inspector: Visit): Promise<void> {
  const { page, t } = inspector;
  await part(inspector, 'onSite.part.handIn');
  await page.getByRole('radio', { name: t('onSite.conclude.conforms') }).check();
  await inspector.expectAccessible();
  await inspector.shot('field-hand-in');
  await page.getByRole('button', { name: t('onSite.handIn'), exact: true }).click();
  await page.getByText(t('onSite.progress', { count: 0, total: STEPS_OF_ALL })).waitFor();
  await inspector.expectAccessible();
  await inspector.shot('field-waiting');
}
/** Checklist, picture, container, finding, signature, attendance, conclusion. */
const STEPS_OF_ALL = 7;

/** As little as can be handed in, by the keyboard alone. */
async function writeShort(inspector: Visit, number: string): Promise<void> {
  const { page, t } = inspector;
  await page.getByRole('link', { name: t('onSite.openOf', { number }) }).press('Enter');
  // The list that it is opened from names the place of each.
  await page.getByText('Bãi kiểm hóa số 2').first().waitFor();
  await part(inspector, 'onSite.part.handIn');
  await page.getByRole('button', { name: t('onSite.handIn'), exact: true }).press('Enter');
  await page.getByText(t('onSite.left.findings')).waitFor();
  await part(inspector, 'onSite.part.containers');
  const container = page.getByRole('form', { name: CONTAINER });
  await container.getByLabel(t('onSite.number'), { exact: true }).press('End');
  await page.keyboard.type(CONTAINER);
  await container.getByLabel(t('onSite.seals'), { exact: true }).focus();
  await page.keyboard.type(SEAL);
  await container.getByRole('button', { name: t('onSite.saveContainer') }).press('Enter');
  await page.getByText(t('onSite.seal.intact')).waitFor();
  await part(inspector, 'onSite.part.findings');
  await page.getByRole('button', { name: t('onSite.addFinding') }).press('Enter');
  const finding = page.getByRole('form', { name: t('onSite.addFinding') });
  await finding.getByRole('textbox', { name: t('inspect.note') }).focus();
  await page.keyboard.type('Hàng mới');
  await finding.getByRole('button', { name: t('onSite.saveFinding'), exact: true }).press('Enter');
  await page.getByRole('button', { name: t('onSite.removeFinding', { position: 1 }) }).waitFor();
  await part(inspector, 'onSite.part.signature');
  const signing = page.getByRole('form', { name: t('onSite.part.signature') });
  await signing.getByRole('radio', { name: t('onSite.attendance.signed') }).press('ArrowUp');
  await signing.getByLabel(t('onSite.why')).focus();
  await page.keyboard.type('Không đến theo giấy mời');
  await signing.getByRole('button', { name: t('onSite.saveAttendance'), exact: true }).press('Enter');
  await part(inspector, 'onSite.part.handIn');
  await page.getByText(t('onSite.sum.signature', { attendance: t('onSite.attendance.absent') })).waitFor();
  await page.getByRole('button', { name: t('onSite.handIn'), exact: true }).press('Enter');
  await page
    .getByText(t('onSite.refusedHint'))
    .or(page.getByRole('list').filter({ hasText: CONTAINER }))
    .first()
    .waitFor();
}

async function signOut({ page, t }: Visit): Promise<void> {
  await page.getByRole('banner').locator('button[aria-haspopup=menu]').last().click();
  await page.getByRole('menuitem', { name: t('app.signOut') }).click();
}

/** A picture of a code as it is printed on seals and labels, with the white around it that readers need. */
const printedCode = async (text: string): Promise<string> =>
  `data:image/png;base64,${(await bwipjs.toBuffer({ bcid: 'code128', text, scale: 3, height: 20, padding: 12, backgroundcolor: 'ffffff' })).toString('base64')}`;

/** Runs in the page. What this machine lacks: a camera, here one that looks at a picture, a little askew. */
function cameraBefore(picture: string): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const code = Object.assign(new Image(), { src: picture });
  const paint = (): void => {
    const drawing = canvas.getContext('2d');
    if (drawing) {
      drawing.setTransform(1, 0, 0, 1, 0, 0);
      drawing.fillStyle = '#7a7a70';
      drawing.fillRect(0, 0, canvas.width, canvas.height);
      drawing.rotate(0.05);
      drawing.drawImage(code, 300, 180);
    }
    requestAnimationFrame(paint);
  };
  const getUserMedia = () => {
    paint();
    const stream = canvas.captureStream();
    const [track] = stream.getTracks();
    if (track) {
      const stop = track.stop.bind(track);
      track.stop = () => {
        stop();
        Object.assign(globalThis, { camera: track.readyState });
      };
    }
    return Promise.resolve(stream);
  };
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true });
}
