import { EvaluationFailure, isNumber, traitsOf, type CelNode } from './cel-node.ts';

/** `+ - * / %` on two whole numbers, `+ - * /` on two measures, `+` on two texts; `undefined` for anything else. */
export function arithmetic(op: string, left: CelNode, right: CelNode): CelNode | undefined {
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

/** Whole numbers stay within what a machine number holds exactly; beyond it the evaluation fails. */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw OVERFLOW;
  // Turns -0 into 0, which whole numbers do not have.
  return value + 0;
}

function nonZero(value: number): number {
  if (value === 0) throw DIVISION_BY_ZERO;
  return value;
}

const OVERFLOW = new EvaluationFailure('overflow', 'int');
const DIVISION_BY_ZERO = new EvaluationFailure('division-by-zero', 'int');

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
