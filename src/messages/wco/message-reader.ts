import type { Qualifier } from '#core/declaration';
import type { AnyClass, ClassElementBinding, DateBinding, ElementBinding, LeafBinding, PrimaryBinding } from './binding.ts';
import { declarationBinding, metaDataBinding, requestBinding } from './declaration-binding.ts';
import type { NamespaceName } from './namespaces.ts';
import { promotePrimary, type ClassifiedGoods } from './primary-classification.ts';
import { QUALIFIERS } from './qualifier-attributes.ts';
import { isBlankXml, trimXmlSpace } from './xml-text.ts';
import type { Position, XmlAttribute, XmlHandler, XmlName } from './parse-xml.ts';

/** A fact that the model has no typed place for. It is reported, never carried along. */
export interface AsideFact {
  /** Element names from the root, `@` before an attribute's. */
  readonly path: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/** What one pass over a document brought to light; not yet checked against the model's schema. */
export interface MessageFindings {
  readonly metaData: Record<string, unknown>;
  /** Absent where the document is something else than a declaration. */
  readonly declaration: Record<string, unknown> | undefined;
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
  readonly asideMax: number;
  readonly withPlaces: boolean;
}

type Target = Record<string, unknown>;

/** One open element. What it may hold, and what happens to it, follows from `kind`. */
interface Frame {
  readonly kind: 'document' | 'request' | 'requestDetail' | 'class' | 'leaf' | 'date' | 'dateForm' | 'aside';
  readonly name: string;
  readonly parent: Frame | undefined;
  readonly position: Position;
  readonly pointer: string;
  readonly target: Target;
  readonly binding?: AnyClass;
  readonly bound?: ElementBinding;
  /** Dissolved elements already met in this class element; each may stand once. */
  dissolved?: Set<ElementBinding>;
  /** Classifications met in this class element, in order. */
  listed?: Target[];
  attributes: readonly XmlAttribute[];
  text: string;
  children: number;
  keepSpace: boolean;
}

const REQUEST_ELEMENTS: ReadonlySet<string> = new Set(['submitDeclarationRequest', 'cancelDeclarationRequest']);
const COUNT = /^(?:0|[1-9]\d{0,8})$/;
const DECIMAL = /^-?\d{1,20}(?:\.\d{1,10})?$/;
/** Numbers that XML Schema reads as well, but that are not spelled plainly: `+5`, `01`, `.5`, `5.`, `5.0` for a count. */
const SPELLED_COUNT = /^\+?\d{1,20}(?:\.0*)?$/;
const SPELLED_DECIMAL = /^[+-]?(?:\d{1,20}\.?\d{0,10}|\.\d{1,10})$/;
const COUNT_MAX = 999_999_999;

/**
 * Reads the events of one document into the model by walking the binding table along. Every leaf element and attribute
 * ends either in a typed field or among the facts aside; both are counted.
 */
export function messageReader(options: ReaderOptions): MessageReader {
  const metaData: Target = {};
  let declaration: Target | undefined;
  let typedFacts = 0;
  let asideFacts = 0;
  const aside: AsideFact[] = [];
  const places = new Map<string, Position>();
  let top: Frame | undefined;

  function open(name: XmlName, attributes: readonly XmlAttribute[], position: Position): void {
    if (top !== undefined) top.children += 1;
    top = frameFor(name, attributes, position);
    if (top.kind !== 'leaf' && top.kind !== 'dateForm' && top.kind !== 'date') takeAttributes(top);
  }

  function frameFor(name: XmlName, attributes: readonly XmlAttribute[], position: Position): Frame {
    const parent = top;
    const frame = (kind: Frame['kind'], target: Target, pointer: string, more?: Partial<Frame>): Frame => {
      if (options.withPlaces && !places.has(pointer)) places.set(pointer, position);
      const keepSpace = attributes.some((given) => given.namespace === 'xml' && given.local === 'space' && given.value === 'preserve');
      return { kind, name: name.local, parent, position, pointer, target, attributes, text: '', children: 0, keepSpace, ...more };
    };
    const outside = (): Frame => frame('aside', {}, parent?.pointer ?? '');
    const startDeclaration = (): Frame => {
      declaration = { goodsItems: [] };
      return frame('class', declaration, '', { binding: declarationBinding });
    };
    if (parent === undefined) {
      if (name.namespace === 'declaration' && name.local === 'Declaration') {
        metaData['bare'] = true;
        return startDeclaration();
      }
      if (name.namespace === 'metaData' && name.local === 'MetaData') return frame('document', metaData, '', { binding: metaDataBinding });
      if (!REQUEST_ELEMENTS.has(name.local)) return outside();
      metaData['request'] = { element: name.local, namespace: name.uri };
      return frame('request', metaData['request'] as Target, '');
    }
    switch (parent.kind) {
      case 'request':
        if (name.uri !== (parent.target['namespace'] as string)) return outside();
        if (name.local === 'requestCommon') return frame('class', parent.target, '', { binding: requestBinding });
        return name.local === 'requestDetail' ? frame('requestDetail', {}, '') : outside();
      case 'requestDetail':
        return name.namespace === 'metaData' && name.local === 'MetaData' && Object.keys(parent.target).length === 0
          ? ((parent.target['seen'] = true), frame('document', metaData, '', { binding: metaDataBinding }))
          : outside();
      case 'document':
        if (name.namespace === 'declaration' && name.local === 'Declaration' && declaration === undefined) return startDeclaration();
        return inClass(parent, name, frame) ?? outside();
      case 'class':
        return inClass(parent, name, frame) ?? outside();
      case 'date': {
        const form = dateForm(name);
        return form !== undefined && parent.children === 1 && isBlankXml(parent.text)
          ? frame('dateForm', parent.target, parent.pointer, { bound: { ...(parent.bound as DateBinding), element: form } })
          : outside();
      }
      default:
        return outside();
    }
  }

  type MakeFrame = (kind: Frame['kind'], target: Target, pointer: string, more?: Partial<Frame>) => Frame;

  function inClass(parent: Frame, name: XmlName, frame: MakeFrame): Frame | undefined {
    const bound = parent.binding?.byElement.get(name.local);
    if (bound === undefined || !inNamespaceOf(bound, name)) return undefined;
    const { target } = parent;
    const pointer = (field: string): string => (options.withPlaces ? `${parent.pointer}/${field}` : '');
    switch (bound.kind) {
      case 'inside':
        if (parent.dissolved?.has(bound) === true) return undefined;
        (parent.dissolved ??= new Set()).add(bound);
        return frame('class', target, options.withPlaces ? parent.pointer : '', { binding: bound.of, bound });
      case 'one':
        if (target[bound.field] !== undefined) return undefined;
        return frame('class', (target[bound.field] = {}) as Target, pointer(bound.field), { binding: bound.of });
      case 'many':
      case 'first':
      case 'primary': {
        const [object, field] = addTo(parent, bound);
        return frame('class', object, pointer(field), { binding: bound.of });
      }
      case 'date':
        return frame('date', target, pointer(bound.dateField ?? bound.dateTimeField), { bound });
      default:
        if (target[bound.field] !== undefined || isBlankField(target, bound.field)) return undefined;
        return frame('leaf', target, pointer(bound.field), { bound });
    }
  }

  function inNamespaceOf(bound: ElementBinding, name: XmlName): boolean {
    const wanted: NamespaceName = bound.namespace;
    if (wanted !== 'request') return name.namespace === wanted;
    return name.uri === (metaData['request'] as Target)['namespace'];
  }

  function text(piece: string): void {
    if (top !== undefined) top.text = top.text === '' ? piece : top.text + piece;
  }

  function close(): void {
    const frame = top;
    if (frame === undefined) return;
    top = frame.parent;
    switch (frame.kind) {
      case 'leaf':
        closeLeaf(frame);
        return;
      case 'dateForm':
        closeDate(frame, frame.bound?.element === 'DateTime' ? 'DateTime' : undefined);
        return;
      case 'date':
        if (frame.children === 0) closeDate(frame, 'direct');
        else {
          takeAttributes(frame);
          strayText(frame);
        }
        return;
      case 'aside':
        if (frame.children === 0) setAside(pathOf(frame), trimXmlSpace(frame.text), frame.position);
        else strayText(frame);
        return;
      default:
        if (frame.listed !== undefined) promotePrimary(frame.target as ClassifiedGoods, frame.listed);
        if (frame.children === 0 && frame.kind === 'class') closeEmptyClass(frame);
        strayText(frame);
    }
  }

  /** An element that may hold others and holds none is a fact of its own: it was sent, and it is empty. */
  function closeEmptyClass(frame: Frame): void {
    typedFacts += 1;
    if (frame.bound?.kind === 'inside') qualifier(frame.target, frame.bound.element).spelling = '';
  }

  function closeLeaf(frame: Frame): void {
    const bound = frame.bound as LeafBinding;
    const { target } = frame;
    const value = frame.keepSpace ? frame.text : trimXmlSpace(frame.text);
    const attributes = new Map<string, string>();
    for (const given of frame.attributes) {
      if (isSilent(given)) continue;
      if (given.namespace === undefined && given.uri === '' && QUALIFIERS.has(given.local)) attributes.set(given.local, given.value);
      else setAside(`${pathOf(frame)}/@${given.local}`, given.value, frame.position);
    }
    const own = OWN_ATTRIBUTE[bound.kind] ?? (bound.unitField === undefined ? undefined : 'unitCode');
    const stated = own === undefined ? undefined : attributes.get(own);
    const takesOwn = stated !== undefined && stated !== '' && (value !== '' || bound.unitField !== undefined);
    if (takesOwn && own !== undefined) {
      attributes.delete(own);
      typedFacts += 1;
    }
    typedFacts += 1;
    if (bound.unitField !== undefined && takesOwn) target[bound.unitField] = stated;
    if (value === '') {
      if (!takesOwn) qualifier(target, bound.field).spelling = '';
    } else target[bound.field] = valueOf(bound, value, takesOwn ? stated : undefined, target);
    for (const [name, said] of attributes) {
      const field = QUALIFIERS.get(name);
      if (field === undefined) continue;
      qualifier(target, bound.field)[field] = said;
      typedFacts += 1;
    }
  }

  function closeDate(frame: Frame, form: 'DateTime' | 'direct' | undefined): void {
    const bound = frame.bound as DateBinding;
    const { target } = frame;
    const value = frame.keepSpace ? frame.text : trimXmlSpace(frame.text);
    let formatCode: string | undefined;
    for (const given of frame.attributes) {
      if (isSilent(given)) continue;
      if (given.uri === '' && given.local === 'formatCode' && given.value !== '') formatCode = given.value;
      else setAside(`${pathOf(frame)}/@${given.local}`, given.value, frame.position);
    }
    const facts = formatCode === undefined ? 1 : 2;
    const plain = bound.dateField !== undefined && form === undefined && formatCode === '102' && /^\d{8}$/.test(value);
    if (plain && bound.dateField !== undefined && target[bound.dateField] === undefined) {
      target[bound.dateField] = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`;
      typedFacts += facts;
    } else if (target[bound.dateTimeField] === undefined) {
      target[bound.dateTimeField] = { value, ...(formatCode === undefined ? {} : { formatCode }), ...(form === undefined ? {} : { form }) };
      typedFacts += facts;
    } else {
      setAside(pathOf(frame), value, frame.position);
      if (formatCode !== undefined) setAside(`${pathOf(frame)}/@formatCode`, formatCode, frame.position);
    }
  }

  /** Attributes of an element that is not a leaf: schema locations at the top, nothing we know of elsewhere. */
  function takeAttributes(frame: Frame): void {
    for (const given of frame.attributes) {
      if (isSilent(given)) continue;
      const field = locationField(frame);
      const isLocation = given.namespace === 'schemaInstance' && given.local === 'schemaLocation';
      if (isLocation && field !== undefined && given.value !== '') {
        field.target[field.name] = given.value;
        typedFacts += 1;
      } else setAside(`${pathOf(frame)}/@${given.local}`, given.value, frame.position);
    }
  }

  function locationField(frame: Frame): { readonly target: Target; readonly name: string } | undefined {
    if (frame.kind === 'document') return { target: metaData, name: 'schemaLocation' };
    if (frame.kind === 'request') return { target: frame.target, name: 'schemaLocation' };
    return frame.target === declaration && frame.name === 'Declaration' ? { target: metaData, name: 'declarationSchemaLocation' } : undefined;
  }

  /** Text between the children of an element; only leaf elements have text in this message. */
  function strayText(frame: Frame): void {
    const stray = trimXmlSpace(frame.text);
    if (stray !== '') setAside(`${pathOf(frame)}/text()`, stray, frame.position);
  }

  function setAside(path: string, value: string, position: Position): void {
    asideFacts += 1;
    if (aside.length < options.asideMax) aside.push({ path, value, line: position.line, column: position.column });
  }

  return { open, text, close, findings: () => ({ metaData, declaration, typedFacts, asideFacts, aside, places }) };
}

const OWN_ATTRIBUTE: Readonly<Partial<Record<LeafBinding['kind'], string>>> = { amount: 'currencyID', measure: 'unitCode' };

function valueOf(bound: LeafBinding, text: string, own: string | undefined, target: Target): unknown {
  switch (bound.kind) {
    case 'text':
      return text;
    case 'count':
      return countOf(bound, text, target);
    case 'decimal':
      return decimalOf(bound, text, target);
    case 'amount':
      return { amount: decimalOf(bound, text, target), ...(own === undefined ? {} : { currency: own }) };
    case 'measure':
      return { value: decimalOf(bound, text, target), ...(own === undefined ? {} : { unitCode: own }) };
  }
}

/** The number, or the text itself where it is none: the schema then refuses it by name. */
function countOf(bound: LeafBinding, text: string, target: Target): number | string {
  if (COUNT.test(text)) return Number(text);
  if (!SPELLED_COUNT.test(text) || Number(text) > COUNT_MAX) return text;
  qualifier(target, bound.field).spelling = text;
  return Number(text);
}

function decimalOf(bound: LeafBinding, text: string, target: Target): string {
  if (DECIMAL.test(text) || !SPELLED_DECIMAL.test(text)) return text;
  qualifier(target, bound.field).spelling = text;
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  return `${text.startsWith('-') ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

type MutableQualifier = { -readonly [K in keyof Qualifier]: Qualifier[K] };

function qualifier(target: Target, field: string): MutableQualifier {
  const all = (target['qualifiers'] ??= {}) as Record<string, MutableQualifier>;
  return (all[field] ??= {});
}

function isBlankField(target: Target, field: string): boolean {
  const all = target['qualifiers'] as Readonly<Record<string, Qualifier>> | undefined;
  return all?.[field]?.spelling === '';
}

function addTo(parent: Frame, bound: ClassElementBinding | PrimaryBinding): readonly [Target, string] {
  const object: Target = {};
  if (bound.kind === 'primary') {
    const listed = (parent.listed ??= []);
    listed.push(object);
    return [object, `${bound.rest}/${listed.length - 1}`];
  }
  const { target } = parent;
  if (bound.kind === 'first' && target[bound.field] === undefined) {
    target[bound.field] = object;
    return [object, bound.field];
  }
  const field = bound.kind === 'first' && bound.rest !== undefined ? bound.rest : bound.field;
  const list = (target[field] ??= []) as Target[];
  list.push(object);
  return [object, `${field}/${list.length - 1}`];
}

const DATE_NAMESPACES: ReadonlySet<NamespaceName | undefined> = new Set(['dataTypes', 'unqualified', 'declaration']);

function dateForm(name: XmlName): 'DateTimeString' | 'DateTime' | undefined {
  if (!DATE_NAMESPACES.has(name.namespace)) return undefined;
  return name.local === 'DateTimeString' || name.local === 'DateTime' ? name.local : undefined;
}

/** Attributes that steer the reading and state nothing: namespace declarations and `xml:space`. */
const isSilent = (given: XmlAttribute): boolean => given.namespace === 'xml' && given.local === 'space';

function pathOf(frame: Frame): string {
  return frame.parent === undefined ? `/${frame.name}` : `${pathOf(frame.parent)}/${frame.name}`;
}

