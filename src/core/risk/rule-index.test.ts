import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyRiskFacts, pick } from '#tests/support/any-risk-facts';
import { evaluateAll } from './cel-compile.ts';
import { EvaluationFailure } from './cel-node.ts';
import { compileRules, type CompiledRule, type CompiledRules } from './compile-rules.ts';
import { NO_LINE, type RiskFacts } from './risk-facts.ts';
import type { Rule, SelectionPolicy } from './rule.ts';
import { matchRules, select } from './select.ts';

/** Seconds on an idle machine, more on a busy one. */
const BUSY_MS_MAX = 60_000;

const POLICY: SelectionPolicy = {
  randomShare: 0,
  randomRedShare: 0,
  randomInspection: 'scan',
  relief: [],
  legalBasis: 'x',
};

const NUMBERS_ASKED = [
  'trader.findings',
  'trader.ageDays',
  'declaration.containers',
  'history.declarations7Days',
  'declaration.taxVnd',
];
const LINE_NUMBERS_ASKED = ['line.valueVnd', 'line.sequence', 'line.netMassKg', 'line.descriptionFit'];
const FLAGS_ASKED = ['trader.newcomer', 'line.knownGoods', 'line.policyControlled', 'line.belowReferencePrice'];
const OPTIONAL = ['trader.ageDays', 'declaration.taxVnd', 'line.valueVnd', 'line.netMassKg', 'line.knownGoods'];

const order = pick('<', '<=', '>', '>=');
const bound = pick('0', '1', '2', '3', '7', '100', '-5', '0.5', '2.5', '6.99');
const number = pick(...NUMBERS_ASKED, ...LINE_NUMBERS_ASKED);

/** What rules of bounds are made of: a handful of numbers, so that many rules ask for the same. */
const comparison = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(number, order, bound).map(([a, op, b]) => `${a} ${op} ${b}`) },
  { weight: 2, arbitrary: fc.tuple(bound, order, number).map(([a, op, b]) => `${a} ${op} ${b}`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(bound, pick('<', '<='), number, pick('<', '<='), bound)
      .map(([a, one, b, two, c]) => `${a} ${one} ${b} && ${b} ${two} ${c}`),
  },
  { weight: 2, arbitrary: pick(...FLAGS_ASKED) },
  { weight: 1, arbitrary: fc.tuple(pick(...FLAGS_ASKED), fc.boolean()).map(([a, b]) => `${a} == ${b}`) },
  { weight: 2, arbitrary: fc.tuple(pick('', '!'), pick(...OPTIONAL)).map(([not, a]) => `${not}has(${a})`) },
  { weight: 1, arbitrary: pick('trader.complianceLevel == 3', 'trader.complianceLevel in [1, 5]') },
  { weight: 1, arbitrary: pick("line.hs4 == '8703'", "line.origin in ['CN', 'KR']", "declaration.office == 'CN'") },
  {
    weight: 1,
    arbitrary: fc
      .tuple(order, bound, order, bound)
      .map(([a, b, c, d]) => `lines.exists(l, l.valueVnd ${a} ${b} && lines.exists(m, m.valueVnd ${c} ${d}))`),
  },
);
const joined: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: comparison },
      { weight: 1, arbitrary: fc.tuple(comparison, comparison).map(([a, b]) => `(${a} || ${b})`) },
      { weight: 1, arbitrary: comparison.map((a) => `!(${a})`) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' && '));

const anyRule: fc.Arbitrary<Omit<Rule, 'id'>> = fc
  .record({
    when: joined,
    channel: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
    offices: fc.option(fc.subarray(['CN', 'KR', 'A11', 'H11'], { minLength: 1 }), { nil: undefined }),
    validFrom: pick('2026-01-01', '2026-07-01'),
    validTo: pick(null, '2026-05-01', '2026-12-31'),
  })
  .map(({ channel, offices, ...rest }) => ({
    version: 1,
    name: { vi: 'x', en: 'x' },
    scope: 'line' as const,
    effect: { channel },
    binding: 'mandatory' as const,
    legalBasis: 'x',
    owner: 'x',
    sensitivity: 'internal' as const,
    ...(offices && { offices }),
    ...rest,
  }));

function compiledOf(rules: readonly Omit<Rule, 'id'>[]): CompiledRules {
  const named = rules.map((each, index) => ({ ...each, id: `RULE-${index}` }));
  const compiled = compileRules({ version: 't', policy: POLICY, rules: named, file: 't', lines: [] });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const isAsked = ({ rule }: CompiledRule, { today, declaration }: RiskFacts): boolean =>
  rule.validFrom <= today &&
  (rule.validTo === null || today <= rule.validTo) &&
  (rule.offices === undefined || rule.offices.includes(declaration.office));

/** Every rule on every line, with no index. */
function tried({ rules }: CompiledRules, facts: RiskFacts): readonly string[] {
  return rules.flatMap((compiled) => {
    if (!isAsked(compiled, facts)) return [];
    return facts.lines.flatMap((line) => {
      const outcome = evaluateAll([...compiled.guards, ...compiled.conditions], facts, line);
      if (outcome === false) return [];
      return [`${compiled.rule.id} ${outcome instanceof EvaluationFailure ? 'fails' : 'hits'} ${line.sequence}`];
    });
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

it(
  'finds by bounds, flags, offices and days exactly what trying every rule on every line finds',
  () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { minLength: 20, maxLength: 60 }),
        fc.array(anyRiskFacts, { minLength: 1, maxLength: 8 }),
        (rules, traffic) => {
          const compiled = compiledOf(rules);
          for (const facts of traffic) {
            const { hits, failures } = matchRules(facts, compiled);
            const found = [
              ...hits.flatMap(({ compiled: { rule }, lines }) =>
                lines.map((line) => `${rule.id} hits ${line.sequence}`),
              ),
              ...failures.map((failure) => `${failure.ruleId} fails ${failure.line ?? 0}`),
            ];
            expect(found.toSorted(byText)).toEqual(tried(compiled, facts).toSorted(byText));
          }
        },
      ),
      { numRuns: 200, seed: 20_260_110 },
    );
  },
  BUSY_MS_MAX,
);

it(
  'lets rules that only watch decide nothing',
  () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 40 }), anyRiskFacts, (rules, facts) => {
        const selecting = select(facts, compiledOf(rules.filter(({ effect }) => effect.channel !== 'green')), 0.5);
        const { channel, reasons, inspection } = select(facts, compiledOf(rules), 0.5);
        expect({ channel, reasons: reasons.length, inspection }).toEqual({
          channel: selecting.channel,
          reasons: selecting.reasons.length,
          inspection: selecting.inspection,
        });
      }),
      { numRuns: 200, seed: 20_260_111 },
    );
  },
  BUSY_MS_MAX,
);

it('looks at few of many rules that differ in their bounds only', () => {
  const rules = Array.from({ length: 2_000 }, (_, index) => ({
    when: `trader.ageDays >= ${index} && trader.ageDays < ${index + 3}`,
  }));
  const [template] = fc.sample(anyRule, { numRuns: 1, seed: 1 });
  const [facts] = fc.sample(anyRiskFacts, { numRuns: 1, seed: 1 });
  if (!template || !facts) throw new Error('a sample is a sample');
  const { index } = compiledOf(rules.map((rule) => ({ ...template, ...rule })));
  expect(index.unindexed).toBe(0);
  const lookedAt = (ageDays: number) =>
    index.forDeclaration({ ...facts, trader: { ...facts.trader, ageDays } }, NO_LINE);
  expect(lookedAt(1_000)).toEqual([998, 999, 1_000]);
  expect(lookedAt(-1)).toEqual([]);
  expect(lookedAt(9_999)).toEqual([]);
});
