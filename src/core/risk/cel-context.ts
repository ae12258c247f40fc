import type { ASTNode } from '@marcbachmann/cel-js';
import { PURE, type CelNode, type Run } from './cel-node.ts';
import { celProblem, type CelProblem, type CelProblemCode } from './cel-problem.ts';

/** What the compiler carries along. Problems are collected, so that an author sees all of them at once. */
export interface CompileContext {
  readonly source: string;
  readonly problems: CelProblem[];
  readonly names: ReadonlyMap<string, CelNode>;
  readonly reads: Map<string, Run<string>>;
  readonly macroDepth: number;
  readonly compile: (node: ASTNode, context: CompileContext) => CelNode;
}

/** Notes a problem and stands a broken part in its place. */
export function report(
  context: CompileContext,
  code: CelProblemCode,
  node: { readonly start: number; readonly end: number },
  words: readonly string[] = [],
): CelNode {
  context.problems.push(celProblem(code, context.source, node, words));
  return { type: 'broken', ...PURE };
}
