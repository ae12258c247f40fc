import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, decimalText, plainDate, type Decimal } from '#core/kernel';
import { explainPriceDoubt, priceDoubt } from '#core/valuation';
import { patchedReference } from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleItem } from '#tests/support/sample-declarations';

const reference = patchedReference(vietnamReference(), { rates: { USD: '25000' } });
/** Laptops: asked about below 150 USD a piece, by the country's illustrative list. */
const laptops = (value: string, unitCode = 'PCE') =>
  sampleItem({ commodityCode: '84713020', tariffQuantity: { value, unitCode } });
const doubt = (value: Decimal, item = laptops('10'), on = SAMPLE_DAY) => priceDoubt(item, value, reference, on);

describe('a doubt about a price', () => {
  test('arises below the reference for one unit, and not at it', () => {
    expect(doubt(decimal('37500000'))).toBeUndefined();
    const found = doubt(decimal('30000000'));
    expect(
      found && [decimalText(found.unitValue), decimalText(found.lowUnitValue), decimalText(found.percentBelow)],
    ).toEqual(['3000000', '3750000', '20']);
  });
  test('has neither more nor less of it with the size of the shipment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (pieces, unitValue) => {
          const value = decimal(BigInt(pieces) * BigInt(unitValue));
          expect(doubt(value, laptops(String(pieces))) !== undefined).toBe(unitValue < 3_750_000);
        },
      ),
    );
  });
  test('is not raised where nothing is known of the code, the unit or the day', () => {
    const cheap = decimal('1');
    expect(doubt(cheap, sampleItem({ commodityCode: '94036090' }))).toBeUndefined();
    expect(doubt(cheap, laptops('10', 'KGM'))).toBeUndefined();
    expect(doubt(cheap, laptops('0'))).toBeUndefined();
    expect(doubt(cheap, laptops('10'), plainDate('2025-06-01'))).toBeUndefined();
  });
  test('compares units of one kind', () =>
    expect(
      doubt(
        decimal('1000000'),
        sampleItem({ commodityCode: '10059099', tariffQuantity: { value: '1', unitCode: 'TNE' } }),
      )?.percentBelow,
    ).toMatchObject({ units: 733n, scale: 1 }));
  test('is told to officers only', () => {
    const found = doubt(decimal('30000000'));
    expect(found && explainPriceDoubt(found, reference)).toMatchObject({
      audience: 'officer',
      label: { en: 'Line 1: below the reference' },
      value: '20',
      unit: '%',
    });
  });
});
