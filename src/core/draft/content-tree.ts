/**
 * What a form shows of a draft: a tree in the shape of the declaration, all leaves texts. A field is named by the JSON
 * pointer of its place, so a refusal finds its field without any table between them.
 */
export type DraftNode = string | undefined | readonly DraftNode[] | { readonly [name: string]: DraftNode };

export function textAt(tree: DraftNode, pointer: string): string {
  const node = nodeAt(tree, pointer);
  return typeof node === 'string' ? node : '';
}

export function nodeAt(tree: DraftNode, pointer: string): DraftNode {
  let node: DraftNode = tree;
  for (const segment of segmentsOf(pointer)) node = childOf(node, segment);
  return node;
}

export const segmentsOf = (pointer: string): readonly string[] => (pointer === '' ? [] : pointer.slice(1).split('/'));

export const isList = (node: DraftNode): node is readonly DraftNode[] => Array.isArray(node);

function childOf(node: DraftNode, segment: string): DraftNode {
  if (node === undefined || typeof node === 'string') return undefined;
  if (isList(node)) return node[Number(segment)];
  return Object.hasOwn(node, segment) ? node[segment] : undefined;
}
