import type { Declaration } from '#core/declaration';
import type { DraftNode } from './content-tree.ts';

/** What a new declaration must say for itself: its number, its reference, and what follows from the lines. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'functionalReferenceId', 'goodsItemQuantity']);

/** A declaration opened as a draft again. With `keepReference` it stays the same declaration, else it becomes a new one. */
export function draftOfDeclaration(declaration: Declaration, reference: 'keepReference' | 'newReference'): DraftNode {
  const content: { [name: string]: DraftNode } = {};
  for (const [name, value] of Object.entries(declaration)) {
    if (!OWN_FIELDS.has(name) || (name === 'functionalReferenceId' && reference === 'keepReference')) {
      content[name] = texts(value, '');
    }
  }
  return content;
}

/** All leaves as texts; the places of lines say their order. */
function texts(value: unknown, name: string): DraftNode {
  if (name === 'sequence') return undefined;
  if (Array.isArray(value)) return value.map((member) => texts(member, ''));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, texts(member, key)]));
  }
  return typeof value === 'number' ? value.toString() : typeof value === 'string' ? value : undefined;
}
