import type { Result } from '#core/kernel';
import type { XmlLimits } from './limits.ts';
import type { MessageRefusal } from './message-refusal.ts';
import { parseXml, type XmlAttribute, type XmlHandler } from './parse-xml.ts';
import { trimXmlSpace } from './xml-text.ts';

/** Facts by path: names from the root, `[2]` for the second of that name among its siblings, `@` before an attribute's. */
export type Facts = ReadonlyMap<string, string>;

/**
 * What a document states, whatever we make of it: the text of each element without children, each attribute, and any text
 * between children. Namespace declarations, `xml:space`, comments and indenting state nothing. This knows nothing of the
 * binding table: it is the yardstick that the mapping is measured by.
 */
export function extractFacts(
  bytes: Uint8Array,
  limits: XmlLimits,
): { readonly facts: Facts; readonly parsed: Result<unknown, MessageRefusal> } {
  const facts = new Map<string, string>();
  const parsed = parseXml(bytes, factWalker(facts), limits);
  return { facts, parsed };
}

interface OpenElement {
  readonly path: string;
  readonly parent: OpenElement | undefined;
  readonly childrenByName: Map<string, number>;
  readonly keepSpace: boolean;
  text: string;
}

function factWalker(facts: Map<string, string>): XmlHandler {
  let top: OpenElement | undefined;
  return {
    open(name, attributes) {
      const order = (top?.childrenByName.get(name.local) ?? 0) + 1;
      top?.childrenByName.set(name.local, order);
      const path = `${top?.path ?? ''}/${name.local}${order > 1 ? `[${order}]` : ''}`;
      top = { path, parent: top, childrenByName: new Map(), keepSpace: attributes.some(keepsSpace), text: '' };
      for (const given of attributes) if (!keepsSpace(given)) facts.set(`${path}/@${given.local}`, given.value);
    },
    text(piece) {
      if (top !== undefined) top.text += piece;
    },
    close() {
      if (top === undefined) return;
      const isLeaf = top.childrenByName.size === 0;
      const text = isLeaf && top.keepSpace ? top.text : trimXmlSpace(top.text);
      if (isLeaf) facts.set(top.path, text);
      else if (text !== '') facts.set(`${top.path}/text()`, text);
      top = top.parent;
    },
  };
}

const keepsSpace = (given: XmlAttribute): boolean => given.namespace === 'xml' && given.local === 'space';
