import type { Visit } from '../stage.ts';

const GOODS = [
  ['84713020', 'Máy tính xách tay 14 inch, mới 100 %', 'CN', '120', 'PCE', '550', '66000'],
  ['85285200', 'Màn hình máy tính LCD 24 inch, mới 100 %', 'CN', '80', 'PCE', '120', '9600'],
  ['85183020', 'Tai nghe nhét tai không dây, mới 100 %', 'CN', '300', 'PCE', '18', '5400'],
  ['42021291', 'Ba lô đựng máy tính xách tay bằng vải dệt, mới 100 %', 'CN', '542', 'PCE', '10', '5420'],
  ['85176900', 'Bộ phát sóng không dây trong nhà, mới 100 %', 'CN', '200', 'PCE', '30', '6000'],
] as const;
const SEND_ONE = { vi: 'Gửi 1 tờ khai', en: 'Send 1 declaration' } as const;
/** A run over a whole file is waited for on a busy machine. */
const RUN_MS_MAX = 60_000;

/** Several clients at once: their board, a grid, a file, a catalogue, and a view of the list to come back to. */
export async function brokerDay(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await visit.signIn('broker');
  const clients = page.getByRole('region', { name: t('desk.clients') });
  await clients.getByRole('button', { name: /San Hô/ }).waitFor();
  await visit.shot('broker-desk', 'window');
  await clients.getByRole('button', { name: /San Hô/ }).click();
  await page.waitForURL(/client=\d+/);
  await pasteGoods(visit);
  await bringAFile(visit);
  await keepProducts(visit);
  await keepAView(visit);
}

async function pasteGoods({ page, context, open, t, shot }: Visit): Promise<void> {
  await open('/declarations/new?view=grid');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const grid = page.getByRole('grid');
  const cell = (row: number, column: number) => grid.locator(`[data-row="${row}"][data-column="${column}"]`);
  await cell(0, 0).click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), GOODS.map((row) => row.join('\t')).join('\r\n'));
  await page.keyboard.press('Control+v');
  await page.getByText(t('grid.told.pasted', { rows: GOODS.length, columns: 7 })).waitFor();
  await cell(GOODS.length - 1, 1)
    .getByText('Bộ phát sóng')
    .waitFor();
  await shot('broker-grid', 'window');
}

/** The sample that the page offers, as somebody would fill it in. */
async function bringAFile({ page, open, t, shot, language }: Visit): Promise<void> {
  await open('/declarations/import');
  const sample = await page.request.get(`/api/v1/declaration-imports/samples/csv?language=${language}`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `to-khai-${language}.csv`, mimeType: 'text/csv', buffer: await sample.body() });
  await page.waitForURL(/\/declarations\/import\/[\w-]+$/);
  await page.getByRole('button', { name: t('bring.check') }).click();
  await page.getByRole('heading', { name: t('bring.preview') }).waitFor();
  await shot('broker-import', 'window');
  await page.getByRole('button', { name: SEND_ONE[language] }).click();
  await page
    .getByRole('link', { name: t('bring.openDraft') })
    .first()
    .waitFor({ timeout: RUN_MS_MAX });
}

async function keepProducts({ page, open, t, shot, language }: Visit): Promise<void> {
  await open('/catalogue');
  const rows = GOODS.map(([code, description, origin, , unit], index) =>
    [`M${index + 1}-${language}`, `${description} (${language})`, '', code, origin, unit].join('\t'),
  );
  await page.getByRole('button', { name: t('catalogue.paste'), exact: true }).click();
  await page.getByRole('textbox', { name: t('catalogue.paste') }).fill(rows.join('\n'));
  await page
    .getByRole('region', { name: t('catalogue.paste') })
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('cell', { name: `M1-${language}`, exact: true }).waitFor();
  await page.getByRole('button', { name: t('app.close'), exact: true }).click();
  await shot('broker-catalogue', 'window');
}

async function keepAView({ page, open, t, shot, language }: Visit): Promise<void> {
  const name = language === 'vi' ? 'Chờ nộp tiền' : 'Money due';
  await open('/declarations?status=awaitingPayment');
  await page.getByRole('button', { name: t('views.title'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('views.save') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: t('views.keep'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await open('/declarations?status=preRegistered');
  await page.getByRole('checkbox', { name: t('bulk.chooseAll') }).check();
  await page
    .getByRole('region', { name: t('bulk.title') })
    .getByRole('button', { name: t('bulk.register'), exact: true })
    .waitFor();
  await shot('broker-list', 'window');
  await page.getByRole('button', { name: t('views.title'), exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL(/status=awaitingPayment/);
}
