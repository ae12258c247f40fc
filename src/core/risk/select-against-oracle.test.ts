import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRiskFacts, CODES, NUMBERS, pick, TEXTS } from '#tests/support/any-risk-facts';
import { compileExpression, evaluateAll } from './cel-compile.ts';
import { EvaluationFailure } from './cel-node.ts';
import type { RuleScope } from './cel-scope.ts';
import { compileRules } from './compile-rules.ts';
import * as model from './fact-model.ts';
import { NO_LINE, type LineFacts, type RiskFacts } from './risk-facts.ts';
import type { Rule, SelectionPolicy } from './rule.ts';
import { matchRules } from './select.ts';

/** Thousands of comparisons with an interpreter: seconds on an idle machine, more on a busy one. */
const ORACLE_MS_MAX = 60_000;

/**
 * The compiled and indexed evaluation against cel-js itself, which knows nothing of our closures and index: random
 * rules over random facts must hit, miss and fail alike. Only overflow may differ: ours stops at 2^53,
 * CEL at 2^63.
 */
const MODEL = {
  declaration: model.DECLARATION_FACTS,
  line: model.LINE_FACTS,
  trader: model.PARTY_FACTS,
  declarant: model.PARTY_FACTS,
  partner: model.PARTNER_FACTS,
  route: model.ROUTE_FACTS,
  place: model.PLACE_FACTS,
  history: model.HISTORY_FACTS,
  manifest: model.MANIFEST_FACTS,
} as const;

type Described = readonly { readonly name: string; readonly type: string }[];
const fields = (specs: Described) => Object.fromEntries(specs.map((spec) => [spec.name, spec.type]));

function oracleEnvironment(scope: RuleScope): Environment {
  const environment = new Environment();
  for (const [name, specs] of Object.entries(MODEL)) {
    environment.registerType(`${name}_facts`, { fields: fields(specs) });
    if (name !== 'line' || scope === 'line') environment.registerVariable(name, `${name}_facts`);
  }
  return environment.registerVariable('lines', 'list<line_facts>');
}
const ORACLE = { declaration: oracleEnvironment('declaration'), line: oracleEnvironment('line') };

/** The facts as cel-js takes them: whole numbers as bigint, absent ones left out. */
function celValues(specs: Described, owner: object): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { name, type } of specs) {
    const value: unknown = Reflect.get(owner, name);
    if (value !== undefined) found[name] = type === 'int' && typeof value === 'number' ? BigInt(value) : value;
  }
  return found;
}

function celContext(facts: RiskFacts, line: LineFacts | undefined): Record<string, unknown> {
  const context: Record<string, unknown> = { lines: facts.lines.map((each) => celValues(MODEL.line, each)) };
  for (const name of [
    'declaration',
    'trader',
    'declarant',
    'partner',
    'route',
    'place',
    'history',
    'manifest',
  ] as const)
    context[name] = celValues(MODEL[name], facts[name]);
  if (line) context['line'] = celValues(MODEL.line, line);
  return context;
}

function oracle(source: string, scope: RuleScope, facts: RiskFacts, line: LineFacts | undefined): boolean | 'fails' {
  try {
    const value: unknown = ORACLE[scope].parse(source)(celContext(facts, line));
    if (typeof value !== 'boolean') throw new Error(`${source} gave ${String(value)}`);
    return value;
  } catch (error) {
    if (error instanceof EvaluationError) return 'fails';
    throw error;
  }
}

const PREFIXES = ['8', '87', '8703', '870323', '22', 'CO-', 'C', ''];
const quoted = (text: fc.Arbitrary<string>) => text.map((value) => `'${value}'`);
/** Numbers at the edges of what is exact; used where only agreement in what both can compute is asked. */
const EDGES = ['9007199254740991', '4503599627370496', '(-9007199254740991)', 'int(1e300)', 'int(1e15)'];
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const text = pick(...TEXTS);

/** Fact paths of one type, from the names in reach: `line.` within lines, the variable `l` within a macro. */
function paths(type: string, scope: RuleScope, variable: string | undefined, optional?: boolean): string[] {
  const found = Object.entries(MODEL).flatMap(([root, specs]) =>
    (specs as readonly { name: string; type: string; optional?: true }[])
      .filter((spec) => spec.type === type && (optional === undefined || (spec.optional ?? false) === optional))
      .flatMap((spec) => [
        ...(root === 'line' && scope === 'declaration' ? [] : [`${root}.${spec.name}`]),
        ...(root === 'line' && variable ? [`${variable}.${spec.name}`] : []),
      ]),
  );
  return found;
}

interface Reach {
  readonly scope: RuleScope;
  readonly variable?: string;
  readonly depth: number;
  readonly edges?: boolean;
}
const deeper = (reach: Reach): Reach => ({ ...reach, depth: reach.depth - 1 });

function intText(reach: Reach): fc.Arbitrary<string> {
  const leaves = [
    pick(...NUMBERS.map((value) => `(${value})`), ...(reach.edges ? EDGES : [])),
    pick(...paths('int', reach.scope, reach.variable)),
    pick('size(lines)', 'declaration.documents.size()', 'size(declaration.type)'),
  ];
  if (reach.depth <= 0) return fc.oneof(...leaves);
  const inner = intText(deeper(reach));
  return fc.oneof(
    ...leaves,
    fc.tuple(inner, pick('+', '-', '*', '/', '%'), inner).map(([a, op, b]) => `(${a} ${op} ${b})`),
    inner.map((a) => `-${a}`),
    doubleText(deeper(reach)).map((a) => `int(${a})`),
  );
}

function doubleText(reach: Reach): fc.Arbitrary<string> {
  const leaves = [pick('0.0', '1.5', '2.5', '1e3'), pick(...paths('double', reach.scope, reach.variable))];
  if (reach.depth <= 0) return fc.oneof(...leaves);
  const inner = doubleText(deeper(reach));
  return fc.oneof(
    ...leaves,
    fc.tuple(inner, pick('+', '-', '*', '/'), inner).map(([a, op, b]) => `(${a} ${op} ${b})`),
    intText(deeper(reach)).map((a) => `double(${a})`),
  );
}

const ORDER = ['<', '<=', '>', '>='] as const;

function simpleBool(reach: Reach): fc.Arbitrary<string> {
  const fact = pick(...paths('string', reach.scope, reach.variable));
  const listFact = pick(...paths('list<string>', reach.scope, reach.variable));
  const literal = quoted(pick(...TEXTS, ...CODES));
  const list = fc.array(literal, { minLength: 0, maxLength: 6 }).map((members) => `[${members.join(', ')}]`);
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fact, literal).map(([a, b]) => `${a} == ${b}`) },
    { weight: 1, arbitrary: fc.tuple(literal, fact).map(([a, b]) => `${a} == ${b}`) },
    { weight: 1, arbitrary: fc.tuple(fact, fact).map(([a, b]) => `${a} != ${b}`) },
    { weight: 3, arbitrary: fc.tuple(fact, list).map(([a, b]) => `${a} in ${b}`) },
    { weight: 2, arbitrary: fc.tuple(literal, listFact).map(([a, b]) => `${a} in ${b}`) },
    { weight: 3, arbitrary: fc.tuple(fact, quoted(pick(...PREFIXES))).map(([a, b]) => `${a}.startsWith(${b})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(fact, pick('contains', 'endsWith'), literal).map(([a, op, b]) => `${a}.${op}(${b})`),
    },
    { weight: 1, arbitrary: fc.tuple(fact, pick(...ORDER), literal).map(([a, op, b]) => `${a} ${op} ${b}`) },
    { weight: 3, arbitrary: pick(...paths('bool', reach.scope, reach.variable), 'true', 'false') },
    {
      weight: 1,
      arbitrary: pick(
        ...['int', 'double', 'bool'].flatMap((type) => paths(type, reach.scope, reach.variable, true)),
      ).map((path) => `has(${path})`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(intText(reach), pick(...ORDER, '==', '!='), intText(reach))
        .map(([a, op, b]) => `${a} ${op} ${b}`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(doubleText(reach), pick(...ORDER), intText(reach)).map(([a, op, b]) => `${a} ${op} ${b}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(intText(reach), fc.array(intText({ ...reach, depth: 0 }), { minLength: 1, maxLength: 3 }))
        .map(([a, b]) => `${a} in [${b.join(', ')}]`),
    },
  );
}

function boolText(reach: Reach): fc.Arbitrary<string> {
  const simple = simpleBool({ ...reach, depth: Math.min(reach.depth, 1) });
  if (reach.depth <= 0) return simple;
  const inner = boolText(deeper(reach));
  const overLines = boolText({ ...deeper(reach), variable: 'l' });
  const compound = [
    fc.tuple(inner, pick('&&', '&&', '||'), inner).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(inner, inner).map(([a, b]) => `(${a}) && (${b})`),
    inner.map((a) => `!(${a})`),
    fc.tuple(inner, inner, inner).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
    fc
      .tuple(pick('exists', 'all', 'exists_one'), quoted(pick(...PREFIXES)))
      .map(([name, b]) => `declaration.documents.${name}(d, d.startsWith(${b}))`),
  ];
  const macros = [
    fc.tuple(pick('exists', 'all', 'exists_one'), overLines).map(([name, a]) => `lines.${name}(l, ${a})`),
    fc.tuple(overLines, pick(0, 1, 2)).map(([a, n]) => `lines.filter(l, ${a}).size() > ${n}`),
    overLines.map((a) => `lines.filter(l, ${a}).exists(m, m.hs4 == '8703')`),
    fc.tuple(overLines, quoted(text)).map(([a, b]) => `lines.exists(l, ${a} && lines.exists(m, m.origin == ${b}))`),
  ];
  return fc.oneof(simple, ...compound, ...(reach.variable ? [] : macros));
}

const POLICY: SelectionPolicy = {
  randomShare: 0,
  randomRedShare: 0,
  randomInspection: 'scan',
  relief: [],
  legalBasis: 'x',
};

interface RuleText {
  readonly scope: RuleScope;
  readonly when: string;
}
const rule = (scope: RuleScope, edges: boolean): fc.Arbitrary<RuleText> =>
  boolText({ scope, depth: 3, edges }).map((when) => ({ scope, when }));
const anyRule = fc.oneof(rule('declaration', false), rule('line', false));
const edgyRule = fc.oneof(rule('declaration', true), rule('line', true));

function* outcomes({ scope, when }: RuleText, facts: RiskFacts) {
  const compiled = compileExpression(when, scope);
  if (!compiled.ok) throw new Error(`${when}: ${JSON.stringify(compiled.error)}`);
  const parts = [...compiled.value.guards, ...compiled.value.conditions];
  for (const line of scope === 'line' ? facts.lines : [undefined]) {
    const ours = evaluateAll(parts, facts, line ?? NO_LINE);
    yield { ours: ours instanceof EvaluationFailure ? 'fails' : ours, theirs: oracle(when, scope, facts, line) };
  }
}

const asRule = ({ scope, when }: { scope: RuleScope; when: string }, index: number): Rule => ({
  id: `RULE-${index}`,
  version: 1,
  name: { vi: 'x', en: 'x' },
  scope,
  when,
  effect: { channel: 'yellow' },
  binding: 'mandatory',
  legalBasis: 'x',
  owner: 'x',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity: 'internal',
});

describe('the rule language', () => {
  it(
    'evaluates every expression as cel-js does, failures included',
    () => {
      fc.assert(
        fc.property(anyRule, anyRiskFacts, (each, facts) => {
          for (const { ours, theirs } of outcomes(each, facts)) expect(ours, each.when).toBe(theirs);
        }),
        { numRuns: 4_000, seed: 20_260_101 },
      );
    },
    ORACLE_MS_MAX,
  );

  it(
    'agrees with cel-js at the edges of exact numbers whenever it gives an answer',
    () => {
      fc.assert(
        fc.property(edgyRule, anyRiskFacts, (each, facts) => {
          for (const { ours, theirs } of outcomes(each, facts))
            if (ours !== 'fails') expect(ours, each.when).toBe(theirs);
        }),
        { numRuns: 2_000, seed: 20_260_103 },
      );
    },
    ORACLE_MS_MAX,
  );
});

describe('the rule index', () => {
  it(
    'finds exactly the hits and failures of trying every rule on every line by cel-js',
    () => {
      fc.assert(
        fc.property(fc.array(anyRule, { minLength: 1, maxLength: 10 }), anyRiskFacts, (texts, facts) => {
          const rules = texts.map(asRule);
          const compiled = compileRules({ version: 't', policy: POLICY, rules, file: 't', lines: [] });
          if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
          const { hits, failures } = matchRules(facts, compiled.value);
          const ours = [
            ...hits.flatMap((hit) =>
              hit.compiled.rule.scope === 'line'
                ? hit.lines.map((line) => `${hit.compiled.rule.id} hits ${line.sequence}`)
                : [`${hit.compiled.rule.id} hits 0`],
            ),
            ...failures.map((failure) => `${failure.ruleId} fails ${failure.line ?? 0}`),
          ];
          const theirs = rules.flatMap((each) =>
            (each.scope === 'line' ? facts.lines : [undefined]).flatMap((line) => {
              const outcome = oracle(each.when, each.scope, facts, line);
              if (outcome === false) return [];
              return [`${each.id} ${outcome === true ? 'hits' : 'fails'} ${line?.sequence ?? 0}`];
            }),
          );
          expect(ours.toSorted(byText)).toEqual(theirs.toSorted(byText));
        }),
        { numRuns: 2_500, seed: 20_260_102 },
      );
    },
    ORACLE_MS_MAX,
  );
});
