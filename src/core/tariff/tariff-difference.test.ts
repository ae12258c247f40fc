import { describe, expect, test } from 'vitest';
import { compileReference } from '#core/reference';
import { finish, plainDate } from '#core/kernel';
import { vietnamPack, vietnamReference } from '#tests/support/reference';
import { tariffDifference } from './tariff-difference.ts';
import type { Tariff } from './tariff.ts';
import type { TariffLineRecord } from './tariff-records.ts';

const { tariff } = vietnamReference();
function changed(change: (line: TariffLineRecord) => readonly TariffLineRecord[]): Tariff {
  const pack = vietnamPack();
  const compiled = compileReference({ ...pack, tariff: { ...pack.tariff, lines: pack.tariff.lines.flatMap(change) } });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error[0]));
  return compiled.value.tariff;
}
const dearer = changed((line) => [line.code === '10059010' ? { ...line, mfn: '31' } : line]);

const difference = (...parts: Parameters<typeof tariffDifference>) => finish(tariffDifference(...parts));

describe('what a publication says otherwise', () => {
  test('nothing, where it says the same', () => {
    expect(difference(tariff, tariff, ['10', '2203'])).toEqual([]);
  });

  test('a corrected rate, with the first day it holds, and once though the line has several stretches', () => {
    const told = difference(tariff, dearer, ['1005']);
    expect(
      told.map(({ day, type, kind, before, after, codes }) => [
        day,
        type,
        kind,
        before?.rate.text,
        after?.rate.text,
        codes,
      ]),
    ).toEqual([[plainDate('2026-01-01'), 'mfn', 'changed', '30', '31', ['10059010']]]);
  });

  test('nothing of lines that nobody asks about', () => {
    expect(difference(tariff, dearer, ['1006', '84'])).toEqual([]);
  });

  test('a line that is gone has ended, and one that came has begun', () => {
    const without = changed((line) => (line.code === '10059010' ? [] : [line]));
    expect(difference(tariff, without, ['10']).map(({ type, kind }) => [type, kind])).toEqual([['line', 'ended']]);
    expect(difference(without, tariff, ['10']).map(({ type, kind }) => [type, kind])).toEqual([['line', 'began']]);
  });
});
