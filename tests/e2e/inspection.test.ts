import { inspectionRefusal } from '#core/inspection';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

const CONTAINER = 'HDAU1234560';
/** Four by three points of colour: enough for a browser to show. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAJ0lEQVR42g3HMQEAMAwDoAqLnIpAROVE4MbHJDYuGhOWo35q66r1ACneEOGMRoo7AAAAAElFTkSuQmCC',
  'base64',
);

describeInBrowser('an inspection of goods', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    test('is ordered, carried out with pictures and concluded; the trader reads notice and result', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);

      const officer = await stage.visit({ language });
      await officer.signIn('documents', `/cases/${number}`);
      await officer.shot('inspection-empty');
      await checkDocuments(officer);
      await order(officer);
      await officer.expectAccessible();
      await officer.shot('inspection-ordered');

      await trader.open(`/declarations/${number}`);
      const notice = panel(trader);
      await notice.getByText('Bãi số 2').waitFor();
      // What the inspector is to look for is for the office.
      expect(await notice.getByText('vách cuối').count()).toBe(0);
      await trader.expectAccessible();
      await trader.shot('inspection-notice');

      const inspector = await stage.visit({ language });
      await inspector.signIn('inspection', `/cases/${number}`);
      await scan(inspector);
      await find(inspector);
      await inspector.shot('inspection-found');
      await conclude(inspector);
      await inspector.expectAccessible();
      await inspector.shot('inspection-concluded');

      await proposeFine(inspector);
      const leader = await stage.visit({ language });
      await leader.signIn('leader');
      await imposeFine(leader, number);

      await trader.page.reload();
      await trader.page
        .getByText(/PD\d{9}/)
        .first()
        .waitFor();
      await notice.getByText(trader.t('view.differs')).waitFor();
      await notice.getByRole('img').first().waitFor();
      await trader.expectAccessible();
      await trader.shot('inspection-result');
      expect([...trader.complaints, ...officer.complaints, ...inspector.complaints, ...leader.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close(), inspector.close(), leader.close()]);
    });

    test('a paper is announced by its office and waits in the list to be entered', async () => {
      const officer = await stage.visit({ language });
      const { page, t } = officer;
      const elsewhere = await stage.visit({ language });
      await elsewhere.signIn('north', '/papers');
      await elsewhere.page.getByText(t('papers.none')).waitFor();
      await elsewhere.expectAccessible();
      await elsewhere.shot('papers-empty');
      await elsewhere.close();
      await officer.signIn('documents', '/papers');
      await page.getByRole('button', { name: t('papers.announce') }).click();
      const form = page.getByRole('form', { name: t('papers.announce') });
      await form.getByRole('button', { name: t('papers.announce') }).click();
      await form.getByText(t('steps.missing')).first().waitFor();
      await officer.expectAccessible();
      await officer.shot('paper-announcing-error');
      await form.getByRole('combobox', { name: t('papers.officeId') }).fill('02CI');
      await page.getByRole('option', { name: /02CI/ }).first().click();
      await form.getByLabel(t('papers.number')).fill(`GIAY-${language}`);
      await form.getByLabel(t('papers.on')).fill('2026-11-20');
      await form.getByLabel(t('papers.acceptedBy')).fill('Công chức Thử');
      await form.getByRole('button', { name: t('papers.announce') }).click();
      const name = t('papers.entering', { number: `GIAY-${language.toUpperCase()}` });
      await page.getByRole('button', { name }).waitFor();
      await officer.expectAccessible();
      await officer.shot('papers');
      await page.getByRole('button', { name }).click();
      await page.getByLabel(t('papers.replaces')).waitFor();
      await officer.expectAccessible();
      await officer.shot('paper-entering');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: t('papers.choose') }).click();
      await (
        await chooser
      ).setFiles({
        name: 'to-khai.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(onPaper(language))),
      });
      await page.getByRole('button', { name: t('papers.toForm') }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByText(t('draft.noProblems')).waitFor();
      await officer.expectAccessible();
      await officer.shot('paper-form');
      await page.getByRole('button', { name: t('papers.enter'), exact: true }).click();
      await page.waitForURL(/\/cases\/\d{12}$/);
      await officer.open('/papers');
      await page.getByText(t('papers.none')).waitFor();
      expect(officer.complaints).toEqual([]);
      await officer.close();
    });

    test('a transport is declared, approved by the office of departure, and has its page', async () => {
      const trader = await stage.visit({ language });
      const { page, t } = trader;
      await trader.signIn('trader', '/transports?status=refused');
      await page.getByText(t('transports.noneOfStatus')).waitFor();
      await trader.expectAccessible();
      await trader.shot('transports-empty');
      await trader.open('/transports/new');
      await page.getByRole('button', { name: t('transports.register'), exact: true }).click();
      await page.getByText(t('steps.missing')).first().waitFor();
      await trader.expectAccessible();
      await trader.shot('transport-form-error');
      await declareTransport(trader);
      await page.getByRole('heading', { name: t('transports.declared') }).waitFor();
      await trader.expectAccessible();
      await trader.shot('transport-declared');
      const address = new URL(page.url()).pathname;
      const officer = await stage.visit({ language });
      await officer.signIn('documents', address);
      await officer.page.getByRole('heading', { name: t('steps.title') }).waitFor();
      // Whether it is checked first is drawn by lot: either way there is a step to take.
      const steps = officer.page.getByRole('region', { name: t('steps.title') });
      await steps.getByRole('button').first().click();
      await steps.getByRole('form').waitFor();
      await officer.expectAccessible();
      await officer.shot('transport-step');
      await officer.open('/transports');
      await officer.page.getByRole('link', { name: address.split('/').at(-1) ?? '' }).waitFor();
      await officer.expectAccessible();
      await officer.shot('transports');
      expect([...trader.complaints, ...officer.complaints]).toEqual([]);
      await Promise.all([trader.close(), officer.close()]);
    });

    test('is written with the keyboard alone, and no page of a telephone’s width scrolls sideways', async () => {
      const trader = await stage.visit({ language });
      await trader.signIn('trader');
      const number = await lodgeUsedLaptops(trader);
      const officer = await stage.visit({ language, width: 390, height: 844 });
      const { page, t } = officer;
      await officer.signIn('documents', `/cases/${number}`);
      await panel(officer)
        .getByRole('button', { name: t('inspect.checkDocuments') })
        .press('Enter');
      await page.getByRole('button', { name: t('inspect.restYes') }).press('Enter');
      const first = panel(officer)
        .getByRole('radio', { name: t('inspect.answer.yes') })
        .first();
      await first.press('ArrowRight');
      await panel(officer).getByLabel(t('inspect.why')).waitFor();
      await officer.expectAccessible();
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(screen ?? 0);
      await officer.shot('inspection-phone');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Hóa đơn ghi thiếu dòng 1');
      await page.keyboard.press('Enter');
      await panel(officer).getByText('Hóa đơn ghi thiếu dòng 1').waitFor();
      await Promise.all([trader.close(), officer.close()]);
    });
  });
});

const panel = ({ page, t }: Visit) => page.getByRole('region', { name: t('inspect.title'), exact: true });

async function checkDocuments(officer: Visit): Promise<void> {
  const { t, shot } = officer;
  await panel(officer)
    .getByRole('button', { name: t('inspect.checkDocuments') })
    .click();
  await panel(officer)
    .getByRole('button', { name: t('inspect.confirm.checkDocuments') })
    .click();
  await panel(officer).getByText(t('inspect.answerMissing')).first().waitFor();
  await officer.expectAccessible();
  await shot('inspection-checklist-error');
  await panel(officer)
    .getByRole('button', { name: t('inspect.restYes') })
    .click();
  await panel(officer)
    .getByRole('button', { name: t('inspect.confirm.checkDocuments') })
    .click();
  await panel(officer)
    .getByRole('heading', { name: t('inspect.checkDocuments') })
    .waitFor();
}

async function order(officer: Visit): Promise<void> {
  const { t, shot } = officer;
  const form = panel(officer);
  await form.getByRole('button', { name: t('inspect.order') }).click();
  await form.getByRole('button', { name: t('inspect.confirm.order') }).click();
  await form.getByText(t('inspect.placeMissing')).waitFor();
  await form.getByLabel(t('inspect.place'), { exact: true }).fill('Bãi số 2');
  await form.getByLabel(t('inspect.reasonForTrader')).fill('Kiểm tra thực tế hàng hóa');
  await form.getByLabel(t('inspect.instructions')).fill('Xem kỹ vách cuối');
  await refusedAtItsField(officer);
  await officer.expectAccessible();
  await shot('inspection-ordering');
  await form.getByRole('button', { name: t('inspect.confirm.order') }).click();
  await form.getByText('Bãi số 2').waitFor();
}

/** A day that has passed: said at the field, where the cursor goes, and not a second time above the form. */
async function refusedAtItsField({ t, page, shot, ...officer }: Visit): Promise<void> {
  const form = panel({ t, page, shot, ...officer });
  const planned = form.getByLabel(t('inspect.plannedAt'));
  const before = await planned.inputValue();
  expect(before >= ((await planned.getAttribute('min')) ?? '?')).toBe(true);
  await planned.fill('2020-01-01T08:00');
  await form.getByRole('button', { name: t('inspect.confirm.order') }).click();
  await form.getByRole('alert').getByText(t('error.atFields')).waitFor();
  expect(await planned.getAttribute('aria-invalid')).toBe('true');
  expect(await planned.evaluate((field) => field === document.activeElement)).toBe(true);
  const { message } = inspectionRefusal('INS-005', '/plannedAt');
  await form.getByText(message[officer.language], { exact: false }).waitFor();
  expect(await form.getByText(message[officer.language], { exact: false }).count()).toBe(1);
  await shot('inspection-ordering-refused');
  await planned.fill(before);
}

async function scan(inspector: Visit): Promise<void> {
  const { t } = inspector;
  const form = panel(inspector);
  await form.getByRole('button', { name: t('inspect.recordScan') }).click();
  await form.getByRole('radio', { name: t('inspect.verdict.suspect') }).check();
  await form.getByRole('button', { name: t('inspect.confirm.recordScan') }).click();
  await form.getByText(t('inspect.verdict.suspect')).waitFor();
}

async function find(inspector: Visit): Promise<void> {
  const { t, shot } = inspector;
  const form = panel(inspector);
  await form.getByRole('button', { name: t('inspect.recordFinding') }).click();
  await form.getByRole('button', { name: t('inspect.confirm.recordFinding') }).click();
  await form.getByText(t('inspect.findingMissing')).waitFor();
  await form.getByLabel(t('inspect.quantityFound')).fill('98');
  await form.getByRole('textbox', { name: t('inspect.note') }).fill('Thiếu hai chiếc ở kiện cuối');
  await form.locator('input[type=file]').setInputFiles({ name: 'kien.png', mimeType: 'image/png', buffer: PICTURE });
  await form.getByRole('img', { name: t('inspect.photo', { position: 1 }) }).waitFor();
  await inspector.expectAccessible();
  await shot('inspection-finding');
  await form.getByRole('button', { name: t('inspect.confirm.recordFinding') }).click();
  await form.getByText('Thiếu hai chiếc ở kiện cuối').waitFor();
}

async function conclude(inspector: Visit): Promise<void> {
  const { page, t, shot } = inspector;
  const form = panel(inspector);
  await form.getByRole('button', { name: t('inspect.conclude') }).click();
  // What was recorded otherwise than declared stands there already.
  expect(await form.getByLabel(t('inspect.found')).inputValue()).toBe('98 PCE');
  await form.getByRole('combobox', { name: t('inspect.becomes') }).click();
  await page.getByRole('option', { name: t('inspect.follow.penaltyProposal') }).click();
  await form.getByRole('textbox', { name: t('inspect.conclusionText') }).fill('Thiếu hai chiếc so với khai báo');
  await inspector.expectAccessible();
  await shot('inspection-concluding');
  await form.getByRole('button', { name: t('inspect.confirm.conclude') }).click();
  await form
    .getByText(/PP\d{9}/)
    .first()
    .waitFor();
}

/** By who inspected; the law's bounds stand in the fields already. */
async function proposeFine(inspector: Visit): Promise<void> {
  const { page, t, shot } = inspector;
  const form = panel(inspector);
  await form.getByRole('button', { name: t('followUp.proposePenalty') }).click();
  await form.getByRole('button', { name: t('followUp.confirm.proposePenalty') }).click();
  await form.getByText(t('followUp.violationMissing')).waitFor();
  await inspector.expectAccessible();
  await shot('follow-up-error');
  await form.getByRole('combobox', { name: t('followUp.violation') }).click();
  await page.getByRole('option').first().click();
  await form.getByRole('textbox', { name: t('followUp.words.proposePenalty') }).fill('Khai thiếu hai chiếc');
  await inspector.expectAccessible();
  await shot('follow-up-proposing');
  await form.getByRole('button', { name: t('followUp.confirm.proposePenalty') }).click();
  await form.getByText('Khai thiếu hai chiếc').waitFor();
}

/** By a leader, from the list of what is open. */
async function imposeFine(leader: Visit, number: string): Promise<void> {
  const { page, t, shot } = leader;
  await leader.open('/follow-ups?kind=case');
  await page.getByText(t('followUps.noneOpen')).waitFor();
  await leader.expectAccessible();
  await shot('follow-ups-empty');
  await leader.open('/follow-ups');
  const row = page.getByRole('row').filter({ hasText: number });
  await row.waitFor();
  await leader.expectAccessible();
  await shot('follow-ups');
  await row.getByRole('link').click();
  const form = panel(leader);
  await form.getByRole('button', { name: t('followUp.imposePenalty') }).click();
  await form.getByRole('textbox', { name: t('case.reason') }).fill('Vi phạm lần đầu');
  await leader.expectAccessible();
  await shot('follow-up-imposing');
  await form.getByRole('button', { name: t('followUp.confirm.imposePenalty') }).click();
  await form.getByText(/PD\d{9}/).waitFor();
  await leader.expectAccessible();
  await shot('follow-up-imposed');
}

const DAY_MS = 86_400_000;
/** Never before the day of the program, whatever the zone. */
const daysAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

async function declareTransport({ page, t }: Visit): Promise<void> {
  const pick = async (field: string, code: string, option: RegExp) => {
    const box = page.getByRole('combobox', { name: field });
    await box.fill(code);
    await page.getByRole('option', { name: option }).first().click();
  };
  await pick(t('transports.fromOfficeId'), '02CI', /02CI/);
  await pick(t('transports.fromLocationId'), 'VNCLI', /VNCLI/);
  await pick(t('transports.toOfficeId'), '03CC', /03CC/);
  await pick(t('transports.toLocationId'), 'VNHPH', /VNHPH/);
  await page.getByLabel(t('transports.plannedDeparture')).fill(daysAhead(2));
  await page.getByLabel(t('transports.plannedArrival')).fill(daysAhead(5));
  const means = page.getByRole('combobox', { name: t('transports.meansCode') });
  await means.click();
  await page.getByRole('option').first().click();
  await page.getByLabel(t('transports.meansIdentity')).fill('51C-000.01');
  await page.getByLabel(t('transports.carrierName'), { exact: true }).fill('Vận tải Tưởng Tượng');
  await page.getByLabel(t('transports.containers'), { exact: true }).fill('HDAU1234560 SEAL01');
  await page.getByRole('button', { name: t('transports.addGoods') }).click();
  await page.getByLabel(t('transports.description')).fill('Máy tính xách tay');
  await page.getByRole('textbox', { name: t('transports.packages'), exact: true }).fill('20');
  await pick(t('transports.packageCode'), 'CT', /CT/);
  await page.getByRole('textbox', { name: t('transports.mass') }).fill('500');
  await page.getByRole('button', { name: t('transports.register'), exact: true }).click();
}

let lodged = 0;

/** Used laptops in a container, which are always inspected. */
/** What a trader declared on paper while nothing else could be done. */
const onPaper = (language: string) =>
  sampleImport([sampleItem()], {
    functionalReferenceId: `GIAY-${language}`,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-19',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `GIAYEX${language}` }],
    },
  });

async function lodgeUsedLaptops({ page, language }: Visit): Promise<string> {
  const ownReference = `KH-${language}-${(lodged += 1)}`;
  const { unitPriceAmount: _, ...item } = sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay đã qua sử dụng',
    tariffQuantity: { value: '100', unitCode: 'PCE' },
    itemChargeAmount: { amount: '40000', currency: 'USD' },
  });
  const declaration = sampleImport([item], {
    functionalReferenceId: ownReference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `IN${ownReference}` }],
      transportEquipments: [{ sequence: 1, id: CONTAINER }],
    },
  });
  const sent = await page.evaluate(async (body) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
    const response = await fetch('/api/v1/declarations?register=true', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as { readonly number: string } };
  }, declaration);
  expect(sent).toMatchObject({ status: 201 });
  return sent.answer.number;
}
