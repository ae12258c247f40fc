import type { Result } from '#core/kernel';
import { extractFacts, type Facts } from './extract-facts.ts';
import { XML_LIMITS } from './limits.ts';
import { DECLARATION_FORM, RESPONSE_FORM, type MessageForm } from './message-form.ts';
import { messageReader } from './message-reader.ts';
import type { MessageRefusal } from './message-refusal.ts';
import type { MetaData } from './meta-data.ts';
import { parseXml } from './parse-xml.ts';
import { isDeclaration, isMetaData, readDeclaration } from './read-declaration.ts';
import type { ReadMessage } from './read-message.ts';
import { isResponse, readResponse } from './read-response.ts';
import { writeDeclaration, writeResponse } from './write-message.ts';

export interface NamedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface FactAt {
  readonly file: string;
  readonly path: string;
}

/** How well messages of one kind survive the way into our typed model and back. */
export interface Survey {
  /** Messages that are not well-formed, or not in a readable encoding: no reader could do more than say where. */
  readonly broken: number;
  readonly parsed: number;
  /** Messages of which every fact came back from the typed model, and no other with it. */
  readonly lossless: number;
  /** Facts that came back from typed fields. */
  readonly typedFacts: number;
  /** Facts that the model has no typed field for; they are named, not kept. */
  readonly asideFacts: number;
  readonly aside: readonly FactAt[];
  /** Messages that lost every colon, or every namespace, on the way to us and were read all the same. */
  readonly repaired: readonly string[];
  readonly refused: readonly Refused[];
  /** Facts that came back changed or not at all. */
  readonly lost: readonly FactAt[];
  /** Facts that came back and had not been there. */
  readonly invented: readonly FactAt[];
}

export interface ResponseSurvey extends Survey {
  /** Files that hold a response, readable or not. */
  readonly messages: number;
}

/** How well a set of real messages survives the way into our typed model and back; the figures are of the declarations. */
export interface ConformanceReport extends Survey {
  readonly files: number;
  /** Files that hold a declaration (amendments and cancellations are ones too), readable or not. */
  readonly declarations: number;
  /** All others, responses among them. */
  readonly notDeclarations: number;
  /** The same figures of what customs answered. */
  readonly responses: ResponseSurvey;
}

export interface Refused {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/**
 * Takes every declaration and every response among `files` through the typed model and JSON, checks it against the schema,
 * writes it as XML again and compares both documents fact by fact, repeated elements in order.
 */
export function conformanceReport(files: readonly NamedFile[]): ConformanceReport {
  const declarations = emptySurvey();
  const responses = emptySurvey();
  let notDeclarations = 0;
  for (const file of files) {
    if (survey(declarations, file, DECLARATIONS)) continue;
    notDeclarations += 1;
    survey(responses, file, RESPONSES);
  }
  const { messages, ...figures } = declarations;
  return { files: files.length, declarations: messages, notDeclarations, ...figures, responses };
}

/** One kind of message, as the survey needs to know it. */
interface Kind {
  readonly form: MessageForm;
  readonly read: (bytes: Uint8Array) => Result<Read, readonly MessageRefusal[]>;
  /** The message written again from what JSON kept of its body and envelope; nothing where that does not fit the schema. */
  readonly writeAgain: (body: unknown, metaData: MetaData) => string | undefined;
}
type Read = Pick<ReadMessage<unknown>, 'body' | 'metaData' | 'asideFacts' | 'aside'>;

const REPORTED = { unknown: 'report' } as const;

const DECLARATIONS: Kind = {
  form: DECLARATION_FORM,
  read: (bytes) => {
    const read = readDeclaration(bytes, REPORTED);
    return read.ok ? { ok: true, value: { ...read.value, body: read.value.declaration } } : read;
  },
  writeAgain: (body, metaData) => (isDeclaration(body) ? writeDeclaration(body, metaData) : undefined),
};

const RESPONSES: Kind = {
  form: RESPONSE_FORM,
  read: (bytes) => {
    const read = readResponse(bytes, REPORTED);
    return read.ok ? { ok: true, value: { ...read.value, body: read.value.response } } : read;
  },
  writeAgain: (body, metaData) => (isResponse(body) ? writeResponse(body, metaData) : undefined),
};

const emptySurvey = () => ({
  messages: 0,
  broken: 0,
  parsed: 0,
  lossless: 0,
  typedFacts: 0,
  asideFacts: 0,
  aside: [] as FactAt[],
  repaired: [] as string[],
  refused: [] as Refused[],
  lost: [] as FactAt[],
  invented: [] as FactAt[],
});

/** Counts one file in; says whether it is, or breaks off as, a message of this kind, or is no XML at all. */
function survey(figures: ReturnType<typeof emptySurvey>, { path: file, bytes }: NamedFile, kind: Kind): boolean {
  const read = kind.read(bytes);
  if (!read.ok) {
    const [first] = read.error;
    if (first?.kind === kind.form.otherwise) return false;
    const isOne = holdsBody(bytes, kind.form);
    const isBroken = first?.kind === 'malformed' || first?.kind === 'encoding';
    figures.messages += isOne ? 1 : 0;
    figures.broken += isOne && isBroken ? 1 : 0;
    figures.refused.push(...read.error.map((refusal) => refusedAs(file, refusal)));
    return true;
  }
  const compared = compareWithReturn(bytes, read.value, kind);
  const { metaData, asideFacts, aside } = read.value;
  figures.messages += 1;
  figures.parsed += 1;
  figures.typedFacts += compared.kept;
  figures.asideFacts += asideFacts;
  figures.aside.push(...aside.map(({ path }) => ({ file, path })));
  if (metaData.lostColons === true || metaData.lostNamespaces === true) figures.repaired.push(file);
  figures.lost.push(...compared.lost.map((path) => ({ file, path })));
  figures.invented.push(...compared.invented.map((path) => ({ file, path })));
  if (compared.lost.length + compared.invented.length + asideFacts === 0) figures.lossless += 1;
  return true;
}

interface Comparison {
  readonly kept: number;
  readonly lost: readonly string[];
  readonly invented: readonly string[];
}

function compareWithReturn(bytes: Uint8Array, message: Read, kind: Kind): Comparison {
  const sent = extractFacts(bytes, XML_LIMITS).facts;
  const returned = throughJsonAndBack(message, kind);
  const asidePaths = new Set(message.aside.map(({ path }) => path));
  const lost: string[] = [];
  let kept = 0;
  for (const [path, value] of sent) {
    if (returned.get(path) === value) kept += 1;
    else if (!asidePaths.has(withoutOrder(path))) lost.push(path);
  }
  return { kept, lost, invented: [...returned.keys()].filter((path) => !sent.has(path)) };
}

function throughJsonAndBack({ body, metaData }: Read, { writeAgain }: Kind): Facts {
  const stored: unknown = JSON.parse(JSON.stringify([body, metaData]));
  const [back, envelope] = Array.isArray(stored) ? (stored as readonly unknown[]) : [];
  const xml = isMetaData(envelope) ? writeAgain(back, envelope) : undefined;
  return xml === undefined ? new Map() : extractFacts(new TextEncoder().encode(xml), XML_LIMITS).facts;
}

const withoutOrder = (path: string): string => path.replaceAll(/\[\d+\]/g, '');

/** Whether a document that cannot be read to its end got as far as the body of the message. */
function holdsBody(bytes: Uint8Array, form: MessageForm): boolean {
  const reader = messageReader({ form, ...XML_LIMITS, asideMax: 0, withPlaces: false });
  parseXml(bytes, reader, XML_LIMITS);
  return reader.findings().body !== undefined;
}

const refusedAs = (file: string, refusal: MessageRefusal): Refused => ({
  file,
  line: refusal.line,
  column: refusal.column,
  reason: refusal.message.en,
});
