import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression, conjuncts, parseExpression } from './cel-compile.ts';
import type { RuleScope } from './cel-scope.ts';
import { factDescriptions, type FactType } from './fact-model.ts';

/** What one row of a rule's table says of a fact. The ones with `not` are the negations of their neighbours. */
export const ROW_OPERATORS = [
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'is',
  'isNot',
  'known',
  'unknown',
] as const;
export type RowOperator = (typeof ROW_OPERATORS)[number];
export type RowValue = string | number;

/**
 * One condition of a rule as a table shows it. `contains` is of a part of a text, or of a member of a list; `is` and `isNot` are of
 * flags, `known` and `unknown` of facts that may be absent: these four have no value.
 */
export interface RuleRow {
  readonly fact: string;
  readonly operator: RowOperator;
  readonly values: readonly RowValue[];
}

/**
 * A rule as rows that must all hold, or `undefined` where it says more than a table can and is shown as an expression only.
 * What comes back by `expressionOf` means the same.
 */
export function describeRule(when: string, scope: RuleScope): readonly RuleRow[] | undefined {
  if (!compileExpression(when, scope).ok) return undefined;
  const ast = parseExpression(when);
  if (!ast.ok) return undefined;
  const rows: RuleRow[] = [];
  for (const part of conjuncts(ast.value)) {
    if (part.op === 'value' && part.args === true) continue;
    const row = rowOf(part);
    if (!row) return undefined;
    rows.push(row);
  }
  return rows;
}

/** The expression of a table: its rows joined by `&&`; of no rows, `true`. */
export const expressionOf = (rows: readonly RuleRow[]): string =>
  rows.length === 0 ? 'true' : rows.map(rowText).join(' && ');

const TYPES: ReadonlyMap<string, FactType> = new Map(factDescriptions().map(({ path, type }) => [path, type]));
const MIRRORED: Readonly<Record<string, RowOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const COMPARISONS: ReadonlySet<string> = new Set(Object.keys(MIRRORED));
const NEGATED: Readonly<Partial<Record<RowOperator, RowOperator>>> = {
  in: 'notIn',
  contains: 'notContains',
  startsWith: 'notStartsWith',
  endsWith: 'notEndsWith',
  is: 'isNot',
  known: 'unknown',
};
const POSITIVE: Readonly<Partial<Record<RowOperator, RowOperator>>> = {
  notIn: 'in',
  notContains: 'contains',
  notStartsWith: 'startsWith',
  notEndsWith: 'endsWith',
  isNot: 'is',
  unknown: 'known',
};

function rowOf(node: ASTNode): RuleRow | undefined {
  if (node.op === '!_') {
    const row = rowOf(node.args);
    const operator = row && NEGATED[row.operator];
    return row && operator && { ...row, operator };
  }
  if (node.op === '.') {
    const fact = factOf(node);
    return fact !== undefined && TYPES.get(fact) === 'bool' ? { fact, operator: 'is', values: [] } : undefined;
  }
  if (node.op === 'in') return membershipRow(node.args[0], node.args[1]);
  if (node.op === 'call') return presenceRow(node.args[0], node.args[1]);
  if (node.op === 'rcall') return textRow(node.args[0], node.args[1], node.args[2]);
  return isComparison(node) ? comparisonRow(node.op, node.args[0], node.args[1]) : undefined;
}

type Comparison = Extract<ASTNode, { readonly op: '==' | '!=' | '<' | '<=' | '>' | '>=' }>;
const isComparison = (node: ASTNode): node is Comparison => COMPARISONS.has(node.op);

function comparisonRow(op: Comparison['op'], left: ASTNode, right: ASTNode): RuleRow | undefined {
  const [fact, value] = [factOf(left), literalOf(right)];
  if (fact !== undefined && value !== undefined) return { fact, operator: op, values: [value] };
  const [mirroredFact, mirroredValue, operator] = [factOf(right), literalOf(left), MIRRORED[op]];
  if (mirroredFact === undefined || mirroredValue === undefined || !operator) return undefined;
  return { fact: mirroredFact, operator, values: [mirroredValue] };
}

function membershipRow(left: ASTNode, right: ASTNode): RuleRow | undefined {
  const fact = factOf(left);
  if (fact !== undefined && right.op === 'list') {
    const values = right.args.flatMap((member) => literalOf(member) ?? []);
    return values.length === right.args.length ? { fact, operator: 'in', values } : undefined;
  }
  const [list, value] = [factOf(right), literalOf(left)];
  return list !== undefined && value !== undefined ? { fact: list, operator: 'contains', values: [value] } : undefined;
}

function presenceRow(name: string, [argument]: readonly ASTNode[]): RuleRow | undefined {
  const fact = name === 'has' && argument ? factOf(argument) : undefined;
  return fact === undefined ? undefined : { fact, operator: 'known', values: [] };
}

function textRow(name: string, subject: ASTNode, [argument]: readonly ASTNode[]): RuleRow | undefined {
  if (name !== 'startsWith' && name !== 'endsWith' && name !== 'contains') return undefined;
  const [fact, value] = [factOf(subject), argument && literalOf(argument)];
  return fact !== undefined && value !== undefined ? { fact, operator: name, values: [value] } : undefined;
}

function factOf(node: ASTNode): string | undefined {
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  const path = `${node.args[0].args}.${node.args[1]}`;
  return TYPES.has(path) ? path : undefined;
}

function literalOf(node: ASTNode): RowValue | undefined {
  if (node.op === '-_') {
    const value = literalOf(node.args);
    return typeof value === 'number' ? -value : undefined;
  }
  if (node.op !== 'value') return undefined;
  const value: unknown = node.args;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function rowText({ fact, operator, values }: RuleRow): string {
  const positive = POSITIVE[operator];
  if (positive !== undefined) return `!(${rowText({ fact, operator: positive, values })})`;
  const type = TYPES.get(fact) ?? 'string';
  const [first = ''] = values;
  switch (operator) {
    case 'is':
      return fact;
    case 'known':
      return `has(${fact})`;
    case 'in':
      return `${fact} in [${values.map((value) => literalText(value, type)).join(', ')}]`;
    case 'contains':
      return type === 'list<string>'
        ? `${literalText(first, 'string')} in ${fact}`
        : `${fact}.contains(${literalText(first, type)})`;
    case 'startsWith':
    case 'endsWith':
      return `${fact}.${operator}(${literalText(first, type)})`;
    default:
      return `${fact} ${operator} ${literalText(first, type)}`;
  }
}

function literalText(value: RowValue, type: FactType): string {
  if (typeof value === 'string') return quoted(value);
  const digits = String(value);
  // A measure is only ever equal to a measure: it shows its point.
  return type === 'double' && /^-?\d+$/.test(digits) ? `${digits}.0` : digits;
}

const quoted = (text: string): string =>
  `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`;
