import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './cel-compile.ts';
import { completionsAt, problemsOf, type KnownValues } from './complete-expression.ts';
import { factDescriptions } from './fact-model.ts';

/** Seconds on an idle machine, more on a busy one. */
const BUSY_MS_MAX = 60_000;

const valuesOf: KnownValues = (fact) =>
  fact === 'line.origin'
    ? [
        { value: 'CN', words: { vi: 'Trung Quốc', en: 'China' } },
        { value: 'KR', words: { vi: 'Hàn Quốc', en: 'Korea' } },
      ]
    : [];

/** The cursor stands at `¦`. */
function at(text: string, scope: 'line' | 'declaration' = 'line') {
  const cursor = text.indexOf('¦');
  const expression = text.replace('¦', '');
  const found = completionsAt(expression, cursor, { scope, valuesOf });
  return { ...found, inserts: found.items.map(({ insert }) => insert) };
}

describe('what may stand at the cursor', () => {
  it('is a group of facts or a function where a condition begins', () => {
    expect(at('¦').inserts).toEqual(expect.arrayContaining(['declaration', 'line', 'trader', 'has(']));
    expect(at("line.hs4 == '8703' && tr¦").inserts).toEqual(['trader', 'true']);
    expect(at('¦', 'declaration').inserts).not.toContain('line');
  });

  it('is a fact after its group, with its type and what it means', () => {
    const { items, from } = at('line.net¦ > 5');
    expect(from).toBe('line.'.length);
    expect(items).toEqual([
      {
        insert: 'netMassKg',
        kind: 'fact',
        type: 'double',
        words: {
          vi: 'Trọng lượng tịnh, kg — số đo, có thể thiếu',
          en: 'Net mass in kg — a measure, may be absent',
        },
      },
    ]);
    expect(at('line.¦', 'declaration').inserts).toEqual([]);
  });

  it('is a fact of a line for a name bound over the lines', () => {
    expect(at('lines.exists(l, l.hs¦)', 'declaration').inserts).toEqual(['hs2', 'hs4', 'hs6']);
    expect(at('lines.ex¦').inserts).toEqual(['exists(', 'exists_one(']);
    expect(at("lines.exists(l, l.origin == 'C¦", 'declaration').inserts).toEqual(['CN']);
  });

  it('is an operator that the fact before it takes', () => {
    expect(at('line.hs4 ¦').inserts).toEqual(['==', '!=', 'in [']);
    expect(at('trader.findings ¦').inserts).toEqual(['==', '!=', '<', '<=', '>', '>=', 'in [']);
    expect(at('trader.aeo ¦').inserts).toEqual(['&&', '||']);
    expect(at("line.hs4 == '8703' ¦").inserts).toEqual(['&&', '||']);
    expect(at('line.description.¦').inserts).toContain('contains(');
  });

  it('is a known value within quotes, found by its code or its name', () => {
    expect(at("line.origin == '¦").inserts).toEqual(['CN', 'KR']);
    expect(at("line.origin == '¦'").inserts).toEqual(['CN', 'KR']);
    expect(at("line.origin in ['CN', 'K¦']").inserts).toEqual(['KR']);
    expect(at("line.origin == 'hàn¦'").inserts).toEqual(['KR']);
    expect(at("'¦' in line.origin").inserts).toEqual(['CN', 'KR']);
    expect(at("line.hs4 == '¦").inserts).toEqual([]);
  });

  it(
    'never leads outside the language, wherever the cursor stands in whatever text',
    () => {
      const names = new Set(factDescriptions().map(({ path }) => path.split('.')[1]));
      const pieces = ['line.', 'lines.exists(l, ', 'l.', "'", ' ', '&&', '==', 'trader.', 'f', '(', ')', 'in [', 'ô'];
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...pieces)), fc.nat(), (parts, seed) => {
          const text = parts.join('');
          const cursor = seed % (text.length + 1);
          const { from, to, items } = completionsAt(text, cursor, { scope: 'line', valuesOf });
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBe(cursor);
          for (const { kind, insert } of items) if (kind === 'fact') expect(names).toContain(insert);
        }),
        { numRuns: 1_000, seed: 20_260_130 },
      );
    },
    BUSY_MS_MAX,
  );
});

describe('the problems of an expression', () => {
  it('are told with their places, in the order in which they stand', () => {
    const text = "line.hs9 == '1' && trader.age > 3";
    const problems = problemsOf(text, 'line');
    expect(problems.map(({ code, offset, end }) => [code, text.slice(offset, end)])).toEqual([
      ['CEL-003', expect.stringContaining('hs9')],
      ['CEL-003', expect.stringContaining('age')],
    ]);
    expect(problemsOf("line.hs4 == '1'", 'line')).toEqual([]);
  });

  it('are there exactly where the expression does not compile', () => {
    fc.assert(
      fc.property(fc.constantFrom('line.hs4 ==', 'true', 'line.hs4', 'trader.aeo', '1 < 2', 'lines'), (text) => {
        expect(problemsOf(text, 'line').length === 0).toBe(compileExpression(text, 'line').ok);
      }),
      { seed: 20_260_131 },
    );
  });
});
