import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '#core/kernel';
import { measure, percent, tariffLine } from '#tests/support/patched-reference';
import { measureChanges } from './measure-changes.ts';
import type { LineMeasures, Measure } from './measure.ts';

const CODE = '22030011';
const line = (measures: Partial<LineMeasures>): LineMeasures => tariffLine(CODE, { measures }).measures;
const vat = (id: string, rate: string, claimed = false): Measure =>
  measure('vat', id, CODE, percent(rate), { conditions: claimed ? [{ kind: 'claim' }] : [] });
const told = (before: LineMeasures, after: LineMeasures) =>
  measureChanges(before, after).map((change) => [
    change.type,
    change.before?.rate.text ?? null,
    change.after?.rate.text ?? null,
  ]);

describe('what is different between two stretches', () => {
  test('a rate that changes under one id is one change', () => {
    const beer = (rate: string) => line({ excise: [measure('excise', 'EXC-BEER', '2203', percent(rate))] });
    expect(told(beer('65'), beer('70'))).toEqual([['excise', '65', '70']]);
  });

  test('a treatment that takes the place of another is one change; one that was claimed and is gone has ended', () => {
    const before = line({ vat: [vat('VAT8', '8'), vat('VAT5', '5', true)] });
    expect(told(before, line({ vat: [vat('VAT10', '10'), vat('VAT5', '5', true)] }))).toEqual([['vat', '8', '10']]);
    expect(told(before, line({ vat: [vat('VAT8', '8')] }))).toEqual([['vat', '5', null]]);
  });

  test('a duty against one country does not take the place of one against another', () => {
    const against = (country: string) =>
      line({
        remedies: [
          measure('anti-dumping', `AD-${country}`, CODE, percent('20'), {
            origins: { countries: [country], excluded: [] },
          }),
        ],
      });
    expect(told(against('CN'), against('KR'))).toEqual([
      ['anti-dumping', '20', null],
      ['anti-dumping', null, '20'],
    ]);
  });

  test('days and the node that carries a measure are no part of what it says', () => {
    const beer = (facts: Partial<Measure>) => line({ excise: [measure('excise', 'E', '2203', percent('65'), facts)] });
    expect(told(beer({}), beer({ validFrom: plainDate('2027-01-01'), nodeDigits: 2 }))).toEqual([]);
  });

  test('nothing differs from itself, and what began one way ended the other', () => {
    const some = fc
      .uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('5', '10', '20')), {
        selector: ([id]) => id,
      })
      .map((all) => line({ excise: all.map(([id, rate]) => measure('excise', id, CODE, percent(rate))) }));
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(told(a, a)).toEqual([]);
        const forth = told(a, b);
        const back = told(b, a).map(([type, before, after]) => [type, after, before]);
        expect(back.filter(([, x, y]) => x === null || y === null).length).toBe(
          forth.filter(([, x, y]) => x === null || y === null).length,
        );
        // What is left of `a` after all that is told is `b`.
        const rates = (measures: LineMeasures) => measures.excise.map(({ rate }) => rate.text).toSorted();
        const left = rates(a);
        for (const [, before, after] of forth) {
          if (before !== null) left.splice(left.indexOf(before ?? ''), 1);
          if (after !== null) left.push(after ?? '');
        }
        const without = (texts: readonly string[]) => [...texts].toSorted();
        expect(without(left)).toEqual(rates(b));
      }),
    );
  });
});
