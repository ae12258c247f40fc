import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examineDeclaration, explainAssessment, taxTable } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import { errorsOf } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

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
