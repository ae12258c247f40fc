import type { ASTNode } from '@marcbachmann/cel-js';
import { report, type CompileContext } from './cel-context.ts';
import { coverOfBoth, coverOfEither, equalityCover, prefixCover } from './cel-cover.ts';
import {
  attempt,
  EvaluationFailure,
  PURE,
  traitsOf,
  type BoolNode,
  type CelNode,
  type NumberListNode,
  type NumberNode,
  type Run,
  type TextListNode,
  type TextNode,
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
  return binaryOf(op, left, right) ?? report(context, 'CEL-004', node, [op, `${words(left)} ${op} ${words(right)}`]);
}

const words = (node: CelNode): string => (node.type === 'entity' ? node.name : node.type);

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

const cover = (found: BoolNode['cover']): Pick<BoolNode, 'cover'> => (found ? { cover: found } : {});

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
  return { type: 'bool', ...traitsOf(left, right), run, ...cover(coverOfBoth(left.cover, right.cover)) };
}

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
  return { type: 'bool', ...traitsOf(left, right), run, ...cover(coverOfEither(left.cover, right.cover)) };
}

function not(node: BoolNode): BoolNode {
  const { run } = node;
  return { type: 'bool', ...traitsOf(node), run: (facts, line) => !run(facts, line) };
}

/** Values of one type only: `1 == 1.0` is refused, as in CEL, because it is nearly always a slip. */
function equal(left: CelNode, right: CelNode): BoolNode | undefined {
  if (left.type === 'string' && right.type === 'string') return equalTexts(left, right);
  if (left.type === 'bool' && right.type === 'bool')
    return compared(left, right, left.run, right.run, (a, b) => a === b);
  if ((left.type === 'int' || left.type === 'double') && right.type === left.type)
    return compared(left, right, left.run, right.run, (a, b) => a === b);
  return undefined;
}

function equalTexts(left: TextNode, right: TextNode): BoolNode {
  const [fact, value] = left.literal === undefined ? [left.fact, right.literal] : [right.fact, left.literal];
  const found = fact && value !== undefined ? equalityCover(fact, [value]) : undefined;
  const [a, b] = [left.run, right.run];
  // The literal beside a fact is by far the commonest comparison: one call less for it.
  const run: Run<boolean> =
    right.literal === undefined
      ? (facts, line) => a(facts, line) === b(facts, line)
      : (facts, line) => a(facts, line) === right.literal;
  return { type: 'bool', ...traitsOf(left, right), run, ...cover(found) };
}

function compared<T>(left: CelNode, right: CelNode, a: Run<T>, b: Run<T>, test: (a: T, b: T) => boolean): BoolNode {
  return { type: 'bool', ...traitsOf(left, right), run: (facts, line) => test(a(facts, line), b(facts, line)) };
}

/** Whole numbers and measures compare with each other; texts by UTF-16 unit. */
function ordered(op: '<' | '<=' | '>' | '>=', left: CelNode, right: CelNode): BoolNode | undefined {
  if (left.type === 'string' && right.type === 'string') {
    return compared(left, right, left.run, right.run, ORDER[op]);
  }
  if (!isNumber(left) || !isNumber(right)) return undefined;
  if (right.literal !== undefined) return orderedAgainst(op, left, right.literal);
  return compared(left, right, left.run, right.run, ORDER[op]);
}

const ORDER = {
  '<': (a: number | string, b: number | string) => a < b,
  '<=': (a: number | string, b: number | string) => a <= b,
  '>': (a: number | string, b: number | string) => a > b,
  '>=': (a: number | string, b: number | string) => a >= b,
} as const;

function orderedAgainst(op: keyof typeof ORDER, left: NumberNode, limit: number): BoolNode {
  const { run } = left;
  const tests: Readonly<Record<keyof typeof ORDER, Run<boolean>>> = {
    '<': (facts, line) => run(facts, line) < limit,
    '<=': (facts, line) => run(facts, line) <= limit,
    '>': (facts, line) => run(facts, line) > limit,
    '>=': (facts, line) => run(facts, line) >= limit,
  };
  return { type: 'bool', ...traitsOf(left), run: tests[op] };
}

const isNumber = (node: CelNode): node is NumberNode => node.type === 'int' || node.type === 'double';

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
    return {
      type: 'bool',
      ...traitsOf(left, right),
      run: (facts, line) => list(facts, line).includes(value(facts, line)),
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
    return { type: 'bool', ...traits, run, ...cover(found) };
  }
  const found = right.fact && left.literal !== undefined ? equalityCover(right.fact, [left.literal]) : undefined;
  return {
    type: 'bool',
    ...traits,
    run: (facts, line) => list(facts, line).includes(value(facts, line)),
    ...cover(found),
  };
}

const OVERFLOW = new EvaluationFailure('overflow', 'int');
const DIVISION_BY_ZERO = new EvaluationFailure('division-by-zero', 'int');

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw OVERFLOW;
  // Turns -0 into 0, which whole numbers do not have.
  return value + 0;
}
function nonZero(value: number): number {
  if (value === 0) throw DIVISION_BY_ZERO;
  return value;
}

const ARITHMETIC: Readonly<Record<'int' | 'double', Readonly<Record<string, (a: number, b: number) => number>>>> = {
  int: {
    '+': (a, b) => exact(a + b),
    '-': (a, b) => exact(a - b),
    '*': (a, b) => exact(a * b),
    // Truncates towards zero. Dividing the multiple below is exact; dividing first could round up across a whole number.
    '/': (a, b) => exact((a - (a % nonZero(b))) / b),
    '%': (a, b) => exact(a % nonZero(b)),
  },
  double: { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b },
};

function arithmetic(op: string, left: CelNode, right: CelNode): CelNode | undefined {
  if (op === '+' && left.type === 'string' && right.type === 'string') {
    const [a, b] = [left.run, right.run];
    return { type: 'string', ...traitsOf(left, right), run: (facts, line) => a(facts, line) + b(facts, line) };
  }
  if (!isNumber(left) || right.type !== left.type || !isNumber(right)) return undefined;
  const compute = ARITHMETIC[left.type][op];
  if (!compute) return undefined;
  const [a, b] = [left.run, right.run];
  const traits = traitsOf(left, right);
  return {
    type: left.type,
    ...traits,
    fallible: traits.fallible || left.type === 'int',
    run: (facts, line) => compute(a(facts, line), b(facts, line)),
  };
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
  return report(context, 'CEL-004', node, [op.slice(0, 1), words(operand)]);
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
  if (test.type !== 'bool') return report(context, 'CEL-004', testAst, ['?:', words(test)]);
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
  return report(context, 'CEL-010', node, [words(left), words(right)]);
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
    return { type: `list<${first.type}>`, ...traits, run };
  }
  return report(context, 'CEL-009', node);
}

/** `size`, `startsWith`, `endsWith`, `contains`, `int`, `double`. Patterns (`matches`) are left out: their cost has no bound. */
export function compileCall(node: ASTNode, context: CompileContext): CelNode {
  if (node.op !== 'call' && node.op !== 'rcall') return report(context, 'CEL-005', node, [node.op]);
  const name = node.args[0];
  const operandsAst = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  const supported = node.op === 'call' ? FUNCTIONS : METHODS;
  if (!supported.has(name)) return report(context, 'CEL-005', node, [`${name}()`]);
  const operands = operandsAst.map((operand) => context.compile(operand, context));
  if (operands.some((operand) => operand.type === 'broken')) return { type: 'broken', ...PURE };
  return callOf(name, operands) ?? report(context, 'CEL-004', node, [name, operands.map(words).join(', ')]);
}

const FUNCTIONS: ReadonlySet<string> = new Set(['size', 'int', 'double']);
const METHODS: ReadonlySet<string> = new Set(['size', 'startsWith', 'endsWith', 'contains']);

function callOf(name: string, operands: readonly CelNode[]): CelNode | undefined {
  const [subject, argument] = operands;
  if (!subject || operands.length > 2) return undefined;
  if (argument) {
    return subject.type === 'string' && argument.type === 'string' ? textTest(name, subject, argument) : undefined;
  }
  switch (name) {
    case 'size':
      return sizeOf(subject);
    case 'double':
      return isNumber(subject) ? { type: 'double', ...traitsOf(subject), run: subject.run } : undefined;
    case 'int':
      return isNumber(subject) ? truncated(subject) : undefined;
    default:
      return undefined;
  }
}

function truncated(subject: NumberNode): NumberNode {
  const { run } = subject;
  if (subject.type === 'int') return subject;
  return {
    type: 'int',
    ...traitsOf(subject),
    fallible: true,
    run: (facts, line) => exact(Math.trunc(run(facts, line))),
  };
}

function sizeOf(subject: CelNode): NumberNode | undefined {
  const traits = traitsOf(subject);
  switch (subject.type) {
    case 'string':
      // Code points, not UTF-16 units.
      return { type: 'int', ...traits, run: (facts, line) => Array.from(subject.run(facts, line)).length };
    case 'list<>':
      return { type: 'int', ...traits, run: () => 0 };
    case 'list<string>':
    case 'list<int>':
    case 'list<double>':
    case 'list<line>':
      return { type: 'int', ...traits, run: (facts, line) => subject.run(facts, line).length };
    default:
      return undefined;
  }
}

function textTest(name: string, subject: TextNode, argument: TextNode): BoolNode | undefined {
  const [text, part] = [subject.run, argument.run];
  const traits = traitsOf(subject, argument);
  switch (name) {
    case 'startsWith': {
      const found = subject.fact && argument.literal ? prefixCover(subject.fact, argument.literal) : undefined;
      return {
        type: 'bool',
        ...traits,
        run: (facts, line) => text(facts, line).startsWith(part(facts, line)),
        ...cover(found),
      };
    }
    case 'endsWith':
      return { type: 'bool', ...traits, run: (facts, line) => text(facts, line).endsWith(part(facts, line)) };
    case 'contains':
      return { type: 'bool', ...traits, run: (facts, line) => text(facts, line).includes(part(facts, line)) };
    default:
      return undefined;
  }
}
