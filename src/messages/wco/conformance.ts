import { extractFacts, type Facts } from './extract-facts.ts';
import { XML_LIMITS } from './limits.ts';
import { messageReader } from './message-reader.ts';
import type { MessageRefusal } from './message-refusal.ts';
import { parseXml } from './parse-xml.ts';
import { isDeclaration, isMetaData, readDeclaration, type DeclarationMessage } from './read-declaration.ts';
import { writeDeclaration } from './write-declaration.ts';

export interface NamedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface FactAt {
  readonly file: string;
  readonly path: string;
}

/** How well a set of real messages survives the way into our typed model and back. */
export interface ConformanceReport {
  readonly files: number;
  /** Files that hold a declaration (amendments and cancellations are ones too), readable or not. */
  readonly declarations: number;
  readonly notDeclarations: number;
  /** Declarations that are not well-formed, or not in a readable encoding: no reader could do more than say where. */
  readonly broken: number;
  readonly parsed: number;
  /** Declarations of which every fact came back from the typed model, and no other with it. */
  readonly lossless: number;
  /** Facts that came back from typed fields. */
  readonly typedFacts: number;
  /** Facts that the model has no typed field for; they are named, not kept. */
  readonly asideFacts: number;
  readonly aside: readonly FactAt[];
  /** Declarations that lost every colon on the way to us and were read all the same. */
  readonly repaired: readonly string[];
  readonly refused: readonly Refused[];
  /** Facts that came back changed or not at all. */
  readonly lost: readonly FactAt[];
  /** Facts that came back and had not been there. */
  readonly invented: readonly FactAt[];
}

export interface Refused {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/**
 * Takes every declaration among `files` through the typed model and JSON, checks it against the schema, writes it as XML
 * again and compares both documents fact by fact, repeated elements in order.
 */
export function conformanceReport(files: readonly NamedFile[]): ConformanceReport {
  const report = {
    files: files.length,
    declarations: 0,
    notDeclarations: 0,
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
  };
  for (const { path: file, bytes } of files) {
    const read = readDeclaration(bytes, { unknown: 'report' });
    if (!read.ok) {
      const isOther = read.error[0]?.kind === 'notDeclaration';
      if (isOther) report.notDeclarations += 1;
      else {
        const isOne = holdsDeclaration(bytes);
        const isBroken = read.error[0]?.kind === 'malformed' || read.error[0]?.kind === 'encoding';
        report.declarations += isOne ? 1 : 0;
        report.broken += isOne && isBroken ? 1 : 0;
        report.refused.push(...read.error.map((refusal) => refusedAs(file, refusal)));
      }
      continue;
    }
    const compared = compareWithReturn(bytes, read.value);
    report.declarations += 1;
    report.parsed += 1;
    report.typedFacts += compared.kept;
    report.asideFacts += read.value.asideFacts;
    report.aside.push(...read.value.aside.map(({ path }) => ({ file, path })));
    if (read.value.metaData.lostColons === true) report.repaired.push(file);
    report.lost.push(...compared.lost.map((path) => ({ file, path })));
    report.invented.push(...compared.invented.map((path) => ({ file, path })));
    if (compared.lost.length + compared.invented.length + read.value.asideFacts === 0) report.lossless += 1;
  }
  return report;
}

interface Comparison {
  readonly kept: number;
  readonly lost: readonly string[];
  readonly invented: readonly string[];
}

function compareWithReturn(bytes: Uint8Array, message: DeclarationMessage): Comparison {
  const sent = extractFacts(bytes, XML_LIMITS).facts;
  const returned = throughJsonAndBack(message);
  const asidePaths = new Set(message.aside.map(({ path }) => path));
  const lost: string[] = [];
  let kept = 0;
  for (const [path, value] of sent) {
    if (returned.get(path) === value) kept += 1;
    else if (!asidePaths.has(withoutOrder(path))) lost.push(path);
  }
  return { kept, lost, invented: [...returned.keys()].filter((path) => !sent.has(path)) };
}

function throughJsonAndBack({ declaration, metaData }: DeclarationMessage): Facts {
  const stored: unknown = JSON.parse(JSON.stringify([declaration, metaData]));
  const [back, envelope] = Array.isArray(stored) ? (stored as readonly unknown[]) : [];
  if (!isDeclaration(back) || !isMetaData(envelope)) return new Map();
  return extractFacts(new TextEncoder().encode(writeDeclaration(back, envelope)), XML_LIMITS).facts;
}

const withoutOrder = (path: string): string => path.replaceAll(/\[\d+\]/g, '');

/** Whether a document that cannot be read to its end got as far as a declaration. */
function holdsDeclaration(bytes: Uint8Array): boolean {
  const reader = messageReader({ asideMax: 0, withPlaces: false });
  parseXml(bytes, reader, XML_LIMITS);
  return reader.findings().declaration !== undefined;
}

const refusedAs = (file: string, refusal: MessageRefusal): Refused => ({
  file,
  line: refusal.line,
  column: refusal.column,
  reason: refusal.message.en,
});
