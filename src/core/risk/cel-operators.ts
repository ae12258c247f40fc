import type { ASTNode } from '@marcbachmann/cel-js';
import { ADDITIONAL_DOCUMENTS_MAX } from '#core/declaration';
import { report, type CompileContext } from './cel-context.ts';
import { arithmetic } from './cel-arithmetic.ts';
import { bestCover, coverOfAny, coverOfBoth, coverOfEither, equalityCover, withCover } from './cel-cover.ts';
import { comparisonRange, equalityRange, MIRRORED, rangesOfBoth, type OrderOperator } from './cel-range.ts';
import {
  attempt,
  isNumber,
  PURE,
  traitsOf,
  typeWords,
  type BoolNode,
  type CelNode,
  type NumberListNode,
  type NumberNode,
  type RangeAtom,
  type Run,
  type TextListNode,
  type TextNode,
  type Traits,
} from './cel-node.ts';

/** Lists longer than this are looked up in a set, shorter ones are walked. */
const WALKED_LIST_MAX = 4;

export function compileBinary(
  op: string,
  node: ASTNode,
  [leftAst, rightAst]: readonly [ASTNode, ASTNode],
  context: CompileContext,
): CelNode {
  const left = context.compile(leftAst, context);
  const right = context.compile(rightAst, context);
  if (left.type === 'broken' || right.type === 'broken') return { type: 'broken', ...PURE };
  return (
    binaryOf(op, left, right) ?? report(context, 'CEL-004', node, [op, `${typeWords(left)} ${op} ${typeWords(right)}`])
  );
}

function binaryOf(op: string, left: CelNode, right: CelNode): CelNode | undefined {
  switch (op) {
    case '&&':
      return left.type === 'bool' && right.type === 'bool' ? and(left, right) : undefined;
    case '||':
      return left.type === 'bool' && right.type === 'bool' ? or(left, right) : undefined;
    case '==':
      return equal(left, right);
    case '!=': {
      const same = equal(left, right);
      return same && not(same);
    }
    case 'in':
      return membership(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(op, left, right);
    default:
      return arithmetic(op, left, right);
  }
}

/** CEL `&&`: commutative in failures. Where the left side cannot fail, the plain operator does the same and is faster. */
function and(left: BoolNode, right: BoolNode): BoolNode {
  const [a, b] = [left.run, right.run];
  const run: Run<boolean> = left.fallible
    ? (facts, line) => {
        const first = attempt(a, facts, line);
        if (first === true) return b(facts, line);
        if (first === false || !b(facts, line)) return false;
        throw first;
      }
    : (facts, line) => a(facts, line) && b(facts, line);
  return {
    type: 'bool',
    ...traitsOf(left, right),
    run,
    ...withCover(coverOfBoth(left.cover, right.cover)),
    ...withRanges(rangesOfBoth(left.ranges, right.ranges)),
  };
}

const withRanges = (ranges: readonly RangeAtom[]): Pick<BoolNode, 'ranges'> => (ranges.length > 0 ? { ranges } : {});

function or(left: BoolNode, right: BoolNode): BoolNode {
  const [a, b] = [left.run, right.run];
  const run: Run<boolean> = left.fallible
    ? (facts, line) => {
        const first = attempt(a, facts, line);
        if (first === false) return b(facts, line);
        if (first === true || b(facts, line)) return true;
        throw first;
      }
    : (facts, line) => a(facts, line) || b(facts, line);
  return {
    type: 'bool',
    ...traitsOf(left, right),
    run,
    ...withCover(coverOfEither(bestCover(left), bestCover(right))),
  };
}

function not(node: BoolNode): BoolNode {
  const { run, ranges, unless } = node;
  return {
    type: 'bool',
    ...traitsOf(node),
    run: (facts, line) => !run(facts, line),
    // Only of a flag is the opposite of the one the meaning of the other.
    ...(unless && ranges ? { ranges: unless, unless: ranges } : {}),
  };
}

/** Values of one type only: `1 == 1.0` is refused, as in CEL, because it is nearly always a slip. */
function equal(left: CelNode, right: CelNode): BoolNode | undefined {
  if (left.type === 'string' && right.type === 'string') return equalTexts(left, right);
  if (left.type === 'bool' && right.type === 'bool') {
    if (right.literal !== undefined) return right.literal ? left : not(left);
    if (left.literal !== undefined) return left.literal ? right : not(right);
    return compared(left, right, left.run, right.run, (a, b) => a === b);
  }
  if (!isNumber(left) || !isNumber(right) || left.type !== right.type) return undefined;
  const [fact, value] = left.literal === undefined ? [left, right.literal] : [right, left.literal];
  return {
    ...compared(left, right, left.run, right.run, (a, b) => a === b),
    ...(value === undefined ? {} : equalityRange(fact, value)),
  };
}

function equalTexts(left: TextNode, right: TextNode): BoolNode {
  const [fact, value] = left.literal === undefined ? [left.fact, right.literal] : [right.fact, left.literal];
  const found = fact && value !== undefined ? equalityCover(fact, [value]) : undefined;
  const [a, b] = [left.run, right.run];
  const { literal } = right;
  // The literal beside a fact is by far the commonest comparison: one call less for it.
  const run: Run<boolean> =
    literal === undefined
      ? (facts, line) => a(facts, line) === b(facts, line)
      : (facts, line) => a(facts, line) === literal;
  return { type: 'bool', ...traitsOf(left, right), run, ...withCover(found) };
}

function compared<T>(left: CelNode, right: CelNode, a: Run<T>, b: Run<T>, test: (a: T, b: T) => boolean): BoolNode {
  return { type: 'bool', ...traitsOf(left, right), run: (facts, line) => test(a(facts, line), b(facts, line)) };
}

/** Whole numbers and measures compare with each other; texts by UTF-16 unit. */
function ordered(op: OrderOperator, left: CelNode, right: CelNode): BoolNode | undefined {
  if (left.type === 'string' && right.type === 'string') {
    return compared(left, right, left.run, right.run, ORDER[op]);
  }
  if (!isNumber(left) || !isNumber(right)) return undefined;
  if (right.literal !== undefined) return orderedAgainst(op, left, right.literal);
  if (left.literal !== undefined) return orderedAgainst(MIRRORED[op], right, left.literal);
  return compared(left, right, left.run, right.run, ORDER[op]);
}

const ORDER = {
  '<': (a: number | string, b: number | string) => a < b,
  '<=': (a: number | string, b: number | string) => a <= b,
  '>': (a: number | string, b: number | string) => a > b,
  '>=': (a: number | string, b: number | string) => a >= b,
} as const;

function orderedAgainst(op: OrderOperator, left: NumberNode, limit: number): BoolNode {
  const { run } = left;
  const tests: Readonly<Record<OrderOperator, Run<boolean>>> = {
    '<': (facts, line) => run(facts, line) < limit,
    '<=': (facts, line) => run(facts, line) <= limit,
    '>': (facts, line) => run(facts, line) > limit,
    '>=': (facts, line) => run(facts, line) >= limit,
  };
  return { type: 'bool', ...traitsOf(left), run: tests[op], ...comparisonRange(op, left, limit) };
}

function membership(left: CelNode, right: CelNode): BoolNode | undefined {
  if (right.type === 'list<>') {
    if (left.type !== 'string' && left.type !== 'bool' && !isNumber(left)) return undefined;
    const operand: Run<string | boolean | number> = left.run;
    // The operand still runs: where it fails, the whole fails.
    return { type: 'bool', ...traitsOf(left), run: (facts, line) => operand(facts, line) === undefined };
  }
  if (left.type === 'string' && right.type === 'list<string>') return textMembership(left, right);
  if (isNumber(left) && isNumberList(right) && right.type === `list<${left.type}>`) {
    const [value, list] = [left.run, right.run];
    const atoms = (right.literals ?? []).flatMap((literal) => equalityRange(left, literal).ranges ?? []);
    return {
      type: 'bool',
      ...walked(left, right, right.literals?.length),
      run: (facts, line) => list(facts, line).includes(value(facts, line)),
      ...withCover(atoms.length > 0 ? coverOfAny(atoms) : undefined),
    };
  }
  return undefined;
}

const isNumberList = (node: CelNode): node is NumberListNode =>
  node.type === 'list<int>' || node.type === 'list<double>';

function textMembership(left: TextNode, right: TextListNode): BoolNode {
  const traits = traitsOf(left, right);
  const [value, list] = [left.run, right.run];
  if (right.literals) {
    const { literals } = right;
    const found = left.fact && equalityCover(left.fact, [...new Set(literals)]);
    const members = new Set(literals);
    const run: Run<boolean> =
      literals.length > WALKED_LIST_MAX
        ? (facts, line) => members.has(value(facts, line))
        : (facts, line) => literals.includes(value(facts, line));
    return { type: 'bool', ...traits, run, ...withCover(found) };
  }
  const found = right.fact && left.literal !== undefined ? equalityCover(right.fact, [left.literal]) : undefined;
  return {
    type: 'bool',
    ...walked(left, right, undefined),
    run: (facts, line) => list(facts, line).includes(value(facts, line)),
    ...withCover(found),
  };
}

/** A list is walked: as long as it is written, or as a declaration lets it be. */
function walked(left: CelNode, right: CelNode, length = ADDITIONAL_DOCUMENTS_MAX): Traits {
  const traits = traitsOf(left, right);
  return { ...traits, cost: traits.cost + length };
}

export function compileUnary(op: '!_' | '-_', node: ASTNode, operandAst: ASTNode, context: CompileContext): CelNode {
  const operand = context.compile(operandAst, context);
  if (operand.type === 'broken') return operand;
  if (op === '!_' && operand.type === 'bool') return not(operand);
  if (op === '-_' && isNumber(operand)) {
    const { run, literal } = operand;
    const negate = operand.type === 'int' ? (value: number) => 0 - value : (value: number) => -value;
    return {
      type: operand.type,
      ...traitsOf(operand),
      run: (facts, line) => negate(run(facts, line)),
      ...(literal === undefined ? {} : { literal: negate(literal) }),
    };
  }
  return report(context, 'CEL-004', node, [op.slice(0, 1), typeWords(operand)]);
}

export function compileTernary(
  node: ASTNode,
  [testAst, thenAst, elseAst]: readonly [ASTNode, ASTNode, ASTNode],
  context: CompileContext,
): CelNode {
  const test = context.compile(testAst, context);
  const left = context.compile(thenAst, context);
  const right = context.compile(elseAst, context);
  if (test.type === 'broken' || left.type === 'broken' || right.type === 'broken') return { type: 'broken', ...PURE };
  if (test.type !== 'bool') return report(context, 'CEL-004', testAst, ['?:', typeWords(test)]);
  const traits = traitsOf(test, left, right);
  const choose =
    <T>(a: Run<T>, b: Run<T>): Run<T> =>
    (facts, line) =>
      test.run(facts, line) ? a(facts, line) : b(facts, line);
  if (left.type === 'bool' && right.type === 'bool')
    return { type: 'bool', ...traits, run: choose(left.run, right.run) };
  if (left.type === 'string' && right.type === 'string')
    return { type: 'string', ...traits, run: choose(left.run, right.run) };
  if (isNumber(left) && isNumber(right) && left.type === right.type)
    return { type: left.type, ...traits, run: choose(left.run, right.run) };
  return report(context, 'CEL-010', node, [typeWords(left), typeWords(right)]);
}

export function compileList(node: ASTNode, membersAst: readonly ASTNode[], context: CompileContext): CelNode {
  const members = membersAst.map((member) => context.compile(member, context));
  if (members.some((member) => member.type === 'broken')) return { type: 'broken', ...PURE };
  const [first] = members;
  if (!first) return { type: 'list<>', ...PURE };
  const traits = traitsOf(...members);
  const texts = members.filter((member) => member.type === 'string');
  if (texts.length === members.length) {
    const literals = texts.flatMap((text) => text.literal ?? []);
    if (literals.length < texts.length)
      return { type: 'list<string>', ...traits, run: (facts, line) => texts.map((text) => text.run(facts, line)) };
    return { type: 'list<string>', ...traits, run: () => literals, literals };
  }
  const numbers = members.filter(isNumber).filter((member) => member.type === first.type);
  if (numbers.length === members.length && isNumber(first)) {
    const literals = numbers.flatMap((number) => number.literal ?? []);
    const run: Run<readonly number[]> =
      literals.length < numbers.length
        ? (facts, line) => numbers.map((number) => number.run(facts, line))
        : () => literals;
    return {
      type: `list<${first.type}>`,
      ...traits,
      run,
      ...(literals.length < numbers.length ? {} : { literals }),
    };
  }
  return report(context, 'CEL-009', node);
}
