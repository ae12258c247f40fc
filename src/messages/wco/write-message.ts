import type { Amount, DateTime, Declaration, Measure, Qualifier, Qualifiers } from '#core/declaration';
import type { AnyClass, ElementBinding, LeafBinding } from './binding.ts';
import { metaDataBinding, requestBinding } from './declaration-binding.ts';
import { DECLARATION_FORM, RESPONSE_FORM, type MessageForm } from './message-form.ts';
import type { MetaData, RequestCommon } from './meta-data.ts';
import { NAMESPACE_URI, type KnownNamespace, type NamespaceName } from './namespaces.ts';
import { allClassifications } from './primary-classification.ts';
import { QUALIFIERS } from './qualifier-attributes.ts';
import type { Response } from './response.ts';
import { escapeXmlAttribute, escapeXmlText, trimXmlSpace } from './xml-text.ts';

/**
 * The declaration as a WCO message (DEC) in XML, in the envelope given. Whatever `readDeclaration` found in a document is
 * written again with the same facts; empty lists and empty qualifiers state nothing and are left out. The result is a pure
 * function of its arguments, indented for people to read.
 */
export const writeDeclaration = (declaration: Declaration, metaData: MetaData): string =>
  writeMessage(DECLARATION_FORM, declaration, metaData);

/** The response as a WCO message (RES), likewise. */
export const writeResponse = (response: Response, metaData: MetaData): string =>
  writeMessage(RESPONSE_FORM, response, metaData);

/** Several responses in one document, each in its envelope, in the order given. */
export function writeResponses(responses: readonly Response[], metaData: MetaData): string {
  const messages = responses.map((response) => messageIn(RESPONSE_FORM, response, metaData)).join('');
  return `${XML_DECLARATION}${element('Responses', ` xmlns="${NAMESPACE_URI.extension}"`, messages, 0)}\n`;
}

const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const writeMessage = (form: MessageForm, body: Model, metaData: MetaData): string =>
  `${XML_DECLARATION}${messageIn(form, body, metaData)}\n`;

function messageIn(form: MessageForm, body: Model, metaData: MetaData): string {
  const spelling = spellingOf(metaData);
  const envelopeDepth = metaData.request === undefined ? 0 : 2;
  const depth = metaData.bare === true ? 0 : envelopeDepth + 1;
  const location = schemaLocation(spelling, metaData.bodySchemaLocation);
  const attributes = metaData.bare === true ? declared(form, spelling) + location : location;
  const content = element(form.element, attributes, writeClass(form.binding, body, spelling, depth), depth);
  return metaData.bare === true ? content : writeEnvelope(form, metaData, content, spelling, envelopeDepth);
}

type Model = Readonly<Record<string, unknown>>;

/** How names are written: the prefix of each namespace, and whether documents may hold colons, or namespaces at all. */
interface Spelling {
  readonly prefixes: Readonly<Record<NamespaceName | TypeNamespace, string>>;
  readonly colon: ':' | '';
  readonly namespaces: boolean;
  /** What the names of the envelope's content begin with. */
  readonly header: string;
}
type TypeNamespace = 'dataTypes' | 'unqualified' | 'schemaInstance';

const USUAL: Spelling = {
  prefixes: {
    body: '',
    metaData: 'md:',
    dataTypes: 'ds:',
    unqualified: 'udt:',
    extension: 'hd:',
    schemaInstance: 'xsi:',
    request: 'req:',
  },
  colon: ':',
  namespaces: true,
  header: 'md:',
};

/** A document that came without colons goes back without them. */
const WITHOUT_COLONS: Spelling = {
  prefixes: {
    body: '',
    metaData: 'md',
    dataTypes: 'ds',
    unqualified: 'udt',
    extension: 'hd',
    schemaInstance: 'xsi',
    request: 'req',
  },
  colon: '',
  namespaces: true,
  header: 'md',
};

/** A document that came without namespaces goes back without them. */
const WITHOUT_NAMESPACES: Spelling = {
  prefixes: { body: '', metaData: '', dataTypes: '', unqualified: '', extension: '', schemaInstance: '', request: '' },
  colon: '',
  namespaces: false,
  header: '',
};

function spellingOf({ lostColons, lostNamespaces, gluedPrefix = '' }: MetaData): Spelling {
  if (lostNamespaces === true) return { ...WITHOUT_NAMESPACES, header: gluedPrefix };
  return lostColons === true ? WITHOUT_COLONS : USUAL;
}

/** Every namespace is declared once, on the outermost element that is ours. */
const DECLARED = ['metaData', 'dataTypes', 'unqualified', 'extension', 'schemaInstance'] as const;

function declared(form: MessageForm, { prefixes, colon, namespaces }: Spelling): string {
  if (!namespaces) return '';
  const uri = (name: KnownNamespace): string =>
    colon === '' ? NAMESPACE_URI[name].replaceAll(':', '') : NAMESPACE_URI[name];
  const others = DECLARED.map((name) => {
    const meant = name === 'dataTypes' ? form.dataTypes : name;
    return ` xmlns${colon}${prefixes[name].replace(':', '')}="${uri(meant)}"`;
  }).join('');
  return ` xmlns="${uri(form.namespace)}"${others}`;
}

function writeEnvelope(form: MessageForm, metaData: MetaData, body: string, spelling: Spelling, depth: number): string {
  const attributes = declared(form, spelling) + schemaLocation(spelling, metaData.schemaLocation);
  const { prefixes, header } = spelling;
  const named = header === prefixes.metaData ? spelling : { ...spelling, prefixes: { ...prefixes, metaData: header } };
  const content = writeClass(metaDataBinding, metaData, named, depth) + body;
  const envelope = element(`${spelling.prefixes.metaData}MetaData`, attributes, content, depth);
  return metaData.request === undefined ? envelope : writeRequest(metaData.request, envelope, spelling);
}

function writeRequest(request: RequestCommon, envelope: string, usual: Spelling): string {
  const prefix = request.namespace === '' ? '' : usual.prefixes.request;
  const spelling: Spelling = { ...usual, prefixes: { ...usual.prefixes, request: prefix } };
  const namespace = prefix === '' ? '' : ` xmlns:req="${escapeXmlAttribute(request.namespace)}"`;
  const instance = request.schemaLocation === undefined ? '' : ` xmlns:xsi="${NAMESPACE_URI.schemaInstance}"`;
  return element(
    prefix + request.element,
    namespace + instance + schemaLocation(spelling, request.schemaLocation),
    element(`${prefix}requestCommon`, '', writeClass(requestBinding, request, spelling, 1), 1) +
      element(`${prefix}requestDetail`, '', envelope, 1),
    0,
  );
}

const schemaLocation = ({ prefixes }: Spelling, value: string | undefined): string =>
  attribute(`${prefixes.schemaInstance}schemaLocation`, value);

/** The elements of one object, one level below `depth`. */
function writeClass(binding: AnyClass, model: Model, spelling: Spelling, depth: number): string {
  const qualifiers = model['qualifiers'] as Qualifiers | undefined;
  let xml = '';
  for (const bound of binding.elements) xml += writeElement(bound, model, qualifiers, spelling, depth + 1);
  return xml;
}

function writeElement(
  bound: ElementBinding,
  model: Model,
  qualifiers: Qualifiers | undefined,
  spelling: Spelling,
  depth: number,
): string {
  const name = spelling.prefixes[bound.namespace] + bound.element;
  const classes = (objects: readonly unknown[], of: AnyClass): string => {
    let xml = '';
    for (const object of objects) xml += element(name, '', writeClass(of, object as Model, spelling, depth), depth);
    return xml;
  };
  switch (bound.kind) {
    case 'one':
      return classes(single(model[bound.field]), bound.of);
    case 'many':
      return classes(several(model[bound.field]), bound.of);
    case 'first':
      return classes([...single(model[bound.field]), ...several(model[bound.rest ?? ''])], bound.of);
    case 'primary':
      return classes(allClassifications(model), bound.of);
    case 'inside': {
      const xml = writeClass(bound.of, model, spelling, depth);
      return xml !== '' || qualifiers?.[bound.element]?.spelling === '' ? element(name, '', xml, depth) : '';
    }
    case 'date':
      return writeDate(
        name,
        model[bound.dateField ?? ''],
        model[bound.dateTimeField] as DateTime | undefined,
        spelling,
        depth,
      );
    default:
      return writeLeaf(name, bound, model, qualifiers?.[bound.field], depth);
  }
}

const single = (object: unknown): readonly unknown[] => (object === undefined ? [] : [object]);
const several = (objects: unknown): readonly unknown[] => (objects ?? []) as readonly unknown[];

function writeLeaf(
  name: string,
  bound: LeafBinding,
  model: Model,
  qualifier: Qualifier | undefined,
  depth: number,
): string {
  const value = model[bound.field];
  const unit = bound.unitField === undefined ? undefined : (model[bound.unitField] as string | undefined);
  if (value === undefined && unit === undefined && qualifier?.spelling !== '') return '';
  let text = '';
  let attributes = attribute('unitCode', unit);
  if (bound.kind === 'amount' && value !== undefined) {
    const amount = value as Amount;
    text = amount.amount;
    attributes = attribute('currencyID', amount.currency);
  } else if (bound.kind === 'measure' && value !== undefined) {
    const measure = value as Measure;
    text = measure.value;
    attributes = attribute('unitCode', measure.unitCode);
  } else if (value !== undefined) {
    text = `${value as string | number}`;
  }
  if (qualifier === undefined) return leaf(name, attributes, text, depth);
  // A spelling counts only while it still spells the value: a number changed since it was read is written plainly.
  const { spelling = '' } = qualifier;
  const spelled = spelling !== '' && Number(spelling) === Number(text) ? spelling : text;
  return leaf(name, attributes + qualifierAttributes(qualifier, attributes), spelled, depth);
}

function qualifierAttributes(qualifier: Qualifier, written: string): string {
  let xml = '';
  for (const [name, field] of QUALIFIERS) if (!written.includes(` ${name}="`)) xml += attribute(name, qualifier[field]);
  return xml;
}

function writeDate(
  name: string,
  date: unknown,
  dateTime: DateTime | undefined,
  { prefixes }: Spelling,
  depth: number,
): string {
  const inner = (type: string, attributes: string, text: string): string =>
    element(name, '', leaf(type, attributes, text, depth + 1), depth);
  const stringType = `${prefixes.dataTypes}DateTimeString`;
  const plain = typeof date === 'string' ? inner(stringType, ' formatCode="102"', date.replaceAll('-', '')) : '';
  if (dateTime === undefined) return plain;
  const attributes = attribute('formatCode', dateTime.formatCode);
  if (dateTime.form === 'direct') return plain + leaf(name, attributes, dateTime.value, depth);
  return (
    plain +
    inner(dateTime.form === 'DateTime' ? `${prefixes.unqualified}DateTime` : stringType, attributes, dateTime.value)
  );
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escapeXmlAttribute(value)}"`;

function leaf(name: string, attributes: string, text: string, depth: number): string {
  if (text === '') return `${lineAt(depth)}<${name}${attributes}/>`;
  const preserve = trimXmlSpace(text) === text ? '' : ' xml:space="preserve"';
  return `${lineAt(depth)}<${name}${preserve}${attributes}>${escapeXmlText(text)}</${name}>`;
}

function element(name: string, attributes: string, content: string, depth: number): string {
  const line = lineAt(depth);
  return content === '' ? `${line}<${name}${attributes}/>` : `${line}<${name}${attributes}>${content}${line}</${name}>`;
}

/** Deeper than the deepest path of the message. */
const LINES: readonly string[] = Array.from({ length: 32 }, (_, depth) => `\n${'  '.repeat(depth)}`);
const lineAt = (depth: number): string => LINES[depth] ?? '\n';
