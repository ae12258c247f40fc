import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trainedOnOf } from './trained-on.ts';

test('what an older training wrote of both languages in one text is told apart', () => {
  const trainedOn =
    '120 tờ khai nhập khẩu đã kiểm tra, đăng ký 2026-08-01 – 2026-09-30 / 120 import declarations that were looked at, registered 2026-08-01 – 2026-09-30';
  expect(trainedOnOf({ trainedOn })).toEqual({
    vi: '120 tờ khai nhập khẩu đã kiểm tra, đăng ký 2026-08-01 – 2026-09-30',
    en: '120 import declarations that were looked at, registered 2026-08-01 – 2026-09-30',
  });
});

test('any other text is told as it stands, in both languages, whatever strokes are in it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const trainedOn = `${one} / ${other}`;
      expect(trainedOnOf({ trainedOn })).toEqual({ vi: trainedOn, en: trainedOn });
    }),
  );
});

test('a pair of texts is given as it is', () => {
  fc.assert(
    fc.property(fc.record({ vi: fc.string(), en: fc.string() }), (trainedOn) => {
      expect(trainedOnOf({ trainedOn })).toEqual(trainedOn);
    }),
  );
});
