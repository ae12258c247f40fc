import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe.each(LANGUAGES)('the product catalogue, in %s', (language) => {
  test('takes a paste, says what it refuses, and fills a goods line by an own code', async () => {
    const visit = await stage.visit({ language, width: 1280 });
    const { page, t } = visit;
    await visit.signIn('trader', '/catalogue');
    await visit.shot('catalogue-empty');
    await visit.expectAccessible();
    const code = `LAP-${language}`;
    await page.getByRole('button', { name: t('catalogue.paste'), exact: true }).click();
    const rows = [
      `${code}\tMáy tính xách tay 14 inch ${language}, mới 100 %\tLaptop 14 inch\t84713020\tCN\tPCE`,
      `BAD-${language}\tHàng sai mã\tWrong\t99999999\tCN\tPCE`,
    ];
    await page.getByRole('textbox', { name: t('catalogue.paste') }).fill(rows.join('\n'));
    await page
      .getByRole('region', { name: t('catalogue.paste') })
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('status').getByText(`BAD-${language}`).waitFor();
    await page.getByRole('cell', { name: code, exact: true }).waitFor();
    await visit.shot('catalogue-pasted');
    await visit.expectAccessible();
    await page.getByRole('button', { name: t('app.close'), exact: true }).click();
    await page
      .getByRole('button', { name: t('catalogue.edit'), exact: true })
      .first()
      .click();
    await page.getByRole('button', { name: t('catalogue.save') }).waitFor();
    await visit.shot('catalogue-edit');
    await visit.expectAccessible();
    await visit.open('/declarations/new');
    const add = page.getByRole('combobox', { name: t('catalogue.addLine') });
    await add.fill(code);
    await page.getByRole('option', { name: code }).click();
    await page.getByText(`Máy tính xách tay 14 inch ${language}, mới 100 %`).first().waitFor();
    await visit.shot('catalogue-line');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
