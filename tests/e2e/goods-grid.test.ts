import { apiClient } from '#client';
import { describeInBrowser } from '#tests/support/browser-tests';
import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Language, type Stage, type Visit } from './stage.ts';

const PASTED_ROWS = 300;
const WORKER_ROWS = 1000;
/** How long a state is waited for on a busy machine; mostly it is there at once. */
const PATIENT = { timeout: 30_000 } as const;
/** Seven columns, as they come out of a Vietnamese spreadsheet. */
const sheetRow = (index: number): string =>
  ['84713020', `Máy tính xách tay số ${index + 1}`, 'CN', '10', 'PCE', '1.250,50', '12.505,00'].join('\t');
const sheet = (rows: number): string => Array.from({ length: rows }, (_none, index) => sheetRow(index)).join('\r\n');

describeInBrowser('the goods grid', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** A trader before an empty grid, and the hands to work in it. */
  async function atGrid(language: Language, width = 1280) {
    const visit = await stage.visit({ language, width });
    await visit.signIn('trader', '/declarations/new?view=grid');
    const { page } = visit;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const grid = page.getByRole('grid');
    await grid.waitFor();
    const cell = (row: number, column: number): Locator => grid.locator(`[data-row="${row}"][data-column="${column}"]`);
    const keys = async (...names: readonly string[]) => {
      for (const name of names) await page.keyboard.press(name);
    };
    const type = (text: string) => page.keyboard.type(text);
    const shows = (row: number, column: number, text: string) =>
      expect.poll(() => cell(row, column).locator('span').first().textContent(), PATIENT).toBe(text);
    const paste = async (text: string) => {
      await page.evaluate((content) => navigator.clipboard.writeText(content), text);
      await keys('Control+v');
    };
    return { ...visit, grid, cell, keys, type, shows, paste };
  }
  type Hands = Awaited<ReturnType<typeof atGrid>>;
  const rowsOf = async ({ grid }: Hands): Promise<number> => Number(await grid.getAttribute('aria-rowcount')) - 2;
  const expectQuiet = ({ complaints }: Visit) => expect(complaints).toEqual([]);

  test.each(LANGUAGES)(
    'Ctrl+K finds anything from inside a cell, by keyboard alone, and gives the cell back (%s)',
    async (language) => {
      const at = await atGrid(language);
      const { page, keys, type, t } = at;
      const trader = apiClient({ baseUrl: stage.program.url, apiKey: stage.program.key('demo trader') });
      const id = randomUUID();
      await trader.POST('/api/v1/drafts', { body: { id, name: `Nhẫn vàng tưởng tượng ${language}` } as never });
      const field = page.getByRole('combobox', { name: t('palette.title') });
      const chosen = page.getByRole('option', { selected: true });
      const open = async () => {
        await keys('Control+k');
        await expect.poll(() => field.evaluate((input) => input === document.activeElement), PATIENT).toBe(true);
      };
      await at.cell(0, 1).click();
      await open();
      await at.expectAccessible();
      await at.shot('palette');
      await keys('End');
      await expect.poll(() => chosen.textContent()).toBe(t('shortcut.title'));
      await keys('Escape');
      await field.waitFor({ state: 'detached' });
      await type('Bạc');
      await keys('Enter');
      await at.shows(0, 1, 'Bạc');

      await open();
      await page.context().setOffline(true);
      await type('bien nhan');
      await page.getByText(t('palette.offline')).waitFor(PATIENT);
      await at.shot('palette-offline');
      await page.context().setOffline(false);
      await keys('Control+a');
      await type('khong co gi nhu the');
      await page.getByText(t('palette.none')).waitFor(PATIENT);
      await at.expectAccessible();
      await at.shot('palette-nothing');
      await keys('Control+a');
      await type(`nhan VANG ${language}`);
      await chosen.filter({ hasText: 'Nhẫn vàng' }).waitFor(PATIENT);
      await at.expectAccessible();
      await at.shot('palette-found');
      await keys('Enter');
      await page.waitForURL((address) => address.searchParams.get('draft') === id, PATIENT);

      await open();
      await expect.poll(() => chosen.textContent()).toContain('Nhẫn vàng');
      await type(language === 'vi' ? 'bieu thue' : 'tariff');
      await expect.poll(() => chosen.textContent()).toBe(t('nav.tariff'));
      await keys('Enter');
      await page.waitForURL((address) => address.pathname === '/tariff', PATIENT);
      expect(at.complaints).toEqual([]);
      await at.close();
    },
  );

  test.each(LANGUAGES)(
    '? lists the keys of the page, and one switch turns off those that are a letter (%s)',
    async (language) => {
      const { page, t, ...visit } = await stage.visit({ language });
      const keys = (name: string) => page.keyboard.press(name);
      await visit.signIn('documents');
      await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor(PATIENT);
      await keys('?');
      const letters = page.getByRole('switch', { name: t('shortcut.letters') });
      await letters.waitFor(PATIENT);
      await page.getByText(t('shortcut.openCase')).waitFor();
      await visit.expectAccessible();
      await letters.focus();
      await keys('Space');
      await visit.shot('keys-off');
      await keys('Escape');
      await letters.waitFor({ state: 'detached' });
      await expect.poll(() => page.getByRole('switch', { name: t('queue.keys') }).isChecked()).toBe(false);
      expect(visit.complaints).toEqual([]);
      await visit.close();
    },
  );

  describe.each(LANGUAGES)('in %s', (language) => {
    let at: Hands;
    beforeAll(async () => {
      at = await atGrid(language);
      await at.cell(0, 0).click();
    });
    afterAll(() => at.close());

    test('three lines are written with nothing but the keyboard', async () => {
      const { type, keys, shows } = at;
      const write = async (...texts: readonly string[]) => {
        for (const text of texts) {
          await type(text);
          await keys('Tab');
        }
      };
      await write('8471.30.20', 'Máy tính xách tay', 'cn', '10', 'pce', '500');
      // Enter goes back to where the Tabs began, in the next line.
      await type('5000');
      await keys('Enter');
      await write('85285200', 'Màn hình 24 inch', 'CN');
      await keys('Control+Enter');
      await write('42021291', 'Ba lô', 'VN');
      await shows(0, 0, '84713020');
      await shows(0, 2, 'CN');
      await shows(0, 6, '5.000');
      await shows(1, 1, 'Màn hình 24 inch');
      await shows(2, 1, 'Ba lô');
      expect(await rowsOf(at)).toBe(3);
      await at.expectAccessible();
      await at.shot('goods-grid-three');
    });

    test('what was done is taken back step by step, and done again', async () => {
      const { keys, shows } = at;
      await keys('Control+z', 'Control+z');
      await shows(2, 1, '');
      await keys('Control+y', 'Control+y');
      await shows(2, 2, 'VN');
    });

    test('F4 looks a code up in the cell, and brings the unit that the tariff counts in', async () => {
      const { page, keys, type, shows, cell } = at;
      await cell(3, 0).click();
      await keys('F4');
      await type('may tinh xach tay');
      await page.getByRole('option').filter({ hasText: '84713020' }).waitFor();
      await at.shot('goods-grid-look-up');
      await at.expectAccessible();
      await page.getByRole('option').filter({ hasText: '84713020' }).click();
      await shows(3, 0, '84713020');
      await shows(3, 4, 'PCE');
      await keys('Control+z');
      expect(await rowsOf(at)).toBe(3);
    });

    test('words are found with and without accents, and replaced in one step', async () => {
      const { page, keys, type, shows, cell, t } = at;
      await cell(0, 0).click();
      await keys('Control+f');
      await type('may tinh');
      await page.getByText(t('grid.findCount', { at: 0, count: 1 })).waitFor();
      await page.getByLabel(t('grid.replaceBy')).fill('Máy vi tính');
      await page.getByRole('button', { name: t('grid.replaceAll') }).click();
      await shows(0, 1, 'Máy vi tính xách tay');
      await at.expectAccessible();
      await keys('Escape');
      await keys('Control+z');
      await shows(0, 1, 'Máy tính xách tay');
    });

    test('what does not fit is told at its cell and in the list, which leads to it', async () => {
      const { page, keys, type, cell, t } = at;
      await cell(1, 2).click();
      await type('XX');
      await keys('Enter');
      await expect.poll(() => cell(1, 2).getAttribute('aria-invalid'), PATIENT).toBe('true');
      const side = page.getByRole('complementary', { name: t('goodsGrid.panel') });
      if (!(await side.isVisible())) await page.getByRole('button', { expanded: false }).last().click();
      await side.getByRole('button').filter({ hasText: 'XX' }).first().click();
      await expect.poll(() => cell(1, 2).getAttribute('aria-selected'), PATIENT).toBe('true');
      await at.expectAccessible();
      await at.shot('goods-grid-errors');
      await keys('Control+z');
      await expect.poll(() => cell(1, 2).getAttribute('aria-invalid'), PATIENT).toBe(null);
    });

    test('a composed word stays whole, and letters in pieces are stored as one', async () => {
      const { page, cell, keys, shows, paste } = at;
      await cell(2, 1).click();
      const session = await page.context().newCDPSession(page);
      await session.send('Input.imeSetComposition', { text: 'vie', selectionStart: 3, selectionEnd: 3 });
      await session.send('Input.imeSetComposition', { text: 'việt', selectionStart: 4, selectionEnd: 4 });
      await shows(2, 1, 'Ba lô');
      await session.send('Input.insertText', { text: 'việt' });
      await keys('Enter');
      await shows(2, 1, 'việt');
      await cell(2, 1).click();
      await paste('Ga\u0323o tra\u0306\u0301ng');
      await shows(2, 1, 'Gạo trắng');
    });

    test('nothing on the way was complained about', () => expectQuiet(at));
  });

  test('300 rows of seven cells are pasted, asked about where they can be read two ways, and taken back', async () => {
    const at = await atGrid('vi', 1920);
    const { page, cell, shows, paste, keys, t } = at;
    await cell(0, 0).click();
    await page.evaluate(() => {
      document.addEventListener(
        'paste',
        () => {
          const from = performance.now();
          // The first frame after the paste is drawn when the task behind it runs.
          requestAnimationFrame(() => setTimeout(() => performance.measure('paste', { start: from })));
        },
        true,
      );
    });
    await paste(sheet(PASTED_ROWS));
    await shows(0, 5, '1.250,50');
    expect(await rowsOf(at)).toBe(PASTED_ROWS);
    await page.getByText(t('grid.told.pasted', { rows: PASTED_ROWS, columns: 7 })).waitFor();
    await at.shot('goods-grid-pasted');
    const [pasting] = await measures(at, 'paste');
    await keys('Control+z');
    await expect.poll(() => rowsOf(at), PATIENT).toBe(1);
    await cell(0, 0).click();
    await paste('84713020\tA\tCN\t1.250\r\n84713020\tB\tCN\t3.000');
    await page.getByRole('dialog').waitFor();
    await at.expectAccessible();
    await page.getByRole('button', { name: '1.250', exact: true }).click();
    await shows(1, 3, '3.000');
    // The same question is not asked again.
    await cell(2, 0).click();
    await paste('84713020\tC\tCN\t2.000');
    await shows(2, 3, '2.000');
    await cell(0, 0).click();
    await paste(sheet(WORKER_ROWS));
    await expect.poll(() => rowsOf(at), PATIENT).toBe(WORKER_ROWS);
    const ofAll = async (): Promise<number | undefined> =>
      (await measures(at, 'goods-grid.checks')).findLast(({ lineCount }) => lineCount === WORKER_ROWS)?.ms;
    await expect.poll(ofAll, PATIENT).toBeDefined();
    process.stdout.write(
      `paste of ${PASTED_ROWS} × 7 cells until drawn: ${pasting?.ms} ms; ${WORKER_ROWS} lines checked in the worker: ${await ofAll()} ms\n`,
    );
    expectQuiet(at);
    await at.close();
  });

  test('the form and the grid are two views of one draft, and the address says which', async () => {
    const at = await atGrid('en');
    const { page, cell, type, keys, shows, t } = at;
    await cell(0, 1).click();
    await type('Kettles');
    await keys('Enter');
    await page.getByText(t('goodsGrid.form'), { exact: true }).click();
    await page.waitForURL((address) => address.searchParams.get('view') === 'form');
    expect(await page.getByLabel(t('draft.description')).inputValue()).toBe('Kettles');
    await page.getByText(t('goodsGrid.grid'), { exact: true }).click();
    await shows(0, 1, 'Kettles');
    await page.reload();
    await shows(0, 1, 'Kettles');
    await at.close();
  });

  /** What the page has measured of itself; told, and never asserted. */
  const measures = ({ page }: Hands, name: string) =>
    page.evaluate(
      (wanted) =>
        performance.getEntriesByName(wanted).map((entry) => ({
          ms: Math.round(entry.duration),
          lineCount: (entry as unknown as { readonly detail?: { readonly lineCount?: number } }).detail?.lineCount,
        })),
      name,
    );
});
