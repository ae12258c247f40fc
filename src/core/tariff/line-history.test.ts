import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, finish, plainDate, type PlainDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { measure, percent, tariffLine } from '#tests/support/patched-reference';
import { changeCalendar, changesIn } from './change-calendar.ts';
import { lineHistory } from './line-history.ts';
import { nodesOfLines } from './nomenclature.ts';
import type { TariffLine } from './tariff.ts';

const START = plainDate('2026-01-01');
const beer = (rate: string, validFrom: PlainDate, validTo: PlainDate | null): TariffLine =>
  tariffLine('22030011', {
    validFrom,
    validTo,
    measures: { excise: [measure('excise', 'EXC-BEER', '2203', percent(rate))] },
  });

describe('the history of a line', () => {
  test('stretches that say the same are one, and the others follow each other day by day', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('65', '70', '75')), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lengths, (parts) => {
        let from = START;
        const lines = parts.map(([days, rate], index) => {
          const validTo = index === parts.length - 1 ? null : addDays(from, days - 1);
          const line = beer(rate, from, validTo);
          if (validTo !== null) from = addDays(validTo, 1);
          return line;
        });
        const history = lineHistory(lines);
        expect(history[0]?.line.validFrom).toBe(START);
        expect(history.at(-1)?.line.validTo).toBe(null);
        for (const [index, { line, changes, begins, ends }] of history.entries()) {
          expect([begins, ends]).toEqual([index === 0, false]);
          const before = history[index - 1]?.line;
          if (before === undefined) continue;
          expect(before.validTo).toBe(addDays(line.validFrom, -1));
          expect(changes.map(({ before: was, after: is }) => [was?.rate.text, is?.rate.text])).toEqual([
            [before.measures.excise[0]?.rate.text, line.measures.excise[0]?.rate.text],
          ]);
        }
      }),
    );
  });

  test('a code that had no line for a while began twice and ended once', () => {
    const history = lineHistory([
      beer('65', START, plainDate('2026-03-31')),
      beer('65', plainDate('2026-06-01'), null),
    ]);
    expect(history.map(({ begins, ends }) => [begins, ends])).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  test('every line of the country has stretches that never overlap and leave no day out', () => {
    const { tariff } = vietnamReference();
    for (const code of tariff.codes) {
      const history = lineHistory(tariff.historyOf(code));
      for (const [index, { line, changes }] of history.entries()) {
        const next = history[index + 1];
        if (next !== undefined) expect(line.validTo).toBe(addDays(next.line.validFrom, -1));
        if (index > 0) expect(changes.length, code).toBeGreaterThan(0);
      }
    }
  });
});

describe('what changes when', () => {
  const { tariff } = vietnamReference();
  const calendar = finish(changeCalendar(tariff));
  const newYear = { from: plainDate('2027-01-01'), to: plainDate('2027-01-01') };

  test('the end of the reduced VAT is one change for thousands of lines', () => {
    const vat = changesIn(calendar, newYear).filter(({ type, kind }) => type === 'vat' && kind === 'changed');
    expect(vat.map(({ before, after }) => [before?.rate.text, after?.rate.text])).toEqual([['8', '10']]);
    expect(vat[0]?.codes.length).toBeGreaterThan(9_000);
  });

  test('within a node there are only changes of its lines', () => {
    const beerOnly = changesIn(calendar, { ...newYear, within: '2203' });
    expect(beerOnly.find(({ type }) => type === 'excise')?.after?.rate.text).toBe('70');
    for (const { codes } of beerOnly) for (const code of codes) expect(code.slice(0, 4)).toBe('2203');
  });

  test('the nodes named hold exactly the lines of the change', () => {
    for (const { codes } of changesIn(calendar, { from: START, to: plainDate('2031-12-31') })) {
      const nodes = nodesOfLines(codes, tariff.codes);
      const held = tariff.codes.filter((code) => nodes.some((node) => code.startsWith(node)));
      expect(held).toEqual(codes);
    }
  });

  test('each change is on a day between two stretches of each of its lines', () => {
    const days = new Map(
      tariff.codes.map((code) => [code, new Set(tariff.historyOf(code).map((line) => line.validFrom))]),
    );
    for (const { day, codes } of calendar)
      for (const code of codes) expect(days.get(code)?.has(day), `${code} ${day}`).toBe(true);
  });
});
