import type { TSchema } from 'typebox';

/** Whether a value fits the schema it was made from. */
export type Acceptor = (value: unknown) => boolean;

/**
 * The yes or no of a JSON Schema, for bodies of thousands a second: each member that is there is looked at once, where the library's
 * compiled check asks for each of a declaration's hundreds of possible members and matches each name against all names. Knows the
 * keywords our bodies use; `undefined` for a schema with any other, which stays with the library. What does not fit is explained by
 * the library too, so the two must agree: the tests hold one against the other.
 */
export function acceptorOf(schema: TSchema): Acceptor | undefined {
  try {
    return acceptorIn(new Map(), schema);
  } catch (error) {
    if (error instanceof UnknownKeyword) return undefined;
    throw error;
  }
}

class UnknownKeyword extends Error {}

interface SchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaNode[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
}

/** What describes and what decides; a keyword that is in neither list could decide otherwise. */
const NOTES: readonly string[] = ['title', 'description', 'default', 'examples', 'deprecated', '$id'];
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  any: ['anyOf'],
  const: ['type', 'const'],
  string: ['type', 'minLength', 'maxLength', 'pattern'],
  integer: ['type', 'minimum', 'maximum'],
  number: ['type', 'minimum', 'maximum'],
  boolean: ['type'],
  array: ['type', 'items', 'minItems', 'maxItems'],
  object: ['type', 'required', 'properties', 'additionalProperties'],
  record: ['type', 'patternProperties', 'additionalProperties'],
};

/** Equal parts share one acceptor: less memory to walk through, and better predicted. */
type Shared = Map<string, Acceptor>;

function acceptorIn(shared: Shared, schema: SchemaNode): Acceptor {
  const name = JSON.stringify(schema);
  const known = shared.get(name);
  if (known) return known;
  const acceptor = newAcceptor(shared, schema);
  shared.set(name, acceptor);
  return acceptor;
}

function newAcceptor(shared: Shared, schema: SchemaNode): Acceptor {
  const kind = kindOf(schema);
  const keywords = KEYWORDS[kind];
  // Object.keys: the library's own marks are not enumerable.
  if (!keywords || Object.keys(schema).some((keyword) => !keywords.includes(keyword) && !NOTES.includes(keyword)))
    throw new UnknownKeyword(Object.keys(schema).join(' '));
  switch (kind) {
    case 'any':
      return oneOf((schema.anyOf ?? []).map((member) => acceptorIn(shared, member)));
    case 'const':
      return constant(schema);
    case 'string':
      return text(schema);
    case 'array':
      return array(schema, shared);
    case 'object':
      return object(schema, shared);
    case 'record':
      return record(schema, shared);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    default:
      return numeric(schema);
  }
}

function kindOf(schema: SchemaNode): string {
  if (schema.anyOf) return 'any';
  if (schema.const !== undefined) return 'const';
  return schema.patternProperties ? 'record' : (schema.type ?? '');
}

function oneOf(members: readonly Acceptor[]): Acceptor {
  return (value) => {
    for (const member of members) if (member(value)) return true;
    return false;
  };
}

function constant({ const: only }: SchemaNode): Acceptor {
  if (typeof only !== 'string' && typeof only !== 'number' && typeof only !== 'boolean')
    throw new UnknownKeyword('const');
  return (value) => value === only;
}

function numeric({ type, minimum = -Infinity, maximum = Infinity }: SchemaNode): Acceptor {
  const isKind = type === 'integer' ? Number.isInteger : Number.isFinite;
  return (value) => typeof value === 'number' && isKind(value) && value >= minimum && value <= maximum;
}

function array({ items: item, minItems = 0, maxItems = Infinity }: SchemaNode, shared: Shared): Acceptor {
  if (!item) throw new UnknownKeyword('items');
  const accepts = acceptorIn(shared, item);
  return (value) => {
    if (!Array.isArray(value)) return false;
    const items: readonly unknown[] = value;
    if (items.length < minItems || items.length > maxItems) return false;
    for (let at = 0; at < items.length; at += 1) if (!accepts(items[at])) return false;
    return true;
  };
}

interface Member {
  readonly accepts: Acceptor;
  readonly required: boolean;
}

function object({ properties = {}, required = [], additionalProperties }: SchemaNode, shared: Shared): Acceptor {
  if (additionalProperties !== false) throw new UnknownKeyword('additionalProperties');
  const members = membersOf(properties, required, shared);
  if (required.some((key) => !members.has(key))) throw new UnknownKeyword('required');
  const requiredCount = new Set(required).size;
  return (value) => {
    if (!isRecord(value)) return false;
    let found = 0;
    for (const key in value) {
      const member = members.get(key);
      if (member === undefined) return false;
      const part = value[key];
      if (member.required) found += 1;
      // The library takes an optional member that is undefined for one that is missing; JSON has none.
      else if (part === undefined) continue;
      if (!member.accepts(part)) return false;
    }
    return found === requiredCount;
  };
}

/** Apart, so that what it makes is all that an acceptor holds on to: the texts of a large schema are megabytes. */
function membersOf(
  properties: Readonly<Record<string, SchemaNode>>,
  required: readonly string[],
  shared: Shared,
): ReadonlyMap<string, Member> {
  return new Map(
    Object.entries(properties).map(([key, schema]) => [
      key,
      { accepts: acceptorIn(shared, schema), required: required.includes(key) },
    ]),
  );
}

function record({ patternProperties = {}, additionalProperties }: SchemaNode, shared: Shared): Acceptor {
  const [only, ...more] = Object.entries(patternProperties);
  if (additionalProperties !== false || !only || more.length > 0) throw new UnknownKeyword('patternProperties');
  const [pattern, schema] = only;
  const isName = new RegExp(pattern, 'u');
  const accepts = acceptorIn(shared, schema);
  return (value) => {
    if (!isRecord(value)) return false;
    for (const key in value) if (!isName.test(key) || !accepts(value[key])) return false;
    return true;
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text({ minLength = 0, maxLength = Infinity, pattern }: SchemaNode): Acceptor {
  const matches = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const isBounded = minLength > 0 || maxLength < Infinity;
  const hasLength = (points: number): boolean => points >= minLength && points <= maxLength;
  const fits = (value: string): boolean =>
    (!isBounded || hasLength(codePoints(value))) && (matches === undefined || matches.test(value));
  if (pattern === undefined || !allowsPlainText(pattern)) return (value) => typeof value === 'string' && fits(value);
  return (value) => {
    if (typeof value !== 'string') return false;
    const { length } = value;
    // Most texts are short and plain: looked through, not matched. One code unit is one code point there.
    if (length <= PLAIN_LENGTH_MAX && isPlain(value)) return hasLength(length);
    return fits(value);
  };
}

/** A longer text is left to the matcher, which has machine code for it. */
const PLAIN_LENGTH_MAX = 100;
const FIRST_PLAIN = 0x20;
const FIRST_UPPER_CONTROL = 0x7f;
const LAST_UPPER_CONTROL = 0x9f;
const FIRST_SURROGATE = 0xd800;

const isPlainUnit = (unit: number): boolean =>
  unit >= FIRST_PLAIN && unit < FIRST_SURROGATE && (unit < FIRST_UPPER_CONTROL || unit > LAST_UPPER_CONTROL);

/** Only of characters below the surrogates, none of them a control. */
function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    if (!isPlainUnit(value.charCodeAt(at))) return false;
  }
  return true;
}

/** Whether `^[^…]*$` with an excluded class that holds no plain character: asked of each of them, once for each pattern. */
function allowsPlainText(pattern: string): boolean {
  if (!/^\^\[\^[^\]]*\]\*\$$/.test(pattern)) return false;
  const matches = new RegExp(pattern, 'u');
  for (let unit = FIRST_PLAIN; unit < FIRST_SURROGATE; unit += 1)
    if (isPlainUnit(unit) && !matches.test(String.fromCharCode(unit))) return false;
  return true;
}

function codePoints(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at += (value.codePointAt(at) ?? 0) > LAST_OF_ONE_UNIT ? 2 : 1) count += 1;
  return count;
}
const LAST_OF_ONE_UNIT = 0xffff;
