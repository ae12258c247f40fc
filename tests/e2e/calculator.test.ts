import { describeInBrowser } from '#tests/support/browser-tests';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Assessment } from '#core/assessment';
import { canonicalJson } from '#core/kernel';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EXAMPLES = path.join(ROOT, 'examples');
const ASSETS = path.join(ROOT, 'dist/web/assets');

const names = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const read = (name: string, file: string): unknown => JSON.parse(readFileSync(path.join(EXAMPLES, name, file), 'utf8'));

const CAR = 'code=87032363&origin=DE&value=20000&currency=USD&quantity=1&unit=PCE&facts=ENGINE_CC%3A2400&on=2026-11-21';
const WHAT_IF = `${CAR}&whatIf=${encodeURIComponent('regime=EVFTA;origin=JP,regime=VJEPA;incoterm=FOB')}`;

describeInBrowser('the calculator', () => {
  let stage: Stage;
  let visitor: Visit;
  beforeAll(async () => {
    stage = await openStage();
    visitor = await stage.visit({ language: 'vi' });
    await visitor.open('/calculator');
  });
  afterAll(async () => {
    await visitor.close();
    await stage.close();
  });

  /** What the program in this browser makes of a declaration, with the part of the reference that the server sends. */
  const madeHere = async (declaration: object, codes: readonly string[], on: string): Promise<unknown> => {
    const chunk = readdirSync(ASSETS).find((file) => /^assess-here-.*\.js$/.test(file)) ?? '';
    const address = `/api/v1/assessments/reference?codes=${codes.join()}&on=${on}`;
    // As text: what runs the tests would put its own loader in the place of the browser's.
    return visitor.page.evaluate(`(async () => {
      const { openHere, explainQuestion } = await import('/assets/${chunk}');
      const here = openHere(await (await fetch('${address}')).json());
      return explainQuestion({ ...here, declaration: ${JSON.stringify(declaration)} });
    })()`);
  };
  const madeThere = async (declaration: object, on: string): Promise<object> => {
    const response = await fetch(`${stage.program.url}/api/v1/assessments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ declaration, on }),
    });
    expect(response.status).toBe(200);
    const { knownAt, ...answer } = (await response.json()) as { readonly knownAt: string | null };
    expect(knownAt).toBeNull();
    return answer;
  };

  test.each(names)('browser and server make the same figures and explanations, to the byte: %s', async (name) => {
    const declaration = read(name, 'declaration.json') as { readonly goodsItems: readonly { commodityCode: string }[] };
    const { on } = read(name, 'assessment.json') as Assessment;
    const codes = declaration.goodsItems.map(({ commodityCode }) => commodityCode);
    const there = await madeThere(declaration, on);
    expect(there).toHaveProperty('assessment.payable');
    expect(canonicalJson(await madeHere(declaration, codes, on))).toBe(canonicalJson(there));
  });

  test('browser and server refuse the same, to the byte', async () => {
    const { goodsItems, ...rest } = read(names[0] ?? '', 'declaration.json') as {
      readonly goodsItems: readonly object[];
    };
    const declaration = {
      ...rest,
      tradeTerms: { conditionCode: 'EXW' },
      goodsItems: goodsItems.map((item) => ({ ...item, commodityCode: '87032363', origin: { countryCode: 'ZZ' } })),
    };
    const there = await madeThere(declaration, '2026-11-21');
    expect(there).toHaveProperty('totalPayable', null);
    expect(canonicalJson(await madeHere(declaration, ['87032363'], '2026-11-21'))).toBe(canonicalJson(there));
  });

  test('what a browser is sent to calculate with stays within 60 kB', async () => {
    await visitor.open(`/calculator?${CAR}`);
    const bytes = await visitor.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) =>
          entry.name.includes('/assessments/reference') ? (entry.toJSON().encodedBodySize as number) : [],
        ),
    );
    expect(bytes).toHaveLength(1);
    expect(bytes[0]).toBeGreaterThan(0);
    expect(bytes[0]).toBeLessThan(60_000);
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    test('a figure that is typed is answered without asking the server again', async () => {
      const visit = await stage.visit({ language });
      await visit.open(`/calculator?${CAR}`);
      await visit.page.getByText('769').first().waitFor();
      const asked: string[] = [];
      visit.page.on('request', (request) => asked.push(request.url()));
      await visit.page.getByLabel(visit.t('calc.value')).fill('40000');
      await visit.page
        .getByText(/1[.,]539[.,]782[.,]000/)
        .first()
        .waitFor();
      expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('what if stands beside it, with the difference and why a column is empty', async () => {
      const visit = await stage.visit({ language });
      await visit.open(`/calculator?${WHAT_IF}`);
      const table = visit.page.getByRole('region', { name: visit.t('whatIf.caption') });
      await table.getByText(/^−189[.,]471[.,]480$/).waitFor();
      await visit.page.getByText(/^FOB:/).first().waitFor();
      await visit.expectAccessible();
      await visit.shot('calculator-what-if');
      await visit.page.getByRole('button', { name: visit.t('whatIf.remove', { name: 'FOB' }) }).click();
      await visit.page.getByText(/^FOB:/).first().waitFor({ state: 'detached' });
      await visit.page.getByRole('button', { name: visit.t('whatIf.other') }).click();
      await visit.expectAccessible();
      await visit.shot('calculator-what-if-open');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('where the browser cannot get its reference, the server answers', async () => {
      const visit = await stage.visit({ language });
      await visit.page.route('**/assessments/reference*', (route) => route.abort());
      await visit.open(`/calculator?${WHAT_IF}`);
      await visit.page
        .getByText(/769[.,]891[.,]000/)
        .first()
        .waitFor();
      await visit.page.getByText(/^−189[.,]471[.,]480$/).waitFor();
      await visit.close();
    });

    test('the calculation is saved as a PDF', async () => {
      const visit = await stage.visit({ language });
      await visit.open(`/calculator?${CAR}`);
      const download = visit.page.waitForEvent('download');
      await visit.page.getByRole('button', { name: visit.t('calc.pdf') }).click();
      const file = await (await download).path();
      expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
      await visit.close();
    });
  });
});
