import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A field of the form, by its place. */
const field = ({ page }: Visit, pointer: string) => page.locator(`[id="${pointer}"]`);
/** The part of a text behind its time. */
const behindTime = (text: string): string => text.split('{at}')[1]?.trim() ?? text;
/** Until what was done last is on the server. */
const isSaved = ({ page, t }: Visit) => page.getByText(behindTime(t('draft.savedServer'))).waitFor();
const isOnDevice = ({ page, t }: Visit) => page.getByText(behindTime(t('draft.savedHere'))).waitFor();
const shows = (visit: Visit, pointer: string, text: string) =>
  visit.page.waitForFunction(
    ([id, wanted]) => {
      const element = document.getElementById(id ?? '');
      return (
        (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.value === wanted
      );
    },
    [pointer, text],
  );

describe.each(LANGUAGES)('two people in one draft (%s)', (language) => {
  test('see each other’s work and places, and neither loses what they wrote without a connection', async () => {
    const trader = await stage.visit({ language, width: 1280 });
    const broker = await stage.visit({ language, width: 1280 });
    await trader.signIn('trader');
    await broker.signIn('broker');
    await trader.open('/declarations/new');
    await field(trader, '/invoice/id').fill('INV-1');
    await isSaved(trader);
    const address = new URL(trader.page.url());
    await broker.open(`${address.pathname}${address.search}`);
    await shows(broker, '/invoice/id', 'INV-1');

    // Who is where.
    await field(broker, '/goodsItems/0/description').click();
    const name = await broker.page.evaluate(async () => {
      const session = (await (await fetch('/api/v1/session')).json()) as { readonly user: { readonly name: string } };
      return session.user.name;
    });
    await trader.page.getByRole('img', { name: trader.t('draft.personHere', { name }) }).waitFor();
    await field(broker, '/goodsItems/0/description').fill('Chè xanh');
    await shows(trader, '/goodsItems/0/description', 'Chè xanh');
    await trader.shot('draft-two-people');
    await trader.expectAccessible();

    // Apart: both write, in the same field and in others.
    await trader.context.setOffline(true);
    await field(trader, '/invoice/id').fill('INV-TRADER');
    await field(trader, '/importer/address/line').fill('1 Đường Mẫu');
    await isOnDevice(trader);
    await trader.shot('draft-offline');
    await field(broker, '/invoice/id').fill('INV-BROKER');
    await field(broker, '/goodsItems/0/netMass/value').fill('12');
    await field(broker, '/goodsItems/0/description').click();
    await isSaved(broker);

    // Together again: everything is there, and the one place where they met asks.
    await trader.context.setOffline(false);
    await shows(broker, '/importer/address/line', '1 Đường Mẫu');
    await shows(broker, '/invoice/id', 'INV-TRADER');
    const asked = broker.t('draft.conflictTake');
    await broker.page.getByRole('button', { name: asked }).waitFor();
    await trader.page.getByRole('button', { name: trader.t('draft.conflictTake') }).waitFor();
    await trader.shot('draft-conflict');
    await trader.expectAccessible();
    await broker.page.getByRole('button', { name: asked }).click();
    await shows(trader, '/invoice/id', 'INV-BROKER');
    await trader.page.getByRole('button', { name: trader.t('draft.conflictTake') }).waitFor({ state: 'detached' });

    // A new page has it all from the server, and the list tells of it.
    await trader.open('/declarations');
    await trader.page.getByRole('link', { name: 'Chè xanh' }).first().waitFor();
    await trader.shot('draft-list');
    await trader.expectAccessible();
    expect([...trader.complaints, ...broker.complaints]).toEqual([]);
    await trader.close();
    await broker.close();
  });

  test('what was written without a connection survives the page, and goes to the server when it is opened again', async () => {
    const trader = await stage.visit({ language, width: 1280 });
    await trader.signIn('trader', '/declarations/new');
    await field(trader, '/invoice/id').fill('INV-1');
    await isSaved(trader);
    await trader.context.setOffline(true);
    await field(trader, '/invoice/id').fill('INV-2');
    await isOnDevice(trader);
    // The page is gone with its memory; only what the device keeps is left.
    const address = trader.page.url();
    await trader.page.close();
    await trader.context.setOffline(false);
    const later = { ...trader, page: await trader.context.newPage() };
    await later.page.goto(address);
    await shows(later, '/invoice/id', 'INV-2');
    await isSaved(later);
    expect(trader.complaints).toEqual([]);
    await trader.close();
  });

  test('what an earlier version kept in the browser is taken over once', async () => {
    const trader = await stage.visit({ language, width: 1280 });
    await trader.signIn('trader');
    const id = crypto.randomUUID();
    await trader.page.evaluate(async (draft) => {
      const session = (await (await fetch('/api/v1/session')).json()) as { readonly user: { readonly id: string } };
      const stored = { id: draft, owner: session.user.id, key: draft, savedAt: '2026-11-20T03:00:00.000Z' };
      const content = { typeCode: 'A11', goodsItems: [{ description: `Cà phê ${draft}` }] };
      localStorage.setItem(`haidang.draft.${draft}`, JSON.stringify({ ...stored, content }));
    }, id);
    await trader.open(`/declarations/new?draft=${id}`);
    await shows(trader, '/goodsItems/0/description', `Cà phê ${id}`);
    await isSaved(trader);
    expect(await trader.page.evaluate((draft) => localStorage.getItem(`haidang.draft.${draft}`), id)).toBeNull();
    await trader.open('/declarations');
    await trader.page.getByRole('link', { name: `Cà phê ${id}` }).waitFor();
    expect(trader.complaints).toEqual([]);
    await trader.close();
  });
});
