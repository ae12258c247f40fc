import { Compile } from 'typebox/compile';
import { Declaration } from '#core/declaration';
import { err, ok, type Result } from '#core/kernel';
import { XML_LIMITS, type XmlLimits } from './limits.ts';
import { messageRefusal, type MessageRefusal } from './message-refusal.ts';
import { messageReader, type AsideFact, type MessageFindings } from './message-reader.ts';
import { MetaData } from './meta-data.ts';
import { parseXml, type Position } from './parse-xml.ts';

/** A declaration read from a message, each fact of it in a typed field. */
export interface DeclarationMessage {
  readonly declaration: Declaration;
  readonly metaData: MetaData;
  /** Leaf elements and attributes that found a typed field. */
  readonly typedFacts: number;
  /** Those that did not: always 0 unless the caller asked to be told rather than to refuse. */
  readonly asideFacts: number;
  readonly aside: readonly AsideFact[];
}

export interface ReadOptions {
  /** What becomes of facts without a typed field, and of documents that can only be read by repairing them. */
  readonly unknown: 'refuse' | 'report';
  readonly limits?: XmlLimits;
}

/**
 * Reads a WCO Data Model declaration (DEC) in XML: alone, in its `MetaData` envelope, or in a gateway's request. Never
 * throws, whatever the bytes; all refusals of the content come at once, each with line and column. The declaration that
 * comes out satisfies the schema of `core/declaration`; its content is not yet checked.
 */
export function readDeclaration(
  bytes: Uint8Array,
  { unknown, limits = XML_LIMITS }: ReadOptions = { unknown: 'refuse' },
): Result<DeclarationMessage, readonly MessageRefusal[]> {
  const reader = messageReader({ asideMax: limits.asideMax, withPlaces: false });
  const parsed = parseXml(bytes, reader, limits);
  if (!parsed.ok) return err([parsed.error]);
  const findings = reader.findings();
  if (findings.declaration === undefined) return err([notADeclaration(findings)]);
  if (parsed.value.lostColons) findings.metaData['lostColons'] = true;
  const refusals = unknown === 'refuse' ? refuseUnknown(findings, parsed.value.lostColons) : [];
  const { declaration, metaData } = findings;
  if (refusals.length === 0 && isDeclaration(declaration) && isMetaData(metaData)) {
    const { typedFacts, asideFacts, aside } = findings;
    return ok({ declaration, metaData, typedFacts, asideFacts, aside });
  }
  return err([...refusals, ...refuseValues(bytes, limits)]);
}

/** Compiling the schema takes some 100 ms, so it happens at the first message and not when the program starts. */
let compiled: ReturnType<typeof compile> | undefined;
const compile = () => ({ declaration: Compile(Declaration), metaData: Compile(MetaData) });
const schemas = () => (compiled ??= compile());

export const isDeclaration = (value: unknown): value is Declaration => schemas().declaration.Check(value);
export const isMetaData = (value: unknown): value is MetaData => schemas().metaData.Check(value);

function notADeclaration({ aside, metaData }: MessageFindings): MessageRefusal {
  const [first] = aside;
  const typeName = metaData['wcoTypeName'];
  const what = first === undefined ? 'it holds no Declaration element' : `it holds ${first.path}`;
  const place = { line: first?.line ?? 1, column: first?.column ?? 1, path: '' };
  return messageRefusal(
    'notDeclaration',
    place,
    typeof typeName === 'string' ? `${what}, message type ${typeName}` : what,
  );
}

function refuseUnknown({ aside }: MessageFindings, lostColons: boolean): readonly MessageRefusal[] {
  const refusals = aside.map((fact) => messageRefusal('aside', fact, `${fact.path} “${shortened(fact.value)}”`));
  return lostColons ? [messageRefusal('lostColons', { line: 1, column: 1, path: '' }), ...refusals] : refusals;
}

const VALUE_SHOWN_MAX = 40;
const shortened = (value: string): string =>
  value.length > VALUE_SHOWN_MAX ? `${value.slice(0, VALUE_SHOWN_MAX)}…` : value;

/** Reads the document once more, this time noting where each value stood; only refused documents pay for it. */
function refuseValues(bytes: Uint8Array, limits: XmlLimits): readonly MessageRefusal[] {
  const reader = messageReader({ asideMax: 0, withPlaces: true });
  parseXml(bytes, reader, limits);
  const { declaration, metaData, places } = reader.findings();
  const problems = [...schemas().declaration.Errors(declaration), ...schemas().metaData.Errors(metaData)];
  return problems
    .filter((problem) => problem.keyword !== 'boolean')
    .slice(0, limits.asideMax)
    .map((problem) => {
      const place = placeOf(problem.instancePath, places);
      return messageRefusal(
        'value',
        { ...place, path: problem.instancePath },
        `${problem.instancePath || '/'} ${problem.message}`,
      );
    });
}

/** The place of the value, or of the nearest object around it that was met. */
function placeOf(pointer: string, places: ReadonlyMap<string, Position>): Position {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = places.get(at);
    if (found !== undefined) return found;
  }
  return places.get('') ?? { line: 1, column: 1 };
}
