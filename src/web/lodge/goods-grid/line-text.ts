import { isList, segmentsOf, textAt, type DraftNode } from '#core/draft';

/** The text at a place of a goods line. */
export const lineText = (line: DraftNode, place: string): string => textAt(line, `/${place}`);

/** The line with one text changed. Empty texts, and what they leave empty, vanish: nothing said is nothing sent. */
export const withText = (line: DraftNode, place: string, text: string): DraftNode =>
  changed(line, segmentsOf(`/${place}`), text === '' ? undefined : text) ?? {};

function changed(node: DraftNode, [segment, ...rest]: readonly string[], next: DraftNode): DraftNode {
  if (segment === undefined) return next;
  if (/^\d+$/.test(segment)) {
    const list: DraftNode[] = isList(node) ? [...node] : [];
    list[Number(segment)] = changed(list[Number(segment)], rest, next);
    return list.some((member) => member !== undefined) ? Array.from(list, (member) => member) : undefined;
  }
  const record: { readonly [name: string]: DraftNode } = typeof node === 'object' && !isList(node) ? node : {};
  const { [segment]: child, ...others } = record;
  const value = changed(child, rest, next);
  const entries = value === undefined ? others : { ...others, [segment]: value };
  return Object.keys(entries).length === 0 ? undefined : entries;
}
