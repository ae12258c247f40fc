import { edgeRefusal } from './edge-refusals.ts';
import { ProblemError, problem } from './problem.ts';
import { acceptorOf, type Acceptor } from './schema-acceptor.ts';
import { shapeWords, STATED_TEXT, STORABLE_TEXT, type Refusal, type ShapeFault, type Text } from '#core/kernel';
import type { FastifySchemaCompiler } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';

/** As many shape problems as a person can use at once; a hostile body cannot make us list a million. */
export const SHAPE_REFUSALS_MAX = 200;
/** A declaration of 999 lines has some 40,000 values. Naming what is wrong costs microseconds for each, so a larger body is only told that it does not fit. */
export const DIAGNOSED_VALUES_MAX = 60_000;

// The library's own limit is 8; whoever sends ten mistakes shall hear of ten.
Settings.Set({ maxErrors: SHAPE_REFUSALS_MAX });

/**
 * Compiles each route's TypeBox schema once, when it is first asked: all of some two hundred routes would take a second of every start
 * and forty megabytes, mostly for what nobody calls. The schema is the contract; what does not fit comes back as refusals with
 * pointers, all at once. Query and path texts are converted to the types the schema names; bodies are not. A query has no other names.
 */
export const schemaCompiler: FastifySchemaCompiler<TSchema> = ({ schema: stated, httpPart }) => {
  const schema = httpPart === 'querystring' ? closed(stated) : stated;
  const convert = httpPart !== 'body';
  let known: Acceptor | undefined;
  const accepts: Acceptor = (value) =>
    (known ??= (convert ? undefined : acceptorOf(schema)) ?? compiled(schema))(value);
  const takesBytes = Type.IsUnknown(schema);
  return (value: unknown) => {
    // Bytes have a member for each: checking a megabyte of them against an object's schema would hold everybody up for seconds.
    if (Buffer.isBuffer(value) && !takesBytes)
      return { error: new ProblemError(problem('unsupported-media-type', { detail: 'Send application/json here' })) };
    const candidate = convert ? Value.Convert(schema, value) : value;
    if (accepts(candidate)) return { value: candidate };
    return { error: new ProblemError(problem('validation', { errors: refusalsOf(candidate, schema) })) };
  };
};

/** A filter whose name is misspelled would be no filter, and its list would be taken for the whole truth. */
const closed = (query: TSchema): TSchema =>
  Type.IsObject(query) ? Type.Object(query.properties, { additionalProperties: false }) : query;

/** What does not fit a schema in what came as part of a file. */
export const shapeRefusalsOf = (value: unknown, schema: TSchema): readonly Refusal[] =>
  Value.Check(schema, value) ? [] : refusalsOf(value, schema);

function compiled(schema: TSchema): Acceptor {
  const validator = Compile(schema);
  return (value) => validator.Check(value);
}

function refusalsOf(value: unknown, schema: TSchema): readonly Refusal[] {
  if (valuesLeft(value, DIAGNOSED_VALUES_MAX) < 0) return [TOO_MANY_VALUES];
  const errors = Value.Errors(meant(value, schema), value);
  const refusals = errors.flatMap(shapeRefusals).slice(0, SHAPE_REFUSALS_MAX);
  // A member of a forbidden name is reported twice, by the object and at the member; alone it stands for itself.
  return refusals.length > 0 ? refusals : errors.map((error) => shapeRefusal(error, error.instancePath));
}

/**
 * Of several shapes that a word tells apart, such as the action of a decision, the one that the word names: what is wrong by
 * the others is no help. Where the word names none, it is the word that is wrong.
 */
function meant(value: unknown, schema: TSchema): TSchema {
  if (!Type.IsUnion(schema) || value === null || typeof value !== 'object') return schema;
  const shapes = schema.anyOf.filter((shape) => Type.IsObject(shape));
  const [first] = shapes;
  if (first === undefined || shapes.length < schema.anyOf.length) return schema;
  const word = Object.keys(first.properties).find((name) =>
    shapes.every(({ properties }) => properties[name] !== undefined && Type.IsLiteral(properties[name])),
  );
  if (word === undefined) return schema;
  const named = shapes.find(({ properties }) => Value.Check(properties[word] ?? Type.Never(), wordIn(value, word)));
  const words = shapes.flatMap(({ properties }) => {
    const literal = properties[word];
    return Type.IsLiteral(literal) && typeof literal.const === 'string' ? [literal.const] : [];
  });
  return named ?? Type.Object({ [word]: Type.Enum(words) });
}

const wordIn = (value: object, word: string): unknown => (value as Readonly<Record<string, unknown>>)[word];

/** What is left of `limit` after the values in `value`; negative, and found out early, where there are more. */
function valuesLeft(value: unknown, limit: number): number {
  if (value === null || typeof value !== 'object') return limit - 1;
  let left = limit - 1;
  for (const member of Object.values(value)) {
    if (left < 0) return left;
    left = valuesLeft(member, left);
  }
  return left;
}

const TOO_MANY_VALUES: Refusal = edgeRefusal('FMT-004', '', { limit: String(DIAGNOSED_VALUES_MAX) });

interface ShapeError extends ShapeFault {
  readonly instancePath: string;
}

/** One refusal for each name that is missing or not known; the library names them together. */
function shapeRefusals(error: ShapeError): readonly Refusal[] {
  const { requiredProperties, additionalProperties } = error.params as {
    readonly [kind: string]: readonly string[] | undefined;
  };
  const names = requiredProperties ?? additionalProperties;
  if (names) return names.map((name) => shapeRefusal(error, `${error.instancePath}/${pointerToken(name)}`));
  return error.keyword === 'boolean' ? [] : [shapeRefusal(error, error.instancePath)];
}

/** RFC 6901. */
const pointerToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function shapeRefusal(error: ShapeError, pointer: string): Refusal {
  const field = pointer.split('/').at(-1) ?? '';
  const label = { vi: `Trường ${field}`, en: `Field ${field}` };
  switch (error.keyword) {
    case 'required':
      return { ...edgeRefusal('FMT-001', pointer, { field }), label };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { ...edgeRefusal('FMT-002', pointer, { field }), label };
    default: {
      const form = shapeWords(error);
      const refusal = edgeRefusal('FMT-003', pointer, { field, form });
      return { ...refusal, ...(pointer === '' ? asWhole(form) : { label }), ...told(field, error) };
    }
  }
}

/** What is wrong with all of it has no name that a message could put in quotes. */
function asWhole(form: Text): Pick<Refusal, 'label' | 'message'> {
  return {
    label: { vi: 'Nội dung gửi lên', en: 'What was sent' },
    message: {
      vi: `Nội dung gửi lên không đúng dạng (${form.vi})`,
      en: `What was sent does not have its form (${form.en})`,
    },
  };
}

/** Some patterns mean something to people that neither the pattern nor the library says. */
function told(field: string, error: ShapeError): Partial<Refusal> {
  const words = PATTERN_WORDS.get(patternOf(error));
  if (!words) return {};
  const { vi, en } = words.message;
  return { message: { vi: `“${field}” ${vi}`, en: `“${field}” ${en}` }, fix: words.fix };
}

/** What a pattern means that people meet while they write, where the pattern itself would tell them nothing. */
const PATTERN_WORDS: ReadonlyMap<string, { readonly message: Text; readonly fix: Text }> = new Map([
  [
    STORABLE_TEXT,
    {
      message: { vi: 'có ký tự điều khiển không nhìn thấy được', en: 'holds a control character, which nobody sees' },
      fix: {
        vi: 'Gõ lại nội dung này thay vì dán từ tài liệu khác',
        en: 'Type it anew instead of pasting it from elsewhere',
      },
    },
  ],
  [
    STATED_TEXT,
    {
      message: {
        vi: 'phải nêu bằng lời: chỉ có khoảng trắng, dấu câu hoặc có ký tự không nhìn thấy được thì không phải lý do',
        en: 'has to say something: blanks, signs alone or characters that nobody sees are no reason',
      },
      fix: { vi: 'Viết lý do bằng chữ, để sau này đọc lại được', en: 'Write in words what can be read later' },
    },
  ],
]);

const patternOf = ({ keyword, params }: ShapeError): string =>
  keyword === 'pattern' ? String((params as { readonly pattern?: unknown }).pattern) : '';
