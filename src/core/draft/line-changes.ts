import { isList, nodeAt, type DraftNode } from './content-tree.ts';

/** One field of a line that becomes another. Empty: nothing stands there. */
interface LineField {
  /** Of the line, as `/commodityCode`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** What becomes of one line of goods. */
interface LineChange {
  /** Its place among the lines, from 1: of what is added or changed as it will be, of what is removed as it is. */
  readonly line: number;
  readonly change: 'added' | 'changed' | 'removed';
  readonly fields: readonly LineField[];
}

/** The lines of goods that a draft shows. A line in which nothing is written is no line yet. */
export const linesOf = (content: DraftNode): readonly DraftNode[] => {
  const lines = nodeAt(content, '/goodsItems');
  return (lines !== undefined && isList(lines) ? lines : []).filter((line) => textsOf(line).size > 0);
};

/** Line by line, in their order, what changes when these lines stand in the place of those. */
export function lineChanges(before: readonly DraftNode[], after: readonly DraftNode[]): readonly LineChange[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, index): readonly LineChange[] => {
    const [was, is] = [textsOf(before[index]), textsOf(after[index])];
    const fields = [...new Set([...was.keys(), ...is.keys()])].flatMap((place) => {
      const field = { place, before: was.get(place) ?? '', after: is.get(place) ?? '' };
      return field.before === field.after ? [] : [field];
    });
    if (fields.length === 0) return [];
    const change = before[index] === undefined ? 'added' : after[index] === undefined ? 'removed' : 'changed';
    return [{ line: index + 1, change, fields }];
  }).flat();
}

function textsOf(node: DraftNode, place = '', found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof node === 'string') {
    if (node.trim() !== '') found.set(place, node);
  } else if (node !== undefined)
    for (const [name, child] of Object.entries(node)) textsOf(child, `${place}/${name}`, found);
  return found;
}
