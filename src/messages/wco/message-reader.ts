import type {
  AnyClass,
  ClassElementBinding,
  DateBinding,
  ElementBinding,
  LeafBinding,
  PrimaryBinding,
} from './binding.ts';
import { metaDataBinding, requestBinding } from './declaration-binding.ts';
import { isTaken, leafValue, ownAttribute, qualifierOf, type Target } from './leaf-value.ts';
import type { MessageForm } from './message-form.ts';
import type { KnownNamespace } from './namespaces.ts';
import type { Position, XmlAttribute, XmlHandler, XmlName } from './parse-xml.ts';
import { promotePrimary } from './primary-classification.ts';
import { QUALIFIERS } from './qualifier-attributes.ts';
import { isBlankXml, trimXmlSpace } from './xml-text.ts';

/** A fact that the model has no typed place for. It is reported, never carried along. */
export interface AsideFact {
  /** Element names from the root, `@` before an attribute's; of one longer than the limit, its end after an ellipsis. */
  readonly path: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/** What one pass over a document brought to light; not yet checked against the model's schema. */
export interface MessageFindings {
  readonly metaData: Target;
  /** Absent where the document is something else than the message looked for. */
  readonly body: Target | undefined;
  readonly typedFacts: number;
  readonly asideFacts: number;
  /** The first of them, up to the limit. */
  readonly aside: readonly AsideFact[];
  /** Where each object and value of the model stood, by JSON pointer; filled only when asked for. */
  readonly places: ReadonlyMap<string, Position>;
}

export interface MessageReader extends XmlHandler {
  readonly findings: () => MessageFindings;
}

export interface ReaderOptions {
  readonly form: MessageForm;
  readonly asideMax: number;
  readonly pathLengthMax: number;
  readonly withPlaces: boolean;
}

/**
 * Reads the events of one document into the model by walking the binding table along. Every leaf element and attribute
 * ends either in a typed field or among the facts aside; both are counted.
 */
export function messageReader(options: ReaderOptions): MessageReader {
  const reading: Reading = {
    options,
    metaData: {},
    body: undefined,
    lacksNamespaces: false,
    typedFacts: 0,
    asideFacts: 0,
    aside: [],
    places: new Map(),
    top: undefined,
  };
  return {
    open: (name, attributes, position) => open(reading, { name, attributes, position }),
    text: (piece) => {
      const { top } = reading;
      if (top !== undefined) top.text = top.text === '' ? piece : top.text + piece;
    },
    close: () => close(reading),
    findings: () => reading,
  };
}

/** The state of one pass: the findings so far and the innermost open element. */
interface Reading {
  readonly options: ReaderOptions;
  readonly metaData: Target;
  body: Target | undefined;
  lacksNamespaces: boolean;
  typedFacts: number;
  asideFacts: number;
  readonly aside: AsideFact[];
  readonly places: Map<string, Position>;
  top: Frame | undefined;
}

interface StartTag {
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly position: Position;
}

/** What an open element is to us; it decides what the element may hold. */
interface Role {
  readonly kind: 'request' | 'requestDetail' | 'class' | 'leaf' | 'date' | 'dateForm' | 'aside';
  /** The object of the model that the element, or its children, fill. */
  readonly target: Target;
  /** JSON pointer of the target or value; kept only where places are wanted. */
  readonly pointer: string;
  readonly binding?: AnyClass;
  readonly bound?: ElementBinding;
  /** `DateTimeString` is the usual form and needs no word. */
  readonly form?: 'DateTime';
}

interface Frame extends Role {
  readonly tag: StartTag;
  readonly parent: Frame | undefined;
  text: string;
  children: number;
  /** Dissolved elements already met in this element; each may stand once. */
  dissolved: Set<ElementBinding> | undefined;
  /** Classifications met in this element, in order. */
  listed: Target[] | undefined;
}

function open(reading: Reading, tag: StartTag): void {
  const parent = reading.top;
  if (parent !== undefined) parent.children += 1;
  const role = roleOf(reading, parent, tag) ?? { kind: 'aside', target: {}, pointer: parent?.pointer ?? '' };
  if (reading.options.withPlaces && !reading.places.has(role.pointer)) reading.places.set(role.pointer, tag.position);
  reading.top = { ...role, tag, parent, text: '', children: 0, dissolved: undefined, listed: undefined };
  if (role.kind !== 'leaf' && role.kind !== 'dateForm' && role.kind !== 'date') takeAttributes(reading, reading.top);
}

/** What the element is where it stands; nothing, where it has no business there. */
function roleOf(reading: Reading, parent: Frame | undefined, { name }: StartTag): Role | undefined {
  if (parent === undefined) return roleOfRoot(reading, name);
  switch (parent.kind) {
    case 'request':
      if (name.uri !== parent.target['namespace']) return undefined;
      if (name.local === 'requestCommon')
        return { kind: 'class', target: parent.target, pointer: '', binding: requestBinding };
      return name.local === 'requestDetail' ? { kind: 'requestDetail', target: {}, pointer: '' } : undefined;
    case 'requestDetail':
      return isMetaData(reading, name) && parent.children === 1 ? metaDataRole(reading) : undefined;
    case 'class':
      if (parent.binding === metaDataBinding && isBody(reading, name) && reading.body === undefined)
        return bodyRole(reading);
      return roleInClass(reading, parent, name);
    case 'date':
      return roleInDate(reading, parent, name);
    default:
      return undefined;
  }
}

const REQUEST_ELEMENTS: ReadonlySet<string> = new Set(['submitDeclarationRequest', 'cancelDeclarationRequest']);

function roleOfRoot(reading: Reading, name: XmlName): Role | undefined {
  if (name.uri === '' && reading.options.form.mayLackNamespaces) {
    reading.lacksNamespaces = true;
    reading.metaData['lostNamespaces'] = true;
  }
  if (isMetaData(reading, name)) return metaDataRole(reading);
  if (isBody(reading, name)) {
    reading.metaData['bare'] = true;
    return bodyRole(reading);
  }
  if (!REQUEST_ELEMENTS.has(name.local)) return undefined;
  const request = { element: name.local, namespace: name.uri };
  reading.metaData['request'] = request;
  return { kind: 'request', target: request, pointer: '' };
}

const isIn = ({ lacksNamespaces }: Reading, name: XmlName, namespace: KnownNamespace): boolean =>
  name.namespace === namespace || (lacksNamespaces && name.uri === '');
const isMetaData = (reading: Reading, name: XmlName): boolean =>
  name.local === 'MetaData' && isIn(reading, name, 'metaData');
const isBody = (reading: Reading, name: XmlName): boolean =>
  name.local === reading.options.form.element && isIn(reading, name, reading.options.form.namespace);

const metaDataRole = (reading: Reading): Role => ({
  kind: 'class',
  target: reading.metaData,
  pointer: '',
  binding: metaDataBinding,
});

function bodyRole(reading: Reading): Role {
  const { form } = reading.options;
  reading.body = form.begin();
  return { kind: 'class', target: reading.body, pointer: '', binding: form.binding };
}

function roleInClass(reading: Reading, parent: Frame, name: XmlName): Role | undefined {
  const bound = parent.binding?.byElement.get(name.local) ?? boundByGluedName(reading, parent, name.local);
  if (bound === undefined || !isInNamespaceOf(bound, name, reading)) return undefined;
  const { target } = parent;
  const { options } = reading;
  const pointer = (field: string): string => (options.withPlaces ? `${parent.pointer}/${field}` : '');
  switch (bound.kind) {
    case 'inside':
      if (parent.dissolved?.has(bound) === true) return undefined;
      (parent.dissolved ??= new Set()).add(bound);
      return { kind: 'class', target, pointer: parent.pointer, binding: bound.of, bound };
    case 'one': {
      if (target[bound.field] !== undefined) return undefined;
      const object: Target = {};
      target[bound.field] = object;
      return { kind: 'class', target: object, pointer: pointer(bound.field), binding: bound.of };
    }
    case 'many':
    case 'first':
    case 'primary': {
      const [object, field] = addTo(parent, bound);
      return { kind: 'class', target: object, pointer: pointer(field), binding: bound.of };
    }
    case 'date':
      return { kind: 'date', target, pointer: pointer(bound.dateField ?? bound.dateTimeField), bound };
    default:
      return isTaken(target, bound.field) ? undefined : { kind: 'leaf', target, pointer: pointer(bound.field), bound };
  }
}

function isInNamespaceOf({ namespace }: ElementBinding, name: XmlName, reading: Reading): boolean {
  if (namespace === 'body') return isIn(reading, name, reading.options.form.namespace);
  if (namespace !== 'request') return isIn(reading, name, namespace);
  return name.uri === (reading.metaData['request'] as Target)['namespace'];
}

/** Prefixes that a program numbers by itself (`_2:`), as what strips the namespaces leaves them: `_2WCOTypeName`. */
const GLUED_PREFIX = /^_\d{1,3}(?=[A-Z])/;

/** An element of the envelope whose prefix stayed glued to its name. */
function boundByGluedName(reading: Reading, parent: Frame, local: string): ElementBinding | undefined {
  if (!reading.lacksNamespaces || parent.binding !== metaDataBinding) return undefined;
  const glued = GLUED_PREFIX.exec(local)?.[0];
  if (glued === undefined || (reading.metaData['gluedPrefix'] ??= glued) !== glued) return undefined;
  return metaDataBinding.byElement.get(local.slice(glued.length));
}

/** Puts a new object where the next element of this kind belongs, and says where that is. */
function addTo(parent: Frame, bound: ClassElementBinding | PrimaryBinding): readonly [Target, string] {
  const object: Target = {};
  const { target } = parent;
  if (bound.kind === 'primary') {
    const listed = (parent.listed ??= []);
    listed.push(object);
    return [object, `${bound.rest}/${listed.length - 1}`];
  }
  if (bound.kind === 'first' && target[bound.field] === undefined) {
    target[bound.field] = object;
    return [object, bound.field];
  }
  const field = bound.kind === 'first' && bound.rest !== undefined ? bound.rest : bound.field;
  const list = (target[field] ??= []) as Target[];
  list.push(object);
  return [object, `${field}/${list.length - 1}`];
}

function roleInDate(reading: Reading, parent: Frame, name: XmlName): Role | undefined {
  const { target, pointer, bound } = parent;
  if (bound === undefined || parent.children > 1 || !isBlankXml(parent.text) || !isOfDate(reading, name))
    return undefined;
  if (name.local === 'DateTimeString') return { kind: 'dateForm', target, pointer, bound };
  return name.local === 'DateTime' ? { kind: 'dateForm', target, pointer, bound, form: 'DateTime' } : undefined;
}

function isOfDate(reading: Reading, name: XmlName): boolean {
  const { dataTypes, namespace } = reading.options.form;
  return isIn(reading, name, dataTypes) || name.namespace === 'unqualified' || name.namespace === namespace;
}

function close(reading: Reading): void {
  const frame = reading.top;
  if (frame === undefined) return;
  reading.top = frame.parent;
  const { kind, bound } = frame;
  if (kind === 'leaf') return closeLeaf(reading, frame, bound as LeafBinding);
  if (kind === 'dateForm') return closeDate(reading, frame, frame.form);
  if (kind === 'date' && frame.children === 0) return closeDate(reading, frame, 'direct');
  if (kind === 'date') takeAttributes(reading, frame);
  if (kind === 'aside' && frame.children === 0) return setAside(reading, frame, '', trimXmlSpace(frame.text));
  if (kind === 'class' && frame.children === 0) closeEmptyClass(reading, frame);
  if (frame.listed !== undefined) promotePrimary(frame.target, frame.listed);
  const stray = trimXmlSpace(frame.text);
  // Only leaf elements have text in this message.
  if (stray !== '') setAside(reading, frame, '/text()', stray);
}

/** An element that may hold others and holds none is a fact of its own: it was sent, and it is empty. */
function closeEmptyClass(reading: Reading, { target, bound }: Frame): void {
  reading.typedFacts += 1;
  if (bound?.kind === 'inside') qualifierOf(target, bound.element).spelling = '';
}

function closeLeaf(reading: Reading, frame: Frame, bound: LeafBinding): void {
  const { target } = frame;
  const value = valueText(frame);
  const own = ownAttribute(bound);
  let stated: string | undefined;
  for (const given of frame.tag.attributes) {
    if (isSilent(given)) continue;
    const qualifying = given.uri === '' ? QUALIFIERS.get(given.local) : undefined;
    const isOwn = given.local === own && given.value !== '' && (value !== '' || bound.unitField !== undefined);
    if (qualifying === undefined) {
      setAside(reading, frame, `/@${given.local}`, given.value);
      continue;
    }
    if (isOwn) stated = given.value;
    else qualifierOf(target, bound.field)[qualifying] = given.value;
    reading.typedFacts += 1;
  }
  if (bound.unitField !== undefined && stated !== undefined) target[bound.unitField] = stated;
  if (value !== '') target[bound.field] = leafValue(bound, value, stated, target);
  else if (stated === undefined) qualifierOf(target, bound.field).spelling = '';
  reading.typedFacts += 1;
}

function closeDate(reading: Reading, frame: Frame, form: 'DateTime' | 'direct' | undefined): void {
  const { dateField, dateTimeField } = frame.bound as DateBinding;
  const { target } = frame;
  const value = valueText(frame);
  let formatCode: string | undefined;
  for (const given of frame.tag.attributes) {
    if (isSilent(given)) continue;
    if (given.uri === '' && given.local === 'formatCode' && given.value !== '') formatCode = given.value;
    else setAside(reading, frame, `/@${given.local}`, given.value);
  }
  const isPlain = form === undefined && formatCode === '102' && /^\d{8}$/.test(value);
  if (isPlain && dateField !== undefined && target[dateField] === undefined) {
    target[dateField] = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`;
  } else if (target[dateTimeField] === undefined) {
    target[dateTimeField] = {
      value,
      ...(formatCode === undefined ? {} : { formatCode }),
      ...(form === undefined ? {} : { form }),
    };
  } else {
    setAside(reading, frame, '', value);
    if (formatCode !== undefined) setAside(reading, frame, '/@formatCode', formatCode);
    return;
  }
  reading.typedFacts += formatCode === undefined ? 1 : 2;
}

/** Attributes of an element that is not a leaf: schema locations at the top, nothing we know of elsewhere. */
function takeAttributes(reading: Reading, frame: Frame): void {
  for (const given of frame.tag.attributes) {
    if (isSilent(given)) continue;
    const location =
      given.namespace === 'schemaInstance' && given.local === 'schemaLocation' ? locationOf(reading, frame) : undefined;
    if (location === undefined || given.value === '') setAside(reading, frame, `/@${given.local}`, given.value);
    else {
      location.target[location.field] = given.value;
      reading.typedFacts += 1;
    }
  }
}

function locationOf(
  { metaData, options }: Reading,
  frame: Frame,
): { readonly target: Target; readonly field: string } | undefined {
  if (frame.kind === 'request' || frame.binding === metaDataBinding)
    return { target: frame.target, field: 'schemaLocation' };
  return frame.binding === options.form.binding ? { target: metaData, field: 'bodySchemaLocation' } : undefined;
}

function setAside(reading: Reading, frame: Frame, at: string, value: string): void {
  reading.asideFacts += 1;
  const { asideMax, pathLengthMax } = reading.options;
  if (reading.aside.length < asideMax)
    reading.aside.push({ path: pathOf(frame, at, pathLengthMax), value, ...frame.tag.position });
}

function pathOf(frame: Frame, at: string, lengthMax: number): string {
  let path = at;
  for (let around: Frame | undefined = frame; around !== undefined; around = around.parent) {
    path = `/${around.tag.name.local}${path}`;
    if (path.length > lengthMax) return `…${path.slice(-lengthMax)}`;
  }
  return path;
}

const valueText = (frame: Frame): string =>
  frame.tag.attributes.some((given) => isSilent(given) && given.value === 'preserve')
    ? frame.text
    : trimXmlSpace(frame.text);

/** `xml:space` steers the reading and states nothing. */
const isSilent = (given: XmlAttribute): boolean => given.namespace === 'xml' && given.local === 'space';
