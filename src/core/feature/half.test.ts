import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halfRounded, readHalves, writeHalves } from './half.ts';

const halves = fc
  .array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN)), { maxLength: 200 })
  .map((values) => Float32Array.from(values, halfRounded));

test('rows come back from what was recorded exactly as they were scored', () => {
  fc.assert(
    fc.property(halves, (values) => {
      const text = writeHalves(values);
      expect(text).toBe(Buffer.from(new Float16Array(values).buffer).toString('base64'));
      expect([...readHalves(text)]).toEqual([...values]);
    }),
  );
});

test('what is too large for half precision is its largest number, and what is missing stays missing', () => {
  expect(halfRounded(1e9)).toBe(65_504);
  expect(halfRounded(-Infinity)).toBe(-65_504);
  expect(halfRounded(Number.NaN)).toBeNaN();
});

test('rows of a shipment of a thousand lines are one text, as those of one line are', () => {
  const values = Float32Array.from({ length: 39_001 }, (_, at) => halfRounded(at / 7));
  const text = writeHalves(values);
  expect(text).toBe(Buffer.from(new Float16Array(values).buffer).toString('base64'));
  expect(readHalves(text)).toEqual(values);
});

test.each(['AAA=AAA=', 'AAAA AAAA', 'AAAA\n', 'Ä', 'AA=A'])('%j is no row of features', (text) => {
  expect(() => readHalves(text)).toThrow();
});
