import { describeInBrowser } from '#tests/support/browser-tests';
import { clientOf, signIn } from '#tests/support/session';
import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import type { GuidedQuestionId, GuidedTask, TaskState } from '#core/draft';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handsOn } from './hands.ts';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

/** How long a state is waited for on a busy machine; mostly it is there at once. */
const PATIENT = { timeout: 30_000 } as const;
/** The goods of a newcomer: no permit, no certificate. */
const GOODS = { code: '84713020', description: 'Máy tính xách tay, nhãn hiệu Mẫu, kiểu M1, mới 100%', origin: 'CN' };
const PRICE_COLUMN = 6;
const BROKER_NOTE = 'Cảng nào thì gần kho hơn?';

/** Goods may arrive today, and an invoice may be of today, on whichever day this runs. */
const today = new Date().toISOString().slice(0, 10);

describeInBrowser('the guided way', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    // With the keyboard alone in one language, with a mouse in the other: both ways have to go, and each takes its time.
    const fill = language === 'vi' ? byKeys : byHand;

    test('a newcomer lodges a declaration step by step, with the grid between, a question set aside, and a second person', async () => {
      const trader = await stage.visit({ language, width: 1280 });
      const { page, t } = trader;
      const write = fill(trader);
      await trader.signIn('trader');
      await trader.open('/desk');
      await write.follow(page.getByRole('link', { name: t('list.lodgeGuided') }).first());
      await page.getByRole('heading', { name: t('guided.tasks') }).waitFor(PATIENT);
      await isAt(trader, 'transport', 'notBegun');
      await trader.shot('guided-begun');
      await trader.expectAccessible();

      await write.follow(taskLink(trader, 'parties'));
      await atTask(trader, 'parties');
      await write.text('/exporter/name', 'Mẫu Trading Co., Ltd');
      await write.text('/importer/address/line', '1 Đường Mẫu');
      await trader.shot('guided-parties');
      await trader.expectAccessible();

      // Nobody has to go in order.
      await write.follow(stepLink(trader, 'goods'));
      await atTask(trader, 'goods');
      await write.text('/goodsItems/0/description', GOODS.description);
      await write.press(exit(trader, 'code'));
      await trader.shot('guided-dont-know');
      await trader.expectAccessible();
      await write.press(page.getByRole('button', { name: t('guided.find.code') }));
      await write.press(
        page
          .getByRole('dialog')
          .getByRole('button', { name: /^\d{4}\D/ })
          .first(),
      );
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: t('tariff.which') })
        .waitFor(PATIENT);
      await trader.shot('guided-find-code');
      await trader.expectAccessible();
      await write.press(page.getByRole('dialog').getByRole('button', { name: t('app.cancel') }));
      await write.text('/goodsItems/0/commodityCode', GOODS.code);
      await write.code('/goodsItems/0/origin/countryCode', GOODS.origin);
      await write.text('/goodsItems/0/tariffQuantity/value', '10');
      await write.code('/goodsItems/0/tariffQuantity/unitCode', 'PCE');
      await page.getByText(t('guided.state.inProgress')).first().waitFor(PATIENT);

      // The last answer of this step is written in the grid, and is there when one comes back.
      await write.view('grid');
      const grid = page.getByRole('grid');
      await grid.waitFor(PATIENT);
      await grid.getByText(GOODS.description).waitFor(PATIENT);
      await write.cell(PRICE_COLUMN, '5000');
      await write.view('guided');
      await atTask(trader, 'goods');
      await expect
        .poll(() => field(trader, '/goodsItems/0/itemChargeAmount/amount').inputValue(), PATIENT)
        .toMatch(/^5/);
      await isAt(trader, 'goods', 'done');

      await write.follow(stepLink(trader, 'transport'));
      await atTask(trader, 'transport');
      await write.code('/borderTransportMeans/modeCode', '2');
      await write.text('/consignment/arrivalDate', today);
      await write.text('/consignment/transportContractDocuments/0/id', `BL-${language}`);
      await write.code('/consignment/loadingLocationId', 'CNSHA');
      await write.code('/consignment/unloadingLocationId', 'VNCLI');
      await write.text('/totalPackageQuantity', '10');
      await write.press(exit(trader, 'packages'));
      await write.press(page.getByRole('button', { name: /PK/ }).first());
      await write.text('/totalGrossMass/value', '20');
      await write.press(exit(trader, 'office'));
      const panel = page.getByRole('region', { name: t('guided.exits', { question: t('guided.q.office') }) });
      await panel.getByText('02CI').waitFor(PATIENT);
      await write.choose(panel.getByRole('radio', { name: t('guided.aside.broker') }), panel);
      await write.into(panel.getByLabel(new RegExp(`^${t('guided.aside.note')}`)), BROKER_NOTE);
      await write.press(panel.getByRole('button', { name: t('guided.aside.set') }));
      await isAt(trader, 'transport', 'setAside');
      await trader.shot('guided-set-aside');
      await trader.expectAccessible();

      // Somebody else in the same draft sees what is open, and answers it in the form.
      const broker = await stage.visit({ language, width: 1280 });
      await broker.signIn('broker');
      const { pathname, search } = new URL(page.url());
      await broker.open(pathname + search);
      await atTask(broker, 'transport');
      await broker.page.getByText(BROKER_NOTE).waitFor(PATIENT);
      await broker.page.getByText(broker.t('guided.aside.title', { who: broker.t('guided.aside.broker') })).waitFor();
      await broker.page.getByText(broker.t('goodsGrid.form'), { exact: true }).click();
      await field(broker, '/declarationOfficeId').fill('02CI');
      await broker.page.getByRole('option', { name: /^02CI/ }).click();
      await isAt(trader, 'transport', 'done');
      await page.getByText(BROKER_NOTE).waitFor({ state: 'detached', ...PATIENT });
      expect(broker.complaints).toEqual([]);
      await broker.close();

      await write.follow(stepLink(trader, 'documents'));
      await atTask(trader, 'documents');
      await write.text('/invoice/id', 'INV-1');
      await write.text('/invoice/issueDate', today);
      await write.text('/invoiceAmount/amount', '4000');
      await write.press(exit(trader, 'payment'));
      await write.press(page.getByRole('button', { name: /KC/ }).first());
      await trader.shot('guided-documents');
      await trader.expectAccessible();

      await write.follow(stepLink(trader, 'tax'));
      await atTask(trader, 'tax');
      await write.press(exit(trader, 'terms'));
      await write.press(page.getByRole('radio', { name: t('guided.find.seller') }).first(), 'Space');
      await write.press(page.getByRole('radio', { name: t('guided.find.seller') }).nth(1), 'Space');
      await write.press(page.getByRole('button', { name: t('guided.take', { value: 'CIF' }), exact: true }));
      await write.press(exit(trader, 'rate'));
      await page.getByText('ACFTA').first().waitFor(PATIENT);
      await trader.shot('guided-tax');
      await trader.expectAccessible();

      // What does not add up needs attention, where it stands.
      await write.follow(stepLink(trader, 'sign'));
      await atTask(trader, 'sign');
      await page.getByText(t('guided.toMend')).waitFor(PATIENT);
      await trader.shot('guided-in-error');
      await trader.expectAccessible();
      await write.press(
        page
          .getByRole('region', { name: t('guided.toMend') })
          .getByRole('button')
          .first(),
      );
      await atTask(trader, 'documents');
      await expect.poll(() => focusedId(trader), PATIENT).toBe('/invoiceAmount/amount');
      await write.text('/invoiceAmount/amount', '5000');
      await isAt(trader, 'documents', 'done');
      await write.follow(stepLink(trader, 'sign'));
      await atTask(trader, 'sign');
      await isAt(trader, 'sign', 'ready');
      await page.getByText(t('tax.total')).first().waitFor(PATIENT);
      await trader.shot('guided-sign');
      await trader.expectAccessible();
      await write.press(page.getByRole('button', { name: t('draft.register') }));
      await page.waitForURL(/\/declarations\/\d{12}$/, PATIENT);
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });

    test('a draft opens where it was left, and what is open is signed over knowingly', async () => {
      const trader = await stage.visit({ language, width: 1920 });
      const { page, t } = trader;
      await trader.signIn('trader');
      await trader.open('/declarations/new?view=guided&task=goods');
      const title = `Bàn gỗ ${language}`;
      await byHand(trader).text('/goodsItems/0/description', title);
      await exit(trader, 'madeIn').click();
      await page.getByRole('button', { name: t('guided.aside.set') }).click();
      await page.getByRole('group', { name: t('guided.state.setAside') }).waitFor();
      await stepLink(trader, 'sign').click();
      await atTask(trader, 'sign');
      await page
        .getByRole('region', { name: t('guided.matters') })
        .getByText(t('guided.q.madeIn'))
        .waitFor();
      await page.getByRole('checkbox', { name: t('guided.mattersAccept') }).waitFor();
      await trader.shot('guided-open-matters');
      await trader.expectAccessible();
      await page.getByText(behindTime(t('draft.savedServer'))).waitFor(PATIENT);
      await trader.open('/desk');
      await page.getByRole('link', { name: title }).first().click();
      await atTask(trader, 'sign');
      await page
        .getByRole('region', { name: t('guided.matters') })
        .getByText(t('guided.q.madeIn'))
        .waitFor();
      await page.getByRole('button', { name: t('guided.aside.settleEmpty') }).click();
      await page.getByText(t('guided.mattersNone')).waitFor();
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });

    test('every line of a long list is asked about, a page of them at a time', async () => {
      const id = await longDraft(stage);
      const trader = await stage.visit({ language, width: 390, height: 844 });
      const { page, t } = trader;
      await trader.signIn('trader', `/declarations/new?draft=${id}&view=guided&task=goods`);
      await atTask(trader, 'goods');
      const line = (number: number) => page.getByRole('link', { name: `Hàng mẫu ${number}`, exact: true });
      const range = (from: number, to: number) =>
        page
          .getByText(t('guided.pageRange', { from, to, count: LONG }))
          .first()
          .waitFor(PATIENT);
      await line(1).waitFor(PATIENT);
      expect(await line(21).count()).toBe(0);
      const next = page.getByRole('button', { name: t('guided.pageAfter'), exact: true });
      await next.click();
      await next.click();
      await range(41, LONG);
      expect(await next.isDisabled()).toBe(true);
      await trader.shot('guided-long');
      await trader.expectAccessible();
      await line(LONG).click();
      await page.getByRole('link', { name: t('guided.toLines') }).click();
      await range(41, LONG);
      await line(LONG).waitFor(PATIENT);

      await trader.open(`/declarations/new?draft=${id}&view=guided&task=tax&line=${LONG}`);
      await atTask(trader, 'tax');
      await page.getByRole('heading', { name: `Hàng mẫu ${LONG}` }).waitFor(PATIENT);
      await page.getByRole('button', { name: t('guided.pageBefore'), exact: true }).click();
      await range(21, 40);
      await page.getByRole('heading', { name: 'Hàng mẫu 40' }).waitFor(PATIENT);
      await trader.expectAccessible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });

    test('it fits a telephone', async () => {
      const trader = await stage.visit({ language, width: 390, height: 844 });
      await trader.signIn('trader');
      await trader.open('/declarations/new?view=guided');
      await trader.page.getByRole('heading', { name: trader.t('guided.tasks') }).waitFor(PATIENT);
      await trader.shot('guided-begun');
      await trader.expectAccessible();
      await taskLink(trader, 'transport').click();
      await atTask(trader, 'transport');
      await exit(trader, 'office').click();
      await trader.shot('guided-transport');
      await trader.expectAccessible();
      expect(await trader.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(trader.complaints).toEqual([]);
      await trader.close();
    });
  });
});

/** More than two pages. */
const LONG = 45;

/** A draft of the trader with so many lines, each with a name and no more. */
async function longDraft({ program }: Stage): Promise<string> {
  const id = randomUUID();
  const trader = clientOf(program.url, await signIn(program.url, 'trader'));
  await trader.POST('/api/v1/drafts', { body: { id } });
  const lines = Array.from({ length: LONG }, (_, at) => at);
  const { error } = await trader.POST('/api/v1/drafts/{id}/changes', {
    params: { path: { id } },
    body: {
      id: randomUUID(),
      device: 'office',
      baseRevision: 0,
      operations: [
        { op: 'set', at: '/typeCode', value: 'A11' },
        ...lines.flatMap((at) => [
          { op: 'insert', list: '/goodsItems', id: `l${at}`, after: at === 0 ? null : `l${at - 1}` } as const,
          { op: 'set', at: `/goodsItems/@l${at}/description`, value: `Hàng mẫu ${at + 1}` } as const,
        ]),
      ],
    },
  });
  expect(error).toBeUndefined();
  return id;
}

const field = ({ page }: Visit, pointer: string): Locator => page.locator(`[id="${pointer}"]`);
const focusedId = ({ page }: Visit): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
/** The part of a text behind its time. */
const behindTime = (text: string): string => text.split('{at}')[1]?.trim() ?? text;
const taskLink = ({ page, t }: Visit, task: GuidedTask): Locator =>
  page.getByRole('main').getByRole('link', { name: t(`guided.task.${task}`), exact: true });
const stepLink = ({ page, t }: Visit, task: GuidedTask): Locator =>
  page
    .getByRole('navigation', { name: t('guided.tasks') })
    .getByRole('link', { name: t(`guided.task.${task}`), exact: true });
const atTask = ({ page, t }: Visit, task: GuidedTask): Promise<void> =>
  page.getByRole('heading', { level: 2, name: t(`guided.task.${task}`), exact: true }).waitFor(PATIENT);
/** The way out of not knowing the answer to a question. */
const exit = ({ page, t }: Visit, question: GuidedQuestionId): Locator =>
  page
    .getByRole('group', { name: t(`guided.q.${question}`), exact: true })
    .getByRole('button', { name: t('guided.dontKnow') });

/** Until a step is in a state, in the list of steps or beside a step. */
async function isAt({ page, t }: Visit, task: GuidedTask, state: TaskState): Promise<void> {
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: t(`guided.task.${task}`), exact: true }) });
  const said = t(`guided.state.${state}`);
  await row
    .getByText(said)
    .or(row.getByRole('img', { name: said }))
    .first()
    .waitFor(PATIENT);
}

/** What a newcomer does with the pages; with a mouse or without. */
interface Newcomer {
  readonly follow: (link: Locator) => Promise<void>;
  readonly press: (control: Locator, key?: 'Enter' | 'Space') => Promise<void>;
  /** One of several that exclude each other. */
  readonly choose: (radio: Locator, among: Locator) => Promise<void>;
  readonly into: (there: Locator, text: string) => Promise<void>;
  /** A field of the draft, by its place. */
  readonly text: (pointer: string, text: string) => Promise<void>;
  readonly code: (pointer: string, code: string) => Promise<void>;
  /** A cell of the first line. */
  readonly cell: (column: number, text: string) => Promise<void>;
  readonly view: (view: 'guided' | 'form' | 'grid') => Promise<void>;
}

function byHand(visit: Visit): Newcomer {
  const { page, t } = visit;
  const into = (there: Locator, text: string) => there.fill(text);
  return {
    follow: (link) => link.click(PATIENT),
    press: (control) => control.click(PATIENT),
    choose: (radio) => radio.click(PATIENT),
    into,
    text: (pointer, text) => into(field(visit, pointer), text),
    code: async (pointer, code) => {
      await field(visit, pointer).fill(code);
      await page
        .getByRole('option', { name: new RegExp(`^${code}`) })
        .first()
        .click(PATIENT);
    },
    cell: async (column, text) => {
      await page.getByRole('grid').locator(`[data-row="0"][data-column="${column}"]`).click(PATIENT);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    view: (view) =>
      page
        .getByText(t(`goodsGrid.${view}`), { exact: true })
        .first()
        .click(PATIENT),
  };
}

function byKeys(visit: Visit): Newcomer {
  const { page, t } = visit;
  const hands = handsOn(page);
  const tabTo = async (isThere: () => Promise<boolean>) => {
    for (let tabs = 0; tabs < TABS_MAX && !(await isThere()); tabs += 1) await hands.press('Tab');
  };
  /** Its parts stand in the order of the browser's own language, which the page does not know. */
  const writeDay = async (there: Locator, text: string) => {
    const [year = '', month = '', day = ''] = text.split('-');
    for (const typed of [month + day + year, day + month + year, year + month + day]) {
      await hands.press('ArrowLeft', 'ArrowLeft');
      await page.keyboard.type(typed);
      if ((await there.inputValue()) === text) return;
    }
    throw new Error(`the day ${text} is not written by keys`);
  };
  const into: Newcomer['into'] = async (there, text) => {
    await hands.reach(there);
    if ((await there.getAttribute('type')) === 'date') return writeDay(there, text);
    await hands.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };
  return {
    follow: (link) => hands.enter(link),
    press: async (control, key = 'Enter') => {
      await hands.reach(control);
      await hands.press(key);
    },
    choose: async (radio, among) => {
      await hands.reach(among.getByRole('radio', { checked: true }));
      for (let steps = 0; steps < RADIOS_MAX && !(await radio.isChecked()); steps += 1) await hands.press('ArrowDown');
    },
    into,
    text: (pointer, text) => into(field(visit, pointer), text),
    code: async (pointer, code) => {
      await hands.write(field(visit, pointer), code);
      await page
        .getByRole('option', { name: new RegExp(`^${code}`) })
        .first()
        .waitFor(PATIENT);
      await hands.press('ArrowDown', 'Enter');
    },
    cell: async (column, text) => {
      await tabTo(() => page.evaluate(() => document.activeElement?.matches('[inputmode][aria-controls]') ?? false));
      await hands.press('Control+Home');
      for (let step = 0; step < column; step += 1) await hands.press('ArrowRight');
      await page.keyboard.type(text);
      // After Escape the next Tab leaves the grid.
      await hands.press('Enter', 'Escape');
    },
    view: async (view) => {
      const names = ['guided', 'form', 'grid'] as const;
      // The control itself is drawn by its label, so what has the focus is asked for, not what can be seen.
      const chosen = page.getByRole('radiogroup', { name: t('goodsGrid.view') }).locator('input:checked');
      await tabTo(() => chosen.evaluate((input) => input === document.activeElement));
      const now = names.indexOf(names.find((name) => name === chosenView(page.url())) ?? 'form');
      const steps = names.indexOf(view) - now;
      for (let step = 0; step < Math.abs(steps); step += 1) await hands.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    },
  };
}

/** A step has fewer fields; a trap for the focus ends here too. */
const TABS_MAX = 150;
const RADIOS_MAX = 10;
const chosenView = (url: string): string => new URL(url).searchParams.get('view') ?? 'form';
