import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A draft of three lines, two of them of a code that does not exist, that somebody tried to lodge. */
async function triedDraft({ page }: Visit): Promise<string> {
  return page.evaluate(async () => {
    const session = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
    const post = (address: string, body: object) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
        body: JSON.stringify(body),
      });
    const id = crypto.randomUUID();
    await post('/api/v1/drafts', { id });
    const operations = [
      { op: 'set', at: '/typeCode', value: 'A11' },
      ...['99999999', '99999999', '84713020'].flatMap((code, index) => [
        { op: 'insert', list: '/goodsItems', id: `l${index}`, after: index === 0 ? null : `l${index - 1}` },
        { op: 'set', at: `/goodsItems/@l${index}/commodityCode`, value: code },
        { op: 'set', at: `/goodsItems/@l${index}/description`, value: `Máy tính xách tay ${index + 1}` },
      ]),
    ];
    await post(`/api/v1/drafts/${id}/changes`, { id: 'begin', device: 'test', baseRevision: 0, operations });
    const text = { vi: 'Sai', en: 'Wrong' };
    const refusals = [{ code: 'HS-001', pointer: '', severity: 'error', label: text, message: text, fix: text }];
    await post(`/api/v1/drafts/${id}/trials`, { revision: 0, refusals });
    return id;
  });
}

describe.each(LANGUAGES)('what has to be mended, in %s', (language) => {
  test('is checked before it is saved, and gone from the page once it is mended', async () => {
    const visit = await stage.visit({ language, width: 1280 });
    const { page, t } = visit;
    await visit.signIn('trader', '/fix');
    await page.getByText(t('fix.emptyTitle')).waitFor();
    await visit.shot('fix-empty');
    const id = await triedDraft(visit);
    await visit.open('/fix');
    const wrong = page.locator('section', { has: page.getByText('99999999') }).first();
    await wrong.waitFor();
    await visit.shot('fix-filled');
    await visit.expectAccessible();
    const rows = wrong.getByRole('row').filter({ hasText: '99999999' });
    expect(await rows.count()).toBe(2);
    for (const row of await rows.all()) await row.getByRole('textbox').fill('88888888');
    await rows.first().getByRole('textbox').press('Enter');
    await rows.first().getByRole('status').waitFor();
    await visit.shot('fix-standing');
    await visit.expectAccessible();
    for (const row of await rows.all()) await row.getByRole('textbox').fill('84713020');
    await rows.first().getByRole('textbox').press('Enter');
    await page.getByText('99999999').first().waitFor({ state: 'detached' });
    const shown = await page.evaluate(async (draft) => (await fetch(`/api/v1/drafts/${draft}`)).text(), id);
    expect(shown).not.toContain('"99999999",');
    await visit.open(`/declarations/new?draft=${id}`);
    await page.getByRole('button', { name: t('draft.register') }).click();
    await page.getByText(t('fix.asTable')).first().click();
    await visit.shot('fix-draft');
    await visit.expectAccessible();
    await page.evaluate(async (draft) => {
      const session = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
      await fetch(`/api/v1/drafts/${draft}`, { method: 'DELETE', headers: { 'x-csrf-token': session.csrfToken } });
    }, id);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
