import { err, ok, shapeWords, type Result, type ShapeFault, type Text } from '#core/kernel';
import { XML_LIMITS, type XmlLimits } from './limits.ts';
import { messageRefusal, type MessageRefusal } from './message-refusal.ts';
import { messageReader, type AsideFact, type MessageFindings } from './message-reader.ts';
import type { MessageForm } from './message-form.ts';
import type { MetaData } from './meta-data.ts';
import { parseXmlInSteps, type Position } from './parse-xml.ts';

export interface ReadOptions {
  /** What becomes of facts without a typed field, and of documents that can only be read by repairing them. */
  readonly unknown: 'refuse' | 'report';
  readonly limits?: XmlLimits;
}

/** A message, each fact of it in a typed field. */
export interface ReadMessage<T> {
  readonly body: T;
  readonly metaData: MetaData;
  /** Leaf elements and attributes that found a typed field. */
  readonly typedFacts: number;
  /** Those that did not: always 0 unless the caller asked to be told rather than to refuse. */
  readonly asideFacts: number;
  readonly aside: readonly AsideFact[];
}

/** The schemas that judge what was read. */
export interface MessageSchemas<T> {
  readonly body: Schema<T>;
  readonly metaData: Schema<MetaData>;
}
interface Schema<T> {
  readonly Check: (value: unknown) => value is T;
  readonly Errors: (value: unknown) => Iterable<ShapeFault & { readonly instancePath: string }>;
}

/**
 * Reads one message of the form given, a piece at a time. Never throws, whatever the bytes; all refusals of the content come
 * at once.
 */
export function* readMessage<T>(
  bytes: Uint8Array,
  form: MessageForm,
  schemas: () => MessageSchemas<T>,
  { unknown, limits = XML_LIMITS }: ReadOptions,
): Generator<void, Result<ReadMessage<T>, readonly MessageRefusal[]>> {
  const reader = messageReader({ form, ...limits, withPlaces: false });
  const parsed = yield* parseXmlInSteps(bytes, reader, limits);
  if (!parsed.ok) return err([parsed.error]);
  const findings = reader.findings();
  if (findings.body === undefined) return err([anotherMessage(form, findings)]);
  if (parsed.value.lostColons) findings.metaData['lostColons'] = true;
  const refusals = unknown === 'refuse' ? refuseUnknown(findings, parsed.value.lostColons) : [];
  const { body, metaData } = findings;
  yield;
  const { body: bodySchema, metaData: metaDataSchema } = schemas();
  if (refusals.length === 0 && bodySchema.Check(body) && metaDataSchema.Check(metaData)) {
    const { typedFacts, asideFacts, aside } = findings;
    return ok({ body, metaData, typedFacts, asideFacts, aside });
  }
  if (findings.typedFacts + findings.asideFacts > limits.diagnosedFactsMax)
    return err([...refusals, notDiagnosed(limits.diagnosedFactsMax)]);
  return err([...refusals, ...(yield* refuseValues(bytes, form, schemas(), limits))]);
}

const notDiagnosed = (factsMax: number): MessageRefusal =>
  messageRefusal(
    'limit',
    { line: 1, column: 1, path: '' },
    {
      vi: `nội dung không đúng mô hình và có hơn ${factsMax} giá trị nên không liệt kê được từng lỗi`,
      en: `it does not fit the model, and with more than ${factsMax} values its faults are not listed one by one`,
    },
  );

function anotherMessage(form: MessageForm, { aside, metaData }: MessageFindings): MessageRefusal {
  const [first] = aside;
  const typeName = metaData['wcoTypeName'];
  const what: Text =
    first === undefined
      ? { vi: `không có phần tử ${form.element}`, en: `it holds no ${form.element} element` }
      : { vi: `có ${first.path}`, en: `it holds ${first.path}` };
  const place = { line: first?.line ?? 1, column: first?.column ?? 1, path: '' };
  return messageRefusal(
    form.otherwise,
    place,
    typeof typeName === 'string'
      ? { vi: `${what.vi}, loại thông điệp ${typeName}`, en: `${what.en}, message type ${typeName}` }
      : what,
  );
}

function refuseUnknown({ aside }: MessageFindings, lostColons: boolean): readonly MessageRefusal[] {
  const refusals = aside.map((fact) => messageRefusal('aside', fact, `${fact.path} “${shortened(fact.value)}”`));
  return lostColons ? [messageRefusal('lostColons', { line: 1, column: 1, path: '' }), ...refusals] : refusals;
}

const VALUE_SHOWN_MAX = 40;
/** As far as a person needs it, and without what a screen or the next reader would take for an order of its own. */
const shortened = (value: string): string =>
  (value.length > VALUE_SHOWN_MAX ? `${value.slice(0, VALUE_SHOWN_MAX).toWellFormed()}…` : value).replaceAll(
    /[\p{Cc}\ufffe\uffff]/gu,
    '\ufffd',
  );

/** Reads the document once more, this time noting where each value stood; only refused documents pay for it. */
function* refuseValues(
  bytes: Uint8Array,
  form: MessageForm,
  schemas: MessageSchemas<unknown>,
  limits: XmlLimits,
): Generator<void, readonly MessageRefusal[]> {
  const reader = messageReader({ form, ...limits, asideMax: 0, withPlaces: true });
  yield* parseXmlInSteps(bytes, reader, limits);
  yield;
  const { body, metaData, places } = reader.findings();
  const problems = [...schemas.body.Errors(body), ...schemas.metaData.Errors(metaData)];
  return problems
    .filter((problem) => problem.keyword !== 'boolean')
    .slice(0, limits.asideMax)
    .map((problem) => {
      const place = placeOf(problem.instancePath, places);
      return messageRefusal(
        'value',
        { ...place, path: problem.instancePath },
        atPlace(problem.instancePath || '/', shapeWords(problem)),
      );
    });
}

const atPlace = (pointer: string, { vi, en }: Text): Text => ({ vi: `${pointer} ${vi}`, en: `${pointer} ${en}` });

/** The place of the value, or of the nearest object around it that was met. */
function placeOf(pointer: string, places: ReadonlyMap<string, Position>): Position {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = places.get(at);
    if (found !== undefined) return found;
  }
  return places.get('') ?? { line: 1, column: 1 };
}
