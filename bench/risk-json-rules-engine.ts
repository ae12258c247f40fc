import { Engine, type NestedCondition, type RuleProperties } from 'json-rules-engine';
import { describeRule, type RiskFacts, type Rule, type RuleRow, type RuleSet } from '#core/risk';

/** The same rules in json-rules-engine: one engine asked once of a declaration, one asked of each of its lines. */
export interface JsonRules {
  /** How many rules hit, counted on each line. */
  readonly hits: (flat: FlatDeclaration) => Promise<number>;
}

/** The facts by their paths, made before the clock starts. */
export interface FlatDeclaration {
  readonly declaration: Readonly<Record<string, unknown>>;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

export function jsonRules({ rules }: RuleSet): JsonRules {
  const once = engineOf(rules.filter(({ scope }) => scope === 'declaration'));
  const onLines = engineOf(rules.filter(({ scope }) => scope === 'line'));
  return {
    hits: async ({ declaration, lines }) => {
      let hits = (await once.run(declaration)).events.length;
      for (const line of lines) hits += (await onLines.run(line)).events.length;
      return hits;
    },
  };
}

export function flatDeclaration(facts: RiskFacts): FlatDeclaration {
  const declaration = Object.assign(
    {},
    ...(['declaration', 'trader', 'declarant', 'partner', 'route', 'place', 'history', 'manifest'] as const).map(
      (root) => flat(root, facts[root]),
    ),
  );
  return { declaration, lines: facts.lines.map((line) => ({ ...declaration, ...flat('line', line) })) };
}

const flat = (root: string, owner: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(owner).flatMap(([name, value]) => (value === undefined ? [] : [[`${root}.${name}`, value]])),
  );

function engineOf(rules: readonly Rule[]): Engine {
  const engine = new Engine(rules.map(propertiesOf), { allowUndefinedFacts: true });
  engine.addOperator('startsWith', (text: string, prefix: string) => text.startsWith(prefix));
  engine.addOperator('known', (value: unknown) => value !== undefined);
  return engine;
}

/** The one comparison of two facts that the generated rules make; a table of rows cannot say it. */
const TWO_FACTS = 'route.loadingCountry != line.origin';

function propertiesOf({ id, when, scope }: Rule): RuleProperties {
  const comparesFacts = when.includes(TWO_FACTS);
  const rows = describeRule(when.replace(` && ${TWO_FACTS}`, ''), scope);
  if (!rows) throw new Error(`${when} has no rows`);
  const conditions: NestedCondition[] = rows.map(conditionOf);
  if (comparesFacts)
    conditions.push({ fact: 'route.loadingCountry', operator: 'notEqual', value: { fact: 'line.origin' } });
  return { conditions: { all: conditions }, event: { type: id } };
}

const OPERATORS: Readonly<Partial<Record<RuleRow['operator'], string>>> = {
  '==': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  in: 'in',
  notIn: 'notIn',
  contains: 'contains',
  notContains: 'doesNotContain',
  startsWith: 'startsWith',
  known: 'known',
  is: 'equal',
  isNot: 'notEqual',
};

function conditionOf({ fact, operator, values }: RuleRow): NestedCondition {
  const name = OPERATORS[operator];
  if (name === undefined) throw new Error(`${operator} is not among the generated ones`);
  const value = operator === 'in' || operator === 'notIn' ? values : (values[0] ?? true);
  return { fact, operator: name, value };
}
