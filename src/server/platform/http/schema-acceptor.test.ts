import { Declaration } from '#core/declaration';
import { sampleImport } from '#tests/support/sample-declarations';
import fc from 'fast-check';
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { acceptorOf, type Acceptor } from './schema-acceptor.ts';

const closed = { additionalProperties: false } as const;

function acceptor(schema: TSchema): Acceptor {
  const made = acceptorOf(schema);
  if (!made) throw new Error('a schema of known keywords');
  return made;
}

/** Values near every limit that our schemas set, as JSON can carry them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom('a', '1', '.', '-', '\u0000', '\t', '\u001f', '\ud800', '\udc00', '\ufffe', '😀', 'ế'),
  }),
  fc
    .tuple(fc.constantFrom('a', 'ế', '😀'), fc.integer({ min: 0, max: 601 }))
    .map(([unit, times]) => unit.repeat(times)),
  fc.constantFrom('', '2026-06-15', '1.5', '-0', '12345678901234567890', '123456789012345678901', '1.12345678901'),
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyText },
  fc.constantFrom(null, true, false, 0, -1, 1.5, 99_999, 1e9, 1e21, [], {}, [null], { id: 'x' }, { value: '1' }),
  fc.jsonValue({ maxDepth: 2 }),
);

type Json = Readonly<Record<string, unknown>> | readonly unknown[];
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every place in a value, the value itself left out. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => [[key], ...placesIn(part).map((place) => [key, ...place])]);
}

/** The same with something else at a place; nothing there where that is `undefined`. */
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((part, at) => (String(at) === key ? replaced(part, rest, by) : part));
  const entries = Object.entries(isJson(value) ? value : {}).filter(([name]) => name !== key);
  const part = isJson(value) ? Reflect.get(value, key) : undefined;
  const put = rest.length === 0 ? by : replaced(part, rest, by);
  return Object.fromEntries(put === undefined ? entries : [...entries, [key, put]]);
}

describe('an acceptor says what the library says', () => {
  const library = Compile(Declaration);
  const accepts = acceptor(Declaration);
  const sample: unknown = JSON.parse(JSON.stringify(sampleImport()));

  test('of a declaration, and of one with any part of it changed, missing or added', () => {
    expect(accepts(sample)).toBe(true);
    const place = fc.constantFrom(...placesIn(sample));
    const added = fc.tuple(place, fc.constantFrom('qualifiers', 'id', 'name', 'x', '__proto__', 'toString', 'amount'));
    const anyPlace = fc.oneof(
      place,
      added.map(([at, name]) => [...at.slice(0, -1), name]),
      added.map(([at, name]) => [...at, name]),
    );
    fc.assert(
      fc.property(anyPlace, fc.option(anyValue, { nil: undefined }), (at, by) => {
        const changed = replaced(sample, at, by);
        expect(accepts(changed)).toBe(library.Check(changed));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    Type.String({ minLength: 2, maxLength: 3 }),
    Type.String({ minLength: 2, maxLength: 3, pattern: '^[^\\u0000-\\u001f]*$' }),
    Type.String({ maxLength: 99, pattern: '^[^a]*$' }),
    Type.String({ pattern: '^-?\\d{1,20}(\\.\\d{1,10})?$' }),
    Type.Integer({ minimum: 0, maximum: 99_999 }),
    Type.Number({ minimum: -1 }),
    Type.Boolean(),
    Type.Array(Type.Boolean(), { minItems: 1, maxItems: 2 }),
    Type.Union([Type.Literal('a'), Type.Literal(1), Type.Object({ id: Type.String() }, closed)]),
    Type.Object({ id: Type.Optional(Type.String()), value: Type.String() }, closed),
    Type.Record(Type.String({ pattern: '^[a-z]{1,3}$' }), Type.String(), closed),
  ])('of any value, by the schema %j', (schema) => {
    const check = Compile(schema);
    const mine = acceptor(schema);
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(mine(value)).toBe(check.Check(value));
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  Type.Object({ id: Type.String() }),
  Type.Object({ id: Type.String({ format: 'email' }) }, closed),
  Type.Object({ ids: Type.Array(Type.String(), { uniqueItems: true }) }, closed),
  Type.Ref('Other'),
  Type.Unknown(),
  Type.Null(),
])('a schema with more than it knows is left to the library: %j', (schema) => {
  expect(acceptorOf(schema)).toBeUndefined();
});
