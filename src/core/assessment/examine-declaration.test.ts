import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examineDeclaration, explainAssessment, taxTable } from '#core/assessment';
import { FINDINGS_TOLD_MAX, withinTold, type Declaration } from '#core/declaration';
import { errorsOf, type Refusal, type Refusals } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { withoutRepeats } from './examine-declaration.ts';

const reference = vietnamReference();

/** Samples that touch every part of the checks, so that bending one leaf bends a living branch. */
const SAMPLES: readonly Declaration[] = [
  sampleImport(
    [
      sampleItem({
        dutyTaxFees: [
          { typeCode: 'CUD', dutyRegimeCode: 'ACFTA', taxRate: '0' },
          { typeCode: 'VAT', dutyRegimeCode: 'VAT8', exemptionCode: 'X' },
        ],
        additionalDocuments: [{ typeCode: 'CO-E', id: 'E-1', issueDate: '2026-11-01', expirationDate: '2027-11-01' }],
        packagings: [{ quantity: { value: '10' } }],
        customsValuation: { insuranceAmount: { amount: '1' } },
      }),
      sampleItem({
        sequence: 2,
        commodityCode: '87032363',
        tariffQuantity: { value: '10', unitCode: 'PCE' },
        productCharacteristics: [{ typeCode: 'ENGINE_CC', measure: { value: '2498' } }],
      }),
      sampleItem({ sequence: 3, commodityCode: '27101946', tariffQuantity: { value: '10', unitCode: 'LTR' } }),
    ],
    {
      totalPackageQuantity: 30,
      tradeTerms: { conditionCode: 'FOB' },
      customsValuation: {
        methodCode: '6',
        freightChargeAmount: { amount: '10', currency: 'EUR' },
        chargeDeductions: [{ typeCode: 'V', amount: { amount: '2' } }],
      },
      agent: { id: '0100000002', name: 'Đại lý Ví Dụ' },
    },
  ),
  sampleExport(),
];
const ODDITIES: readonly unknown[] = [
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '1e5',
  '99999999999999999999.9999999999',
  '-99999999999999999999.9999999999',
  '0.0000000001',
  '2026-02-30',
  '9999-12-31',
  '\u0000',
  'x'.repeat(600),
  'toString',
  '__proto__',
  'constructor',
  'CN',
  'USD',
  'KGM',
  undefined,
];

const bent = fc
  .record({
    sample: fc.constantFrom(...SAMPLES),
    bends: fc.array(fc.record({ at: fc.nat(), oddity: fc.constantFrom(...ODDITIES) }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ sample, bends }) => {
    const declaration = structuredClone(sample);
    for (const { at, oddity } of bends) bend(declaration, at, oddity);
    return declaration;
  });

test('whatever a declaration holds, it is examined without a throw and every message is complete', () => {
  fc.assert(
    fc.property(bent, (declaration) => {
      const { refusals, assessment } = examineDeclaration(declaration, reference, SAMPLE_DAY);
      expect(assessment === undefined).toBe(errorsOf(refusals).length > 0);
      for (const { code, pointer, label, message, fix } of refusals) {
        expect(pointer === '' || pointer.startsWith('/')).toBe(true);
        for (const text of [label, message, fix]) {
          expect([code, text.vi]).toEqual([code, expect.not.stringMatching(/\{\w+\}|undefined/u)]);
          expect([code, text.en]).toEqual([code, expect.not.stringMatching(/\{\w+\}|undefined/u)]);
        }
      }
      if (assessment === undefined) return;
      explainAssessment(assessment, declaration, reference);
      taxTable(assessment, declaration, reference);
    }),
    { numRuns: 2_000 },
  );
});

const untold = (count: number) => `At least ${count} more findings are not told one by one`;

test('of more findings than anybody can use the rest is counted, and stands in the way where one of them does', () => {
  const documents = Array.from({ length: 99 }, (_, at) => ({ typeCode: 'XX', id: `D${at}` }));
  const items = Array.from({ length: 50 }, (_, at) => sampleItem({ sequence: at + 1, additionalDocuments: documents }));
  const { refusals, assessment } = examineDeclaration(sampleImport(items), reference, SAMPLE_DAY);
  expect(assessment).toBeUndefined();
  expect(refusals).toHaveLength(FINDINGS_TOLD_MAX + 1);
  const last = refusals.at(-1);
  expect(last).toMatchObject({ code: 'DEC-015', pointer: '', severity: 'error' });
  expect(last?.message.en).toBe(untold(50 * 99 + otherFindings(refusals) - FINDINGS_TOLD_MAX));
});

/** Of the header: that lines and totals do not agree. */
const otherFindings = (refusals: Refusals): number =>
  refusals.filter(({ code, pointer }) => code !== 'DEC-015' && !pointer.includes('/additionalDocuments/')).length;

const finding = (pointer: string, severity: Refusal['severity'] = 'error'): Refusal => {
  const words = { vi: pointer, en: pointer };
  return { code: 'VAL-005', pointer, severity, label: words, message: words, fix: words };
};
const many = (count: number, severity: Refusal['severity']): Refusals =>
  Array.from({ length: count }, (_, at) => finding(`/${at}`, severity));

test('what later steps find is counted with the rest, and errors are not lost behind warnings', () => {
  const [few, full] = [FINDINGS_TOLD_MAX - 1, FINDINGS_TOLD_MAX];
  expect(withinTold(many(few, 'warning'), many(1, 'error'))).toHaveLength(full);
  expect(withinTold(many(full, 'warning'), [])).toHaveLength(full);
  const cut = withinTold(many(full, 'warning'), [finding('/a', 'warning'), finding('/b')]);
  expect(cut).toHaveLength(full + 1);
  expect(cut.at(-1)).toMatchObject({ code: 'DEC-015', severity: 'error', message: { en: untold(2) } });
  expect(withinTold(many(few, 'error'), many(2, 'warning')).at(-1)).toMatchObject({ severity: 'warning' });
});

test('later steps repeat nothing of a place that the checks spoke of, of what is in it or around it', () => {
  const places = fc.array(fc.constantFrom('', '/a', '/a/1', '/a/10', '/a/1/b', '/a/1/b/c', '/ab', '/b/', '/b//c'));
  const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);
  fc.assert(
    fc.property(places, places, (checked, later) => {
      const expected = [...new Set(later)].filter(
        (place) => !checked.some((one) => isWithin(one, place) || isWithin(place, one)),
      );
      const told = withoutRepeats(
        later.map((place) => finding(place)),
        checked.map((place) => finding(place)),
      );
      expect(told.map(({ pointer }) => pointer)).toEqual(expected);
    }),
  );
});

/** Members that the schema demands of their object: they may be bent, never taken out. */
const DEMANDED: ReadonlySet<string> = new Set(['amount', 'value', 'typeCode']);

/** Replaces the n-th text of the document, counted round and round; `undefined` takes it out. */
function bend(document: object, at: number, oddity: unknown): void {
  const places: { readonly owner: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (owner: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(owner)) {
      if (typeof value === 'string') places.push({ owner, key });
      else if (typeof value === 'object' && value !== null) walk(value as Record<string, unknown>);
    }
  };
  walk(document as Record<string, unknown>);
  const place = places[at % places.length];
  if (place === undefined) return;
  if (oddity !== undefined) place.owner[place.key] = oddity;
  else if (!DEMANDED.has(place.key)) delete place.owner[place.key];
}
