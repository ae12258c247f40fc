import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { canonicalJson, testClock } from '#core/kernel';
import { compileReference, type CountryPack } from '#core/reference';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { pdfText } from '#tests/support/pdf-text';
import { clientOf, signIn } from '#tests/support/session';
import { startTestProgram, type TestProgram } from '#tests/support/program';

/** What anybody may ask about duties and taxes, without an account and without lodging anything. */
let program: TestProgram;
let visitor: ApiClient;
let trader: ApiClient;
/** Of a registered declaration. */
let number = '';

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  visitor = apiClient({ baseUrl: program.url });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const declaration = { ...twoLines, importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' } };
  const { data } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: declaration,
  });
  number = data?.number ?? '';
}, 60_000);
afterAll(() => program.stop());

const CAR = '87032363';
const car = {
  commodityCode: CAR,
  originCountryCode: 'DE',
  value: { amount: '20000', currency: 'USD' },
  quantity: { value: '1', unitCode: 'PCE' },
  characteristics: [{ typeCode: 'ENGINE_CC', value: '2400' }],
};

const twoLines = sampleImport(
  [
    sampleItem({
      dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA' }],
      additionalDocuments: [{ typeCode: 'CO-E', id: 'E-1', issueDate: '2026-11-01' }],
    }),
    sampleItem({
      sequence: 2,
      commodityCode: CAR,
      origin: { countryCode: 'DE' },
      tariffQuantity: { value: '10', unitCode: 'PCE' },
      productCharacteristics: [{ typeCode: 'ENGINE_CC', measure: { value: '2498' } }],
    }),
  ],
  {
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: {
      freightChargeAmount: { amount: '900', currency: 'USD' },
      insuranceAmount: { amount: '60', currency: 'USD' },
    },
  },
);

describe('an assessment without lodging', () => {
  test('tells every figure with its calculation, and what lodging would still ask for', async () => {
    const { data } = await visitor.POST('/api/v1/assessments', { body: car });
    expect(data?.refusals).toEqual([]);
    expect(data?.totalPayable).toMatch(/^\d+$/);
    expect(data?.taxTable.map(({ taxType }) => taxType)).toEqual(['VALUE', 'CUD', 'EXC', 'VAT', 'CUD', 'EXC', 'VAT']);
    expect(data?.toLodge.map(({ code }) => code)).toContain('PTY-001');
    expect(data?.explanation?.value).toBe(data?.totalPayable);
  });

  test('is what a trader is told of the same declaration', async () => {
    const asked = await visitor.POST('/api/v1/assessments', { body: { declaration: twoLines } });
    const checked = await trader.POST('/api/v1/checks', { body: twoLines });
    expect(asked.data?.refusals.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(asked.data?.assessment?.lines).toHaveLength(2);
    expect(canonicalJson(asked.data?.taxTable)).toBe(canonicalJson(checked.data?.taxTable));
    expect(asked.data?.totalPayable).toBe(checked.data?.totalPayable);
  });

  test('counts freight and insurance that the delivery term leaves out, and asks for what is missing', async () => {
    const fob = { ...car, incoterm: 'FOB' };
    const without = await visitor.POST('/api/v1/assessments', { body: fob });
    expect(without.data?.totalPayable).toBeNull();
    expect(without.data?.refusals.map(({ code }) => code)).toContain('VAL-009');
    const charges = { freight: { amount: '1000', currency: 'USD' }, insurance: { amount: '50', currency: 'USD' } };
    const whole = await visitor.POST('/api/v1/assessments', { body: { ...fob, ...charges } });
    const cif = await visitor.POST('/api/v1/assessments', {
      body: { ...car, value: { amount: '21050', currency: 'USD' } },
    });
    expect(whole.data?.totalPayable).toBe(cif.data?.totalPayable);
  });

  test('lines after the first are added up, with the charges of the shipment shared among them', async () => {
    const laptop = {
      commodityCode: '84713020',
      originCountryCode: 'US',
      value: { amount: '5000.50', currency: 'USD' },
    };
    const quantity = { value: '5', unitCode: 'PCE' };
    const charges = { incoterm: 'FOB', freight: { amount: '250.01', currency: 'USD' } };
    const { data } = await visitor.POST('/api/v1/assessments', {
      body: { ...car, ...charges, more: [{ ...laptop, quantity }], insurance: { amount: '0', currency: 'USD' } },
    });
    expect(data?.refusals).toEqual([]);
    expect(data?.assessment?.lines).toHaveLength(2);
    const rate = Number(data?.assessment?.rates['USD']);
    expect(Number(data?.assessment?.value)).toBeCloseTo((20_000 + 5_000.5 + 250.01) * rate, 3);
  });

  test('never takes a code that is not in the lists for one that has no preference', async () => {
    const { data } = await visitor.POST('/api/v1/assessments', { body: { ...car, originCountryCode: 'ZZ' } });
    expect(data?.totalPayable).toBeNull();
    expect(data?.refusals.map(({ pointer }) => pointer)).toContain('/goodsItems/0/origin/countryCode');
  });

  test('names what a question leaves out that the figures hang on', async () => {
    const { data } = await visitor.POST('/api/v1/assessments', { body: {} });
    expect(data?.totalPayable).toBeNull();
    const families = new Set(data?.refusals.map(({ code }) => code.split('-')[0]));
    expect(families).toEqual(new Set(['VAL', 'ORG', 'HS']));
  });

  test('goes by the law of the day asked for, and by what was known at the moment asked for', async () => {
    const next = await visitor.POST('/api/v1/assessments', { body: { ...car, on: '2026-03-02' } });
    expect(next.data?.on).toBe('2026-03-02');
    const then = await visitor.POST('/api/v1/assessments', { body: { ...car, knownAt: '2025-01-01T00:00:00Z' } });
    // The lines of the tariff became known at the end of 2025: before, no code was there to be found.
    expect(then.data?.knownAt).toBe('2025-01-01T00:00:00Z');
    expect(then.data?.refusals.map(({ code }) => code)).toContain('HS-002');
    const ahead = await visitor.POST('/api/v1/assessments', { body: { ...car, knownAt: '2027-01-01T00:00:00Z' } });
    expect(ahead.response.status).toBe(400);
  });

  test('refuses goods that stand beside a declaration', async () => {
    const { error, response } = await visitor.POST('/api/v1/assessments', {
      body: { declaration: twoLines, commodityCode: CAR },
    });
    expect(response.status).toBe(422);
    expect(error?.errors?.map(({ code, pointer }) => [code, pointer])).toEqual([['FMT-005', '/commodityCode']]);
  });
});

describe('what if', () => {
  test('another origin, agreement, code, term and day stand side by side, with the differences', async () => {
    const { data } = await visitor.POST('/api/v1/assessments/comparisons', {
      body: {
        ...car,
        variations: [
          { originCountryCode: 'DE', tariffTreatment: 'EVFTA' },
          { originCountryCode: 'KP' },
          { commodityCode: '87032364' },
          { incoterm: 'FOB', freight: { amount: '1000', currency: 'USD' } },
          { on: '2027-06-01', tariffTreatment: 'EVFTA' },
        ],
      },
    });
    const [base, agreement, ...others] = data?.answers ?? [];
    expect(data?.answers).toHaveLength(6);
    expect(base?.variation).toBeNull();
    expect(agreement?.refusals).toEqual([]);
    expect(BigInt(agreement?.totalPayable ?? 0) < BigInt(base?.totalPayable ?? 0)).toBe(true);
    const duty = data?.rows.find(({ line, taxType }) => line === 1 && taxType === 'CUD');
    expect(duty?.figures.slice(0, 2).map((figure) => [figure?.measure, figure?.rate])).toEqual([
      ['MFN', '50%'],
      ['EVFTA', '28%'],
    ]);
    expect(duty?.differs).toBe(true);
    const payable = data?.rows.at(-1);
    expect(payable?.taxType).toBe('PAYABLE');
    expect(payable?.differences[1]).toBe(
      (BigInt(agreement?.totalPayable ?? 0) - BigInt(base?.totalPayable ?? 0)).toString(),
    );
    // An answer that cannot be given leaves its column empty and says why.
    for (const [index, answer] of others.entries())
      if (answer.totalPayable === null) {
        expect(answer.refusals).not.toEqual([]);
        expect(payable?.figures[index + 2]).toBeNull();
      }
  });

  test('a variation may be of one line of a declaration only', async () => {
    const { data } = await visitor.POST('/api/v1/assessments/comparisons', {
      body: { declaration: twoLines, variations: [{ line: 1, tariffTreatment: '' }] },
    });
    const changed = data?.rows.filter(({ differs }) => differs).map(({ line, taxType }) => `${line} ${taxType}`);
    expect(changed).toContain('1 CUD');
    expect(changed?.some((name) => name.startsWith('2 '))).toBe(false);
  });

  test('no more than five variations at a time', async () => {
    const { response } = await visitor.POST('/api/v1/assessments/comparisons', {
      body: { ...car, variations: Array.from({ length: 6 }, () => ({ originCountryCode: 'JP' })) },
    });
    expect(response.status).toBe(422);
  });
});

describe('the part of the reference that a browser calculates with', () => {
  const ask = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${program.url}/api/v1/assessments/reference?${query}`, { headers });

  test('holds what was asked for and nothing of other codes', async () => {
    const response = await ask(`codes=${CAR},85183020&on=2026-11-21`);
    const { on, pack } = (await response.json()) as { readonly on: string; readonly pack: CountryPack };
    expect(on).toBe('2026-11-21');
    expect(pack.tariff.lines.map(({ code }) => code)).toEqual(expect.arrayContaining([CAR, '85183020']));
    expect(pack.tariff.lines).toHaveLength(2);
    expect(compileReference(pack).ok).toBe(true);
  });

  test('is sent again only where another one is in force', async () => {
    const etag = (await ask(`codes=${CAR}`)).headers.get('etag') ?? '';
    const again = await ask(`codes=${CAR}`, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask(`codes=85183020`, { 'if-none-match': etag })).status).toBe(200);
  });

  test('is no way to the whole tariff', async () => {
    const codes = Array.from({ length: 51 }, (_, index) => String(10_000_000 + index)).join();
    expect((await ask(`codes=${codes}`)).status).toBe(422);
    expect((await ask('codes=87')).status).toBe(422);
    // A heading is known by its name, and brings none of its lines.
    const slice = (await (await ask('codes=8703')).json()) as { readonly pack: CountryPack };
    expect(slice.pack.tariff.headings.map(({ code }) => code)).toEqual(['8703']);
    expect(slice.pack.tariff.lines).toEqual([]);
  });
});

describe('haidang explain', () => {
  const run = promisify(execFile);
  const explain = async (...options: readonly string[]) => {
    const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
    const key = program.key('demo trader');
    return run(process.execPath, [main, 'explain', number, '--url', program.url, '--key', key, ...options]);
  };

  test.each(['vi', 'en'] as const)('tells each figure of a registered declaration (%s)', async (language) => {
    const { stdout } = await explain('--lang', language);
    const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    for (const row of data?.taxTable ?? []) {
      expect(stdout).toContain(row.label[language]);
      expect(stdout).toContain(row.value);
    }
  });

  test('lays what if beside it, with what differs marked', async () => {
    const { stdout } = await explain('--what-if', 'line=1,regime=', '--what-if', 'line=2,regime=EVFTA');
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/as declared\s+line=1,regime=\s+line=2,regime=EVFTA/);
    expect(lines.find((line) => line.startsWith('1 · Import duty'))).toMatch(/^1 · Import duty \* .*0% = 0 /);
    expect(lines.find((line) => line.startsWith('Total payable *'))).toBeDefined();
    const { stdout: json } = await explain('--what-if', 'origin=JP', '--json');
    expect(JSON.parse(json).answers).toHaveLength(2);
  });

  test('writes it as PDF', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'haidang-explain-'));
    const file = path.join(folder, 'explanation.pdf');
    await explain('--pdf', file, '--lang', 'vi');
    expect(pdfText(await readFile(file))).toContain('Cách tính thuế');
    await rm(folder, { recursive: true });
  });

  test('names the word it does not understand', async () => {
    await expect(explain('--what-if', 'orogin=JP')).rejects.toThrow('"orogin=JP" is not understood');
  });
});

describe('the calculation on paper', () => {
  const amounts = (language: 'vi' | 'en', text: string): string =>
    language === 'vi' ? text.replaceAll('.', '\u0000').replaceAll(',', '.').replaceAll('\u0000', ',') : text;
  const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

  test.each(['vi', 'en'] as const)(
    'holds every figure of a registered declaration, letters intact (%s)',
    async (lang) => {
      const address = `${program.url}/api/v1/declarations/${number}/explanation.pdf?lang=${lang}`;
      const response = await fetch(address, { headers: { authorization: `Bearer ${program.key('demo trader')}` } });
      const pdf = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const text = pdfText(pdf);
      expect(text).not.toContain('\ufffd');
      expect(text).toContain(number);
      const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
      const flat = text.replaceAll(/\s+/g, '');
      for (const { label, value } of data?.taxTable ?? []) {
        expect(flat).toContain(label[lang].replaceAll(/\s+/g, ''));
        const [whole = '', fraction] = value.split('.');
        expect(flat).toContain(amounts(lang, grouped(whole) + (fraction === undefined ? '' : `.${fraction}`)));
      }
      expect(flat).toContain(lang === 'vi' ? 'Tổngphảinộp' : 'Totalpayable');
    },
  );

  test('is for those who may read the declaration', async () => {
    const address = `${program.url}/api/v1/declarations/${number}/explanation.pdf`;
    expect((await fetch(address)).status).toBe(401);
    const other = await signIn(program.url, 'other.trader');
    expect(
      (
        await clientOf(program.url, other).GET('/api/v1/declarations/{number}/explanation.pdf', {
          params: { path: { number } },
        })
      ).response.status,
    ).toBe(404);
    const officer = await signIn(program.url, 'leader');
    const read = await clientOf(program.url, officer).GET('/api/v1/declarations/{number}/explanation.pdf', {
      params: { path: { number } },
      parseAs: 'arrayBuffer',
    });
    expect(read.response.status).toBe(200);
  });

  test('of a question says that nothing was registered; without figures there is no paper', async () => {
    const ask = (body: object, lang: string) =>
      fetch(`${program.url}/api/v1/assessments/print?lang=${lang}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const vi = pdfText(Buffer.from(await (await ask(car, 'vi')).arrayBuffer()));
    expect(vi).toContain('Để tham khảo: chưa có tờ khai nào được đăng ký.');
    expect(vi).toContain('769.891.000 VND');
    const en = pdfText(Buffer.from(await (await ask(car, 'en')).arrayBuffer()));
    expect(en).toContain('769,891,000 VND');
    const refused = await ask({ ...car, incoterm: 'FOB' }, 'vi');
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });

  test('carries nobody’s text as markup', async () => {
    const declaration = {
      ...twoLines,
      goodsItems: twoLines.goodsItems.map((item) => ({ ...item, description: '#panic()' })),
    };
    const response = await fetch(`${program.url}/api/v1/assessments/print`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ declaration }),
    });
    expect(response.status).toBe(200);
  });
});
