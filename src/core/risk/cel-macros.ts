import type { ASTNode } from '@marcbachmann/cel-js';
import { ADDITIONAL_DOCUMENTS_MAX, GOODS_ITEMS_MAX } from '#core/declaration';
import { report, type CompileContext } from './cel-context.ts';
import { bestCover, withCover } from './cel-cover.ts';
import {
  attempt,
  PURE,
  traitsOf,
  type BoolNode,
  type CelNode,
  type EvaluationFailure,
  type LineListNode,
  type Run,
  type TextListNode,
  type Traits,
} from './cel-node.ts';
import { lineVariable } from './cel-scope.ts';
import { NO_LINE, type LineFacts } from './risk-facts.ts';

/** Lists inside lists inside lists would cost lines³: no rule needs it. */
const MACRO_DEPTH_MAX = 2;

const QUANTIFIERS: ReadonlySet<string> = new Set(['exists', 'all', 'exists_one', 'filter']);

export const isMacro = (node: ASTNode): boolean =>
  (node.op === 'rcall' && QUANTIFIERS.has(node.args[0]) && node.args[2].length === 2) ||
  (node.op === 'call' && node.args[0] === 'has' && node.args[1].length === 1);

export function compileMacro(node: ASTNode, context: CompileContext): CelNode {
  if (node.op === 'call') return compileHas(node, node.args[1][0], context);
  if (node.op !== 'rcall') return report(context, 'CEL-005', node, [node.op]);
  const [name, listAst, [variable, body]] = node.args;
  if (variable?.op !== 'id' || !body) return report(context, 'CEL-005', node, [`${name}()`]);
  if (context.macroDepth >= MACRO_DEPTH_MAX)
    return report(context, 'CEL-007', node, ['list nesting', String(MACRO_DEPTH_MAX)]);
  const list = context.compile(listAst, context);
  switch (list.type) {
    case 'broken':
      return list;
    case 'list<line>': {
      const cell: { current: LineFacts } = { current: NO_LINE };
      const test = bodyNode(variable.args, lineVariable(cell), body, context);
      return test.type === 'bool' ? overLines(name, list, test, cell) : notBool(test, body, context);
    }
    case 'list<string>': {
      const cell = { current: '' };
      const test = bodyNode(variable.args, { type: 'string', ...PURE, run: () => cell.current }, body, context);
      return test.type === 'bool' ? overTexts(name, list, test, cell) : notBool(test, body, context);
    }
    default:
      return report(context, 'CEL-004', node, [name, list.type]);
  }
}

const notBool = (test: CelNode, body: ASTNode, context: CompileContext): CelNode =>
  test.type === 'broken' ? test : report(context, 'CEL-006', body, [test.type]);

function bodyNode(name: string, variable: CelNode, body: ASTNode, context: CompileContext): CelNode {
  const names = new Map(context.names).set(name, variable);
  return context.compile(body, { ...context, names, macroDepth: context.macroDepth + 1 });
}

function overLines(name: string, list: LineListNode, test: BoolNode, cell: { current: LineFacts }): CelNode {
  if (name === 'filter') return { type: 'list<line>', ...traitsOver(list, test), run: filtered(list.run, test, cell) };
  return quantified(name, list, list.run, test, cell);
}

function overTexts(name: string, list: TextListNode, test: BoolNode, cell: { current: string }): CelNode {
  if (name === 'filter')
    return { type: 'list<string>', ...traitsOver(list, test), run: filtered(list.run, test, cell) };
  return quantified(name, list, list.run, test, cell);
}

/** The test is asked of each member, and a list is as long as a declaration lets it be. */
const traitsOver = (list: LineListNode | TextListNode, test: BoolNode): Traits => ({
  ...traitsOf(list, test),
  cost: list.cost + test.cost * (list.type === 'list<line>' ? GOODS_ITEMS_MAX : ADDITIONAL_DOCUMENTS_MAX),
});

/** Failures are fatal here, as in CEL: a list with a hole is no list. */
function filtered<T>(list: Run<readonly T[]>, test: BoolNode, cell: { current: T }): Run<readonly T[]> {
  return (facts, line) =>
    list(facts, line).filter((member) => {
      cell.current = member;
      return test.run(facts, line);
    });
}

function quantified<T>(
  name: string,
  listNode: LineListNode | TextListNode,
  list: Run<readonly T[]>,
  test: BoolNode,
  cell: { current: T },
): BoolNode {
  const traits = traitsOver(listNode, test);
  if (name === 'exists_one') {
    const matching = filtered(list, test, cell);
    return { type: 'bool', ...traits, run: (facts, line) => matching(facts, line).length === 1 };
  }
  // `exists` is decided by one true member, `all` by one false one; only undecided, a failure comes through.
  const decisive = name === 'exists';
  const run: Run<boolean> = (facts, line) => {
    let failure: EvaluationFailure | undefined;
    for (const member of list(facts, line)) {
      cell.current = member;
      const outcome = test.fallible ? attempt(test.run, facts, line) : test.run(facts, line);
      if (outcome === decisive) return decisive;
      if (typeof outcome !== 'boolean') failure ??= outcome;
    }
    if (failure !== undefined) throw failure;
    return !decisive;
  };
  // Only over lines do the atoms of the body speak of what the index holds; a list that may fail must be looked at.
  const indexable = decisive && listNode.type === 'list<line>' && !listNode.fallible;
  return { type: 'bool', ...traits, run, ...withCover(indexable ? bestCover(test) : undefined) };
}

function compileHas(node: ASTNode, argument: ASTNode | undefined, context: CompileContext): CelNode {
  if (argument?.op !== '.') return report(context, 'CEL-011', node);
  const owner = context.compile(argument.args[0], context);
  if (owner.type === 'broken') return owner;
  const presence = owner.type === 'entity' ? owner.presence(argument.args[1]) : undefined;
  const words = context.source.slice(argument.start, argument.end);
  if (presence === undefined)
    return report(context, 'CEL-003', argument, [words.split('.')[0] ?? '', argument.args[1]]);
  return presence === 'always' ? report(context, 'CEL-012', argument, [words]) : presence;
}
