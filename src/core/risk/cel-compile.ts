import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Result } from '#core/kernel';
import { err, ok } from '#core/kernel';
import {
  attempt,
  PURE,
  type BoolNode,
  type CelNode,
  type Cover,
  type EvaluationFailure,
  type RangeAtom,
  type Run,
} from './cel-node.ts';
import { bestCover, coverOfBoth } from './cel-cover.ts';
import { rangesOfBoth } from './cel-range.ts';
import { compileMacro, isMacro } from './cel-macros.ts';
import { compileBinary, compileList, compileTernary, compileUnary } from './cel-operators.ts';
import { compileCall } from './cel-calls.ts';
import { report, type CompileContext } from './cel-context.ts';
import { celProblem, type CelProblem } from './cel-problem.ts';
import { syntaxProblem } from './cel-syntax.ts';
import { rootNames, type RuleScope } from './cel-scope.ts';
import type { LineFacts, RiskFacts } from './risk-facts.ts';

/**
 * Limits of one expression. They bound the time to compile and, together with the limits of a declaration (50 lines, 99
 * documents), the time to evaluate: no loop but over lists, no recursion, lists nested at most twice.
 */
export const EXPRESSION_LENGTH_MAX = 4_000;
export const EXPRESSION_NODES_MAX = 1_000;
export const EXPRESSION_DEPTH_MAX = 24;
export const LIST_LITERAL_MAX = 300;
export const TEXT_LITERAL_LENGTH_MAX = 200;
export const CALL_ARGUMENTS_MAX = 4;

/**
 * An expression of the rule language, ready to run: CEL text, checked against the fact model and turned into closures
 * written here. No text of a rule is ever executed as program text.
 */
export interface CompiledExpression {
  /** The parts joined by `&&`: those that hold for the whole declaration, and those that look at the line. */
  readonly guards: readonly Condition[];
  readonly conditions: readonly Condition[];
  readonly cover: Cover | undefined;
  /** The facts the expression names, with their values as text: what an officer sees beside a hit. */
  readonly reads: ReadonlyMap<string, Run<string>>;
}

export function compileExpression(source: string, scope: RuleScope): Result<CompiledExpression, readonly CelProblem[]> {
  const ast = parseExpression(source);
  if (!ast.ok) return ast;
  const reads = new Map<string, Run<string>>();
  const problems: CelProblem[] = [];
  const context = { source, problems, names: rootNames(scope), reads, macroDepth: 0, compile: compileNode };
  const parts: BoolNode[] = [];
  for (const part of conjuncts(ast.value)) {
    const node = compileNode(part, context);
    if (node.type === 'bool') parts.push(node);
    else if (node.type !== 'broken') report(context, 'CEL-006', part, [node.type]);
  }
  if (problems.length > 0) return err(problems);
  return ok({
    guards: parts.filter((part) => !part.usesLine).map(conditionOf),
    conditions: parts.filter((part) => part.usesLine).map(conditionOf),
    cover: coverOfAll(parts),
    reads,
  });
}

/** What it takes to ask. All have one shape, whatever the node was made of: asking is what happens most. */
type Condition = Pick<BoolNode, 'fallible' | 'run' | 'cost'>;
const conditionOf = ({ fallible, run, cost }: BoolNode): Condition => ({ fallible, run, cost });

function coverOfAll(parts: readonly BoolNode[]): Cover | undefined {
  const cover = parts.reduce<Cover | undefined>((found, part) => coverOfBoth(found, part.cover), undefined);
  const ranges = parts.reduce<readonly RangeAtom[]>((found, part) => rangesOfBoth(found, part.ranges), []);
  return bestCover({ ranges, ...(cover && { cover }) });
}

/**
 * All parts of a conjunction, with CEL's commutative law of errors: one `false` decides, whatever fails beside it;
 * otherwise a failure decides.
 */
export function evaluateAll(
  parts: readonly Condition[],
  facts: RiskFacts,
  line: LineFacts,
): boolean | EvaluationFailure {
  let failure: EvaluationFailure | undefined;
  for (const part of parts) {
    const outcome = part.fallible ? attempt(part.run, facts, line) : part.run(facts, line);
    if (outcome === false) return false;
    if (outcome !== true) failure ??= outcome;
  }
  return failure ?? true;
}

const parser = new Environment({
  limits: {
    maxAstNodes: EXPRESSION_NODES_MAX,
    maxDepth: EXPRESSION_DEPTH_MAX,
    maxListElements: LIST_LITERAL_MAX,
    maxMapEntries: 0,
    maxCallArguments: CALL_ARGUMENTS_MAX,
  },
});

/** The expression as a tree, within the limits of one. Nothing of it is checked against the facts. */
export function parseExpression(source: string): Result<ASTNode, readonly CelProblem[]> {
  const whole = { start: 0, end: source.length };
  if (source.length > EXPRESSION_LENGTH_MAX)
    return err([celProblem('CEL-007', source, whole, ['length', String(EXPRESSION_LENGTH_MAX)])]);
  try {
    return ok(parser.parse(source).ast);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const range = error.range ?? whole;
    if (error.code !== 'limit_exceeded') {
      const { message, ...place } = syntaxProblem(source, { code: error.code, ...range });
      return err([celProblem('CEL-001', source, place, [message])]);
    }
    const [, name = '', limit = ''] = /\b(\w+) \((\d+)\)/.exec(error.summary) ?? [];
    return err([celProblem('CEL-007', source, range, [name, limit])]);
  }
}

/** The parts joined by `&&`, however they are bracketed. */
export const conjuncts = (node: ASTNode): readonly ASTNode[] =>
  node.op === '&&' ? node.args.flatMap((part) => conjuncts(part)) : [node];

function compileNode(node: ASTNode, context: CompileContext): CelNode {
  switch (node.op) {
    case 'value':
      return compileLiteral(node.args, node, context);
    case 'id':
      return (
        context.names.get(node.args) ??
        report(context, 'CEL-002', node, [node.args, [...context.names.keys()].join(', ')])
      );
    case '.':
      return compileMember(node, node.args[0], node.args[1], context);
    case 'list':
      return compileList(node, node.args, context);
    case '?:':
      return compileTernary(node, node.args, context);
    case '!_':
    case '-_':
      return compileUnary(node.op, node, node.args, context);
    case 'call':
    case 'rcall':
      return isMacro(node) ? compileMacro(node, context) : compileCall(node, context);
    case '[]':
    case '[?]':
    case '.?':
    case 'map':
      return report(context, 'CEL-005', node, [NOT_SUPPORTED[node.op]]);
    default:
      return compileBinary(node.op, node, node.args, context);
  }
}

const NOT_SUPPORTED = { '[]': 'a[b]', '[?]': 'a[?b]', '.?': 'a.?b', map: '{…}' } as const;

function compileLiteral(value: unknown, node: ASTNode, context: CompileContext): CelNode {
  switch (typeof value) {
    case 'string':
      if (value.length > TEXT_LITERAL_LENGTH_MAX)
        return report(context, 'CEL-007', node, ['text length', String(TEXT_LITERAL_LENGTH_MAX)]);
      return { type: 'string', ...PURE, run: () => value, literal: value };
    case 'bigint': {
      const whole = Number(value);
      if (!Number.isSafeInteger(whole)) return report(context, 'CEL-008', node, [String(value)]);
      return { type: 'int', ...PURE, run: () => whole, literal: whole };
    }
    case 'number':
      return { type: 'double', ...PURE, run: () => value, literal: value };
    case 'boolean':
      return { type: 'bool', ...PURE, run: () => value, literal: value };
    default:
      return report(context, 'CEL-005', node, [context.source.slice(node.start, node.end)]);
  }
}

function compileMember(node: ASTNode, ownerAst: ASTNode, name: string, context: CompileContext): CelNode {
  const owner = context.compile(ownerAst, context);
  if (owner.type === 'broken') return owner;
  const words = context.source.slice(ownerAst.start, ownerAst.end);
  const member = owner.type === 'entity' ? owner.member(name) : undefined;
  if (!member) return report(context, 'CEL-003', { start: node.pos, end: node.end }, [words, name]);
  // A macro's variable is another line each time; only the facts reached from a root are worth showing.
  if (ownerAst.op === 'id' && rootNames('line').get(ownerAst.args) === owner) {
    const { run } = member;
    context.reads.set(`${words}.${name}`, (facts, line) => String(run(facts, line)));
  }
  return member;
}
