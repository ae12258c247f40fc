import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage, type Visit } from './stage.ts';

/** A word as an input method builds it up, letter by letter. */
const COMPOSED = ['v', 'vi', 'viê', 'viêt', 'việt'] as const;
const DECOMPOSED = 'Thuốc viên nén hộp mười vỉ'.normalize('NFD');

describeInBrowser('Vietnamese is written', () => {
  let stage: Stage;
  let visit: Visit;
  let input: CDPSession;
  beforeAll(async () => {
    stage = await openStage();
    visit = await stage.visit({ language: 'vi', width: 1280 });
    await visit.signIn('trader');
    input = await visit.context.newCDPSession(visit.page);
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await stage.close();
  });

  /** Up to the last letter, not yet taken: every key still belongs to the input method. */
  async function compose(): Promise<void> {
    for (const text of COMPOSED)
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  const take = () => input.send('Input.insertText', { text: COMPOSED.at(-1) ?? '' });

  test('with an input method in the form', async () => {
    const { page, t, open } = visit;
    await open('/declarations/new');
    const line = page.getByRole('listitem', { name: t('draft.line', { line: 1 }) });
    const field = line.getByLabel(t('draft.description'));
    await field.click();
    await compose();
    await expect.poll(() => field.inputValue()).toBe('việt');
    await take();
    await page.keyboard.type(' nam');
    await expect.poll(() => field.inputValue()).toBe('việt nam');
  });

  test('with an input method in a cell, whose Enter takes the word and does not leave the cell', async () => {
    const { page, open } = visit;
    await open('/declarations/new?view=grid');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    const cell = grid.locator('[data-row="0"][data-column="1"]');
    await cell.click();
    await page.keyboard.press('F2');
    await compose();
    await page.keyboard.press('Enter');
    await take();
    await page.keyboard.type(' nam');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell.locator('span').first().textContent()).toBe('việt nam');
    await cell.click();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), DECOMPOSED);
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => cell.locator('span').first().textContent()).toBe(DECOMPOSED.normalize('NFC'));
  });

  test('in the palette, whose Enter takes the word and opens nothing', async () => {
    const { page, t, open } = visit;
    await open('/tariff');
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.getByRole('combobox', { name: t('palette.title') });
    await field.waitFor();
    await compose();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).pathname).toBe('/tariff');
    await take();
    await expect.poll(() => field.inputValue()).toBe('việt');
  });

  test('in any form of Unicode over the API, and stored in one', async () => {
    const { page } = visit;
    const stored = await page.evaluate(
      async ({ description, importer }) => {
        const session = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
        const { declaration } = (await (await fetch('/api/v1/country/example')).json()) as {
          readonly declaration: { readonly goodsItems: readonly object[] };
        };
        const goodsItems = declaration.goodsItems.map((item) => ({ ...item, description }));
        const response = await fetch('/api/v1/declarations', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
          body: JSON.stringify({ ...declaration, importer: { id: importer, name: 'Hải Âu' }, goodsItems }),
        });
        const lodged = (await response.json()) as { readonly number?: string };
        const view = (await (await fetch(`/api/v1/declarations/${lodged.number}`)).json()) as {
          readonly declaration?: { readonly goodsItems: readonly { readonly description: string }[] };
        };
        return view.declaration?.goodsItems[0]?.description ?? JSON.stringify(lodged);
      },
      { description: DECOMPOSED, importer: DEMO_TRADER },
    );
    expect(stored).toBe(DECOMPOSED.normalize('NFC'));
  });
});
