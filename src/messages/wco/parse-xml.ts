import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { err, finish, ok, type Result, type Text } from '#core/kernel';
import { decodeText } from './decode-text.ts';
import type { XmlLimits } from './limits.ts';
import { messageRefusal, type MessageRefusal, type RefusalKind } from './message-refusal.ts';
import { xmlFault } from './xml-faults.ts';
import { NAMESPACE_URI, namespaceOf, type KnownNamespace } from './namespaces.ts';

/** Both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface XmlName {
  readonly local: string;
  readonly uri: string;
  readonly namespace: KnownNamespace | undefined;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

export interface XmlHandler {
  readonly open: (name: XmlName, attributes: readonly XmlAttribute[], position: Position) => void;
  readonly text: (text: string) => void;
  readonly close: () => void;
}

/** How the document as a whole is spelled. */
export interface XmlSpelling {
  /** Every colon was lost on the way; names and namespaces were recognised all the same. */
  readonly lostColons: boolean;
}

/**
 * Parses one document and hands its elements to `handler`, in one pass and within `limits`. Document type declarations are
 * refused where they stand, so that no entity can be declared, expanded or fetched. Comments and processing instructions
 * state nothing and are skipped. The position given with an element is that of its start tag's end.
 */
export const parseXml = (
  bytes: Uint8Array,
  handler: XmlHandler,
  limits: XmlLimits,
): Result<XmlSpelling, MessageRefusal> => finish(parseXmlInSteps(bytes, handler, limits));

/** The same a piece of the text at a time: a message of 2,000 lines takes longer than anybody else should wait. */
export function* parseXmlInSteps(
  bytes: Uint8Array,
  handler: XmlHandler,
  limits: XmlLimits,
): Generator<void, Result<XmlSpelling, MessageRefusal>> {
  if (bytes.length > limits.bytesMax)
    return refuse('limit', {
      vi: `${bytes.length} byte, chỉ đọc tối đa ${limits.bytesMax}`,
      en: `${bytes.length} bytes, at most ${limits.bytesMax} are read`,
    });
  const decoded = decodeText(bytes);
  if (!decoded.ok) return err(messageRefusal('encoding', { ...decoded.error, path: '' }, decoded.error.detail));
  return yield* parseText(decoded.value, handler, limits);
}

/** Some milliseconds of parsing. */
const STEP_CHARS = 16_384;

/** Thrown out of the parser's callbacks to stop it at once, and caught right below; nothing else sees it. */
class Stop extends Error {
  readonly refusal: MessageRefusal;
  constructor(refusal: MessageRefusal) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}

function* parseText(
  text: string,
  handler: XmlHandler,
  limits: XmlLimits,
): Generator<void, Result<XmlSpelling, MessageRefusal>> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const names = nameReader();
  const position = (): Position => ({ line: parser.line, column: parser.column + 1 });
  const stop = (kind: RefusalKind, detail: string | Text = ''): never => {
    throw new Stop(messageRefusal(kind, { ...position(), path: '' }, detail));
  };
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  parser.on('error', (error) => stop('malformed', xmlFault(withoutPlace(error.message))));
  const checkName = ({ length }: string): void => {
    if (length > limits.nameLengthMax)
      stop('limit', beyond(limits.nameLengthMax, 'ký tự trong một tên', 'characters of one name'));
  };
  parser.on('doctype', () => stop('doctype'));
  parser.on('opentagstart', ({ name }) => {
    checkName(name);
    attributes = 0;
    elements += 1;
    depth += 1;
    if (depth > limits.depthMax)
      stop('limit', beyond(limits.depthMax, 'cấp phần tử lồng nhau', 'levels of nested elements'));
    if (elements > limits.elementsMax) stop('limit', beyond(limits.elementsMax, 'phần tử', 'elements'));
  });
  parser.on('attribute', ({ name }) => {
    checkName(name);
    attributes += 1;
    if (attributes > limits.attributesPerElementMax) {
      stop('limit', beyond(limits.attributesPerElementMax, 'thuộc tính ở một phần tử', 'attributes of one element'));
    }
  });
  parser.on('opentag', (tag) => handler.open(names.element(tag), names.attributes(tag), position()));
  const take = (piece: string): void => {
    if (piece.length > limits.textLengthMax)
      stop('limit', beyond(limits.textLengthMax, 'ký tự trong một nội dung', 'characters of one text'));
    if (depth > 0) handler.text(piece);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    depth -= 1;
    handler.close();
  });
  try {
    for (let start = 0; start < text.length; start += STEP_CHARS) {
      if (start > 0) yield;
      parser.write(text.slice(start, start + STEP_CHARS));
    }
    parser.close();
    return ok({ lostColons: names.lostColons() });
  } catch (thrown) {
    if (thrown instanceof Stop) return err(thrown.refusal);
    throw thrown;
  }
}

interface NameReader {
  readonly element: (tag: SaxesTagNS) => XmlName;
  readonly attributes: (tag: SaxesTagNS) => readonly XmlAttribute[];
  readonly lostColons: () => boolean;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/**
 * Names by namespace. Some software on the way strips every colon from a document: `md:MetaData` becomes `mdMetaData`, and
 * `urn:wco:…` becomes `urnwco…`. Such a document is told by the namespace of its root and read by the prefixes in use.
 */
function nameReader(): NameReader {
  let rootSeen = false;
  let lostColons = false;
  const element = (tag: SaxesTagNS): XmlName => {
    if (!rootSeen) {
      rootSeen = true;
      lostColons = tag.uri === DECLARATION_WITHOUT_COLONS;
    }
    if (lostColons && tag.uri === DECLARATION_WITHOUT_COLONS) return gluedName(tag.local);
    return { local: tag.local, uri: tag.uri, namespace: namespaceOf(tag.uri) };
  };
  const attributes = (tag: SaxesTagNS): readonly XmlAttribute[] => {
    let found: XmlAttribute[] | undefined;
    for (const key in tag.attributes) {
      const given = tag.attributes[key];
      if (given === undefined || given.uri === XMLNS_URI || given.name === 'xmlns') continue;
      if (lostColons && given.uri === '' && given.local.startsWith('xmlns')) continue;
      (found ??= []).push(attributeOf(given, lostColons));
    }
    return found ?? NO_ATTRIBUTES;
  };
  return { element, attributes, lostColons: () => lostColons };
}

function attributeOf(given: SaxesAttributeNS, lostColons: boolean): XmlAttribute {
  if (lostColons && given.uri === '' && given.local === 'xsischemaLocation') {
    return {
      local: 'schemaLocation',
      uri: NAMESPACE_URI.schemaInstance,
      namespace: 'schemaInstance',
      value: given.value,
    };
  }
  return { local: given.local, uri: given.uri, namespace: namespaceOf(given.uri), value: given.value };
}

const DECLARATION_WITHOUT_COLONS = NAMESPACE_URI.declaration.replaceAll(':', '');
/** Prefixes as senders of this message use them, each glued to a name that begins with a capital. */
const GLUED_PREFIX = /^(md|ds|udt|hd|p1?)(?=[A-Z])/;
const NAMESPACE_OF_GLUED: Readonly<Record<string, KnownNamespace>> = {
  md: 'metaData',
  ds: 'dataTypes',
  p: 'dataTypes',
  p1: 'dataTypes',
  udt: 'unqualified',
  hd: 'extension',
};

function gluedName(local: string): XmlName {
  const prefix = GLUED_PREFIX.exec(local)?.[1];
  const namespace = NAMESPACE_OF_GLUED[prefix ?? ''] ?? 'declaration';
  return { local: prefix === undefined ? local : local.slice(prefix.length), uri: NAMESPACE_URI[namespace], namespace };
}

/** The parser's longest own words; what goes beyond is a name or a text of the sender. */
const FAULT_LENGTH_MAX = 300;
/** The parser puts line and column before its message; the refusal has them as numbers. */
const withoutPlace = (message: string): string =>
  message
    .slice(0, FAULT_LENGTH_MAX)
    .replace(/^(?:undefined:)?\d+:\d+:\s*/, '')
    .replace(/\.$/, '');

const beyond = (limit: number, vi: string, en: string): Text => ({
  vi: `có hơn ${limit} ${vi}`,
  en: `there are more than ${limit} ${en}`,
});

const refuse = (kind: RefusalKind, detail: Text): Result<never, MessageRefusal> =>
  err(messageRefusal(kind, { line: 0, column: 0, path: '' }, detail));
