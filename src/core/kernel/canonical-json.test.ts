import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

/** JSON values, with names that JavaScript treats in a way of its own and strings of any code units. */
const names = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '10',
    '9',
    '01',
    '-1',
    'é',
    'e\u0301',
    '\ud800',
    '😀',
    '\uffff',
  ),
);
const strings = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
const numbers = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    strings,
    numbers,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.array(fc.tuple(names, tie('json')), { maxLength: 5 }).map((members) => recordOf(members)),
  ),
}));

/** As `JSON.parse` builds it: `__proto__` is a member like any other. */
const recordOf = (members: readonly (readonly [string, unknown])[]): object => Object.fromEntries(members);

/** The same value, its members put in another order everywhere. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return recordOf(
    Object.entries(value)
      .map(([name, member]) => [name, reordered(member)] as const)
      .toReversed(),
  );
}

/** Members by name, for comparing with what JavaScript's own serialiser says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return recordOf(
    Object.entries(value)
      .map(([name, member]) => [name, sorted(member)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('canonical JSON', () => {
  test('reads back as the value that JSON itself would give', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.stringify(sorted(JSON.parse(canonicalJson(value))))).toBe(JSON.stringify(sorted(value)));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same text in whatever order the members were written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
      }),
      { numRuns: 300 },
    );
  });

  test('is a fixed point: the text of what was read is the text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('tells different values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isSame);
      }),
    );
  });

  test('puts names in the order of their code units, numbers among them too', () => {
    const given = ['9', '10', 'b', 'B', '\uffff', '😀', 'é', '', '__proto__'];
    const record = recordOf(given.map((name) => [name, 1]));
    const inOrder = ['', '10', '9', 'B', '__proto__', 'b', 'é', '😀', '\uffff'];
    expect(canonicalJson(record)).toBe(`{${inOrder.map((name) => `${JSON.stringify(name)}:1`).join(',')}}`);
  });

  test('keeps a member named __proto__ and half of a surrogate pair, and reads neither as anything else', () => {
    const value: unknown = JSON.parse('{"__proto__":{"admin":true},"a":"\\ud800"}');
    expect(canonicalJson(value)).toBe('{"__proto__":{"admin":true},"a":"\\ud800"}');
    expect(canonicalJson('\udc00\ud800')).toBe('"\\udc00\\ud800"');
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  test('writes numbers as JSON does, minus zero as zero', () => {
    const values = [-0, 0.1, 1e21, 1e-7, 5e-324, Number.MAX_SAFE_INTEGER, -1];
    expect(canonicalJson(values)).toBe('[0,0.1,1e+21,1e-7,5e-324,9007199254740991,-1]');
  });

  test('leaves out what is undefined in a record, and holds its place in a list', () => {
    const holes: number[] = [];
    holes[1] = 7;
    holes.length = 3;
    expect(canonicalJson({ a: undefined, b: [undefined, 1], c: holes })).toBe('{"b":[null,1],"c":[null,7,null]}');
  });

  test('what JSON can not say is a bug and throws, instead of becoming another value', () => {
    const unsayable = [Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('x'), () => 1, undefined];
    for (const one of unsayable) expect(() => canonicalJson(one), String(one)).toThrow('Invariant');
    for (const one of [new Date(0), new Map([[1, 2]]), /x/, new Uint8Array(2)])
      expect(() => canonicalJson({ one })).toThrow('Invariant');
  });
});
