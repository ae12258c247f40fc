import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyRiskFacts } from '#tests/support/any-risk-facts';
import { compileExpression, evaluateAll } from './cel-compile.ts';
import { EvaluationFailure } from './cel-node.ts';
import { factDescriptions } from './fact-model.ts';
import { NO_LINE, type RiskFacts } from './risk-facts.ts';
import { describeRule, expressionOf, type RowOperator, type RuleRow } from './rule-rows.ts';

/** Seconds on an idle machine, more on a busy one. */
const BUSY_MS_MAX = 60_000;

const FACTS = factDescriptions();
const texts = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("'", '\\', '"', 'xe\tô tô\n', 'CN', '8703'));
const wholes = fc.oneof(fc.constantFrom(0, -5, 7, 5_000_000_000), fc.integer());
const measures = fc.oneof(fc.constantFrom(0, 2.5, -3, 1e21, 1e-7), fc.double({ noNaN: true, noDefaultInfinity: true }));
const values = { string: texts, 'list<string>': texts, int: wholes, double: measures, bool: texts } as const;

const ORDER = ['==', '!=', '<', '<=', '>', '>='] as const;
const PARTS = ['contains', 'notContains', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith'] as const;
const OPERATORS: Readonly<Record<string, readonly RowOperator[]>> = {
  string: [...ORDER, ...PARTS, 'in', 'notIn'],
  int: [...ORDER, 'in', 'notIn'],
  double: [...ORDER, 'in', 'notIn'],
  'list<string>': ['contains', 'notContains'],
  bool: ['is', 'isNot'],
};

const anyRow: fc.Arbitrary<RuleRow> = fc.constantFrom(...FACTS).chain(({ path, type, optional }) =>
  fc
    .constantFrom(...(OPERATORS[type] ?? []), ...(optional ? (['known', 'unknown'] as const) : []))
    .chain((operator) => {
      const [min, max] = operator === 'in' || operator === 'notIn' ? [1, 4] : valueless(operator) ? [0, 0] : [1, 1];
      return fc
        .array<string | number>(values[type], { minLength: min, maxLength: max })
        .map((given) => ({ fact: path, operator, values: given.map((value) => (value === 0 ? 0 : value)) }));
    }),
);
const valueless = (operator: RowOperator): boolean => ['is', 'isNot', 'known', 'unknown'].includes(operator);

it(
  'a table becomes an expression that the language takes, and comes back as it was',
  () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
        const when = expressionOf(rows);
        expect(compileExpression(when, 'line'), when).toMatchObject({ ok: true });
        expect(describeRule(when, 'line'), when).toEqual(rows);
      }),
      { numRuns: 1_500, seed: 20_260_120 },
    );
  },
  BUSY_MS_MAX,
);

const WRITTEN = [
  "line.hs4 in ['8703', '8704'] && (trader.findings > 4 && 1000 < line.valueVnd)",
  "!('LIC' in line.documents) && !line.policyControlled && has(line.netMassKg) && line.netMassKg >= -2.5",
  "line.description.contains('da qua su dung') && !(line.code.startsWith('87')) && declaration.type != 'A12'",
  'trader.complianceLevel in [4, 5] && !(trader.complianceLevel in [5]) && !has(line.valueVnd)',
];

it.each(WRITTEN)(
  '%s means the same when it comes back from its table',
  (when) => {
    const rows = describeRule(when, 'line');
    if (!rows) throw new Error('a table can say it');
    fc.assert(
      fc.property(anyRiskFacts, (facts) => {
        expect(outcome(expressionOf(rows), facts)).toEqual(outcome(when, facts));
      }),
      { numRuns: 200, seed: 20_260_121 },
    );
  },
  BUSY_MS_MAX,
);

function outcome(when: string, facts: RiskFacts): boolean | string {
  const compiled = compileExpression(when, 'line');
  if (!compiled.ok) throw new Error(when);
  const { guards, conditions } = compiled.value;
  const found = evaluateAll([...guards, ...conditions], facts, facts.lines[0] ?? NO_LINE);
  return found instanceof EvaluationFailure ? found.subject : found;
}

it.each([
  "line.hs4 == '8703' || line.hs4 == '8704'",
  'lines.exists(l, l.valueVnd > 5)',
  'line.valueVnd + 1 > 5',
  'line.origin != route.loadingCountry',
  "trader.aeo ? true : line.hs4 == '8703'",
  'line.hs4 == ',
])('%s is an expression only', (when) => {
  expect(describeRule(when, 'line')).toBeUndefined();
});
