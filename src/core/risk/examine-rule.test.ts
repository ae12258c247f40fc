import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examineRule } from './examine-rule.ts';
import { readRuleSet } from './read-rule-set.ts';
import { RULE_STEPS_MAX } from './rule-cost.ts';
import { runRuleTests } from './rule-tests.ts';
import type { Rule } from './rule.ts';

const FILE = 'country/vn/risk/rules.json';

const RULE: Rule = {
  id: 'CHEAP-CARS',
  version: 1,
  name: { vi: 'Xe rẻ', en: 'Cheap cars' },
  scope: 'line',
  when: "line.hs4 == '8703' && has(line.unitValueVnd) && line.unitValueVnd < 100000000.0",
  effect: { channel: 'red', inspection: 'partial', depthPercent: 20 },
  binding: 'mandatory',
  legalBasis: 'Điều 1',
  owner: 'RM',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity: 'internal',
  tests: [
    { name: 'a cheap car', facts: { 'line.code': '87032341', 'line.unitValueVnd': 50_000_000 }, hits: true },
    { name: 'a car without a price', facts: { 'line.code': '87032341' }, hits: false },
    { name: 'beer', facts: { 'line.hs4': '2203', 'line.unitValueVnd': 10 }, hits: false },
  ],
};
const problems = (changes: Partial<Rule>) => examineRule({ ...RULE, ...changes }).problems;

describe('a rule at entry', () => {
  it('passes with its examples, a cost and what it is looked up by', () => {
    const { problems: none, warnings, tests, cost } = examineRule(RULE);
    expect({ none, warnings }).toEqual({ none: [], warnings: [] });
    expect(tests.map(({ passed }) => passed)).toEqual([true, true, true]);
    expect(cost?.indexedBy).toEqual(['line.hs4']);
    expect(cost?.steps).toBeLessThan(2_000);
    expect(cost?.words.vi).toContain('line.hs4');
  });

  it('is refused for an example that comes out otherwise, in words', () => {
    const tests = [{ name: 'dear car', facts: { 'line.hs4': '8703', 'line.unitValueVnd': 9e8 }, hits: true }];
    expect(problems({ tests })).toEqual([
      {
        code: 'tests',
        pointer: '/tests/0',
        message: {
          vi: 'Ví dụ “dear car”: Quy tắc phải đúng ở ví dụ này nhưng lại sai',
          en: 'Example “dear car”: The rule should hit here but does not',
        },
      },
    ]);
  });

  it('says which fact an example would have to give for the rule to be evaluated', () => {
    const when = 'line.netMassKg > 5.0';
    const [outcome] = runRuleTests({ when, scope: 'line', tests: [{ name: 'x', facts: {}, hits: true }] });
    expect(outcome?.words?.en).toContain('line.netMassKg');
    expect(outcome?.words?.vi).toContain('Trọng lượng tịnh');
  });

  it.each([
    ['line.colour', 'red', 'There is no fact “line.colour”'],
    ['line.valueVnd', 1.5, 'The fact “line.valueVnd” has to be a whole number'],
    ['line.documents', 'INV', 'The fact “line.documents” has to be a list of texts'],
    ['trader.aeo', 'true', 'The fact “trader.aeo” has to be true or false'],
  ])('is refused for an example that gives %s as %j', (path, value, words) => {
    expect(problems({ tests: [{ name: 'x', facts: { [path]: value }, hits: false }] })[0]?.message.en).toContain(words);
  });

  it.each([
    ['a depth without a partial inspection', { effect: { channel: 'red', inspection: 'full', depthPercent: 5 } }],
    ['a watching rule that inspects', { effect: { channel: 'green', inspection: 'documents' } }],
    ['a watching rule that refers', { effect: { channel: 'green', referTo: ['MOH'] } }],
    ['a yellow rule that opens the goods', { effect: { channel: 'yellow', inspection: 'full' } }],
    ['an end before its beginning', { validTo: '2025-12-31' }],
    ['a day that is not in the calendar', { validFrom: '2026-02-30' }],
    ['an expression that cannot be read', { when: 'line.hs4 ==' }],
  ] satisfies readonly (readonly [string, Partial<Rule>])[])('is refused for %s', (_, changes) => {
    expect(problems(changes)).toHaveLength(1);
  });

  it('is refused where lists nest so deep that one declaration could hold up others', () => {
    const nested = 'lines.exists(l, lines.exists(m, l.code == m.code && l.valueVnd > m.valueVnd))';
    const tests: Rule['tests'] = [];
    expect(problems({ scope: 'declaration', when: nested, tests })).toEqual([]);
    const [problem] = problems({ when: nested, tests });
    expect(problem?.message.en).toContain(String(RULE_STEPS_MAX));
  });

  it('is told when nothing helps to look it up, and when no example goes with it', () => {
    const { warnings } = examineRule({ ...RULE, when: 'line.descriptionFit < 0.1', tests: [] });
    expect(warnings.map(({ pointer }) => pointer)).toEqual(['/when', '/tests']);
    const confined = examineRule({ ...RULE, when: 'line.descriptionFit < 0.1', offices: ['02CI'] });
    expect(confined.warnings).toEqual([]);
  });

  it('of the country passes', () => {
    const text = readFileSync(FILE, 'utf8');
    expect(readRuleSet(text, FILE)).toMatchObject({ ok: true });
    const watching = text.replace('"channel": "yellow",', '"channel": "green",');
    const read = readRuleSet(watching, FILE);
    expect(read.ok ? [] : read.error).toMatchObject([{ field: 'effect/documents', place: { file: FILE } }]);
  });
});
