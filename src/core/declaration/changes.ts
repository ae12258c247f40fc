import type { Declaration } from './declaration.ts';
import { canonicalJson } from '#core/kernel';

/** One field that differs between two versions of a declaration. */
export interface FieldChange {
  /** JSON pointer: into the later version; into the earlier one where the field is gone. */
  readonly pointer: string;
  /** The sequence number of the goods line it belongs to. */
  readonly line?: number;
  /** Absent where the field is new. */
  readonly before?: string;
  /** Absent where the field is gone. */
  readonly after?: string;
}

/**
 * What changed from one version to the next, field by field in the order of the document. Goods lines are the same line by
 * their sequence number, so that a line taken out does not make all that follow look changed. Whole objects that come or go
 * are told field by field too.
 */
export function declarationChanges(before: Declaration, after: Declaration): readonly FieldChange[] {
  const { goodsItems: linesBefore, ...headBefore } = before;
  const { goodsItems: linesAfter, ...headAfter } = after;
  const changes: FieldChange[] = [];
  differ(headBefore, headAfter, '', undefined, changes);
  const sequences = new Set([...linesAfter, ...linesBefore].map(({ sequence }) => sequence));
  for (const sequence of sequences) {
    const [from, to] = [linesBefore, linesAfter].map((lines) => lines.findIndex((each) => each.sequence === sequence));
    if (from === undefined || to === undefined) continue;
    const pointer = `/goodsItems/${to === -1 ? from : to}`;
    differ(linesBefore[from], linesAfter[to], pointer, sequence, changes);
  }
  return changes;
}

export const isSameDeclaration = (one: Declaration, other: Declaration): boolean =>
  canonicalJson(one) === canonicalJson(other);

function differ(before: unknown, after: unknown, pointer: string, line: number | undefined, into: FieldChange[]): void {
  if (Object.is(before, after)) return;
  if (isTree(before) || isTree(after)) {
    const [from, to] = [membersOf(before), membersOf(after)];
    for (const key of new Set([...Object.keys(to), ...Object.keys(from)]))
      differ(from[key], to[key], `${pointer}/${key}`, line, into);
    return;
  }
  into.push({
    pointer,
    ...(line !== undefined && { line }),
    ...(before !== undefined && { before: textOf(before) }),
    ...(after !== undefined && { after: textOf(after) }),
  });
}

const textOf = (leaf: unknown): string => (typeof leaf === 'string' ? leaf : canonicalJson(leaf));

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isTree(value) ? (value as Readonly<Record<string, unknown>>) : {};
