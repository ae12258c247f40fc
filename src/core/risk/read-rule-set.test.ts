import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { readRuleSet } from './read-rule-set.ts';

const FILE = 'risk/rules.json';
const SEED = readFileSync('country/vn/risk/rules.json', 'utf8');

function problemsOf(text: string) {
  const read = readRuleSet(text, FILE);
  const compiled = read.ok ? compileRules(read.value) : read;
  return compiled.ok ? [] : compiled.error;
}

describe('a rule file', () => {
  it('is read whole when nothing is wrong', () => {
    expect(problemsOf(SEED)).toEqual([]);
  });

  it.each([
    ['a missing comma', '"version": "VN-2026.1",', '"version": "VN-2026.1"', undefined],
    ['an unknown channel', '"channel": "red"', '"channel": "blue"', undefined],
    ['an unknown member', '"owner": "KS"', '"owned": "KS"', undefined],
    ['a day that is not in the calendar', '"validFrom": "2025-07-01"', '"validFrom": "2025-02-30"', 'validFrom'],
    ['a repeated id', '"id": "PERMIT-PLANT"', '"id": "PERMIT-ANIMAL"', 'id'],
  ])('with %s is refused with the line', (_, words, wrong, field) => {
    const text = SEED.replace(words, wrong);
    const line = text.slice(0, text.lastIndexOf(wrong)).split('\n').length;
    const problems = problemsOf(text);
    // Where the text is no JSON at all, reading stops at the next token.
    const named = problems.filter(({ place }) => place.file === FILE && place.line - line <= 1 && place.line >= line);
    expect(named, JSON.stringify(problems)).not.toEqual([]);
    if (field) expect(named).toMatchObject([{ field, place: { line } }]);
  });

  it('with a wrong expression is refused with the line of the rule and the place in the expression', () => {
    const text = SEED.replace("line.hs4 == '8703' && (trader", 'line.hs4 == 8703 && (trader');
    const [problem] = problemsOf(text);
    const start = text.lastIndexOf('{', text.indexOf('"id": "GOODS-CAR"'));
    expect(problem?.place.line).toBe(text.slice(0, start).split('\n').length);
    expect(problem?.message).toMatch(/^GOODS-CAR: CEL-004 Line 1, column 38: /);
  });
});
