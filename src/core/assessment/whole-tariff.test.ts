import { expect, test } from 'vitest';
import { examineDeclaration } from '#core/assessment';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const reference = vietnamReference();

/** Why a line of the tariff may not be assessed at its MFN rate from a bare line of goods. Anything else is a gap. */
const REASONS: ReadonlySet<string> = new Set([
  'TAX-001', // a tariff quota
  'TAX-004', // Chapter 98: rules outside the table
  'TAX-006', // a tax by the litre on goods counted in kilograms
  'TAX-007', // excise that hangs on a characteristic
  'TAX-009', // environment tax without an amount
  'TAX-015', // Chapter 98: VAT of the line of origin
]);

test('every line of the tariff is assessed, or refused with a reason', () => {
  let assessed = 0;
  const gaps: string[] = [];
  for (const { code } of reference.tariff.chapters) {
    for (const line of reference.tariff.search(code, SAMPLE_DAY, reference.tariff.lineCount)) {
      if (!line.code.startsWith(code)) continue;
      const quantity = { value: '10', unitCode: line.unitCodes[0] ?? 'KGM' };
      const { unitPriceAmount: _, ...item } = sampleItem({ commodityCode: line.code, tariffQuantity: quantity });
      const { refusals, assessment } = examineDeclaration(sampleImport([item]), reference, SAMPLE_DAY);
      if (assessment !== undefined) assessed += 1;
      else gaps.push(...refusals.filter((one) => !REASONS.has(one.code)).map((one) => `${line.code} ${one.code}`));
    }
  }
  expect(gaps).toEqual([]);
  expect(assessed).toBeGreaterThan(0.85 * reference.tariff.lineCount);
});
