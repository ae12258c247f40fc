import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { explainQuestion, type Assessment } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import { canonicalJson, plainDate, type PlainDate } from '#core/kernel';
import { compileReference, slicePack, type Reference } from '#core/reference';
import { vietnamPack, vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const folder = path.resolve(import.meta.dirname, '../../../examples');
const read = (name: string, file: string): unknown => JSON.parse(readFileSync(path.join(folder, name, file), 'utf8'));
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const whole = vietnamReference();

function slicedReference(declaration: Declaration, on: PlainDate): Reference {
  const codes = declaration.goodsItems.flatMap(({ commodityCode }) => commodityCode ?? []);
  const reference = compileReference(slicePack(vietnamPack(), { codes, on }));
  if (!reference.ok) throw new Error(reference.error[0]?.message);
  return reference.value;
}

const answer = (declaration: Declaration, reference: Reference, on: PlainDate): string =>
  canonicalJson(explainQuestion({ declaration, reference, on }));

test.each(names)('a slice answers as the whole country does, to the byte: %s', (name) => {
  // The examples are checked against the model where they are published.
  const declaration = read(name, 'declaration.json') as Declaration;
  const on = plainDate((read(name, 'assessment.json') as Assessment).on);
  expect(answer(declaration, slicedReference(declaration, on), on)).toBe(answer(declaration, whole, on));
});

test('a slice refuses as the whole country does', () => {
  const wrong = sampleImport([
    sampleItem({
      origin: { countryCode: 'ZZ' },
      dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'VJEPA' }],
      tariffQuantity: { value: '1', unitCode: 'XXX' },
    }),
    sampleItem({ sequence: 2, commodityCode: '87032363' }),
    sampleItem({ sequence: 3, commodityCode: '99999999' }),
  ]);
  expect(answer(wrong, slicedReference(wrong, SAMPLE_DAY), SAMPLE_DAY)).toBe(answer(wrong, whole, SAMPLE_DAY));
});

test('of a code that was not asked for, a slice knows nothing', () => {
  const reference = slicedReference(sampleImport(), SAMPLE_DAY);
  expect(reference.tariff.lineCount).toBe(1);
  expect(reference.tariff.lineOn('87032363', SAMPLE_DAY)).toBeUndefined();
});

test('a slice says nothing of the prices that customs doubts', () => {
  const laptops = sampleImport([sampleItem({ commodityCode: '84713020' })]);
  expect(whole.priceControl.pricesOn('84713020', SAMPLE_DAY)).not.toEqual([]);
  expect(slicedReference(laptops, SAMPLE_DAY).priceControl.pricesOn('84713020', SAMPLE_DAY)).toEqual([]);
});
