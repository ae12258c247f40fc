import type { ASTNode } from '@marcbachmann/cel-js';
import { exact } from './cel-arithmetic.ts';
import { report, type CompileContext } from './cel-context.ts';
import { prefixCover, withCover } from './cel-cover.ts';
import {
  isNumber,
  PURE,
  traitsOf,
  typeWords,
  type BoolNode,
  type CelNode,
  type NumberNode,
  type TextNode,
} from './cel-node.ts';

/** `size`, `startsWith`, `endsWith`, `contains`, `int`, `double`. Patterns (`matches`) are left out: their cost has no bound. */
export function compileCall(node: ASTNode, context: CompileContext): CelNode {
  if (node.op !== 'call' && node.op !== 'rcall') return report(context, 'CEL-005', node, [node.op]);
  const name = node.args[0];
  const operandsAst = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  const supported = node.op === 'call' ? FUNCTIONS : METHODS;
  if (!supported.has(name)) return report(context, 'CEL-005', node, [`${name}()`]);
  const operands = operandsAst.map((operand) => context.compile(operand, context));
  if (operands.some((operand) => operand.type === 'broken')) return { type: 'broken', ...PURE };
  return callOf(name, operands) ?? report(context, 'CEL-004', node, [name, operands.map(typeWords).join(', ')]);
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

const TEXT_SEARCH_STEPS = 10;

function textTest(name: string, subject: TextNode, argument: TextNode): BoolNode | undefined {
  const [text, part] = [subject.run, argument.run];
  const whole = traitsOf(subject, argument);
  // Texts are at most a few hundred characters; looking for a part of one reads them all.
  const traits = { ...whole, cost: whole.cost + (name === 'contains' ? TEXT_SEARCH_STEPS : 0) };
  switch (name) {
    case 'startsWith': {
      const found = subject.fact && argument.literal ? prefixCover(subject.fact, argument.literal) : undefined;
      return {
        type: 'bool',
        ...traits,
        run: (facts, line) => text(facts, line).startsWith(part(facts, line)),
        ...withCover(found),
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
