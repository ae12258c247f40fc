import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_DEPTH_MAX, JSON_NAME_LENGTH_MAX, JSON_NAMES_MAX, JSON_PARTS_MAX, readJsonBody } from './json-body.ts';

const read = (text: string) => readJsonBody(Buffer.from(text));
const codeOf = (text: string): string | undefined => {
  const result = read(text);
  return result.ok ? undefined : result.error[0]?.code;
};

describe('a JSON body', () => {
  test('without a name given twice is read as it is, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom('', ' ', '\t', '\n'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test('has its Vietnamese letters whole, however they came: as letters with marks, or escaped', () => {
    const whole = 'Thuốc viên nén “\\u03” \\ hộp "mười" vỉ';
    const apart = JSON.stringify({ description: whole.normalize('NFD') });
    const escaped = apart.replaceAll(
      /[\u0080-\uffff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    for (const text of [JSON.stringify({ description: whole }), apart, escaped])
      expect(read(text)).toEqual({ ok: true, value: { description: whole } });
  });

  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', '}', '[', ']', ',', 'ế', '😀', '\u2028') }),
  );

  test('with a name given twice in one object is refused, wherever that object stands and whatever the texts hold', () => {
    fc.assert(
      fc.property(texts, texts, texts, fc.nat(20), (name, one, two, depth) => {
        const [n, a, b] = [name, one, two].map((part) => JSON.stringify(part));
        const inside = (object: string): string => `${'[{":":'.repeat(depth / 2)}${object}${'}]'.repeat(depth / 2)}`;
        expect(codeOf(inside(`{${n}:${a},"":0,${n} :${b}}`))).toBe('MSG-004');
        expect(codeOf(inside(`{${n}:${a}}`))).toBeUndefined();
      }),
    );
  });

  test('may give a name again in another object', () => {
    expect(codeOf('[{"a":1},{"a":{"a":2}}]')).toBeUndefined();
  });

  test('that gives a name twice in two spellings is refused, by that name', () => {
    expect(read('{"a":1,"\\u0061":2}')).toMatchObject({
      error: [{ message: { en: 'The name "a" stands twice in one object' } }],
    });
  });

  test('of more different names than any request has is not parsed: each costs the parser more than a whole line of goods', () => {
    const named = (count: number): string =>
      JSON.stringify(Array.from({ length: count }, (_, at) => ({ [`n${at}`]: 'some text to fill it', a: ':"n":' })));
    expect(codeOf(named(JSON_NAMES_MAX - 1))).toBeUndefined();
    expect(codeOf(named(JSON_NAMES_MAX))).toBe('MSG-012');
    // Written in another way it is another name to the count: what is the same name in the end is none the fewer.
    expect(codeOf(named(JSON_NAMES_MAX).replaceAll('"n', '"\\u006e'))).toBe('MSG-012');
    expect(codeOf(`{${' '.repeat(40_000)}"${'n'.repeat(JSON_NAME_LENGTH_MAX)}" : 1}`)).toBeUndefined();
    expect(codeOf(`{${' '.repeat(40_000)}"${'n'.repeat(JSON_NAME_LENGTH_MAX + 1)}" : 1}`)).toBe('MSG-012');
  });

  test('of more objects and arrays than any request has is not parsed, however empty they are', () => {
    expect(codeOf(`[${'[],'.repeat(JSON_PARTS_MAX - 2)}[]]`)).toBeUndefined();
    expect(codeOf(`[${'{},'.repeat(JSON_PARTS_MAX - 1)}[]]`)).toBe('MSG-012');
  });

  test('is read to the greatest depth and no further, brackets in texts not counted', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}"[[[{{{"${']'.repeat(depth)}`;
    expect(codeOf(nested(JSON_DEPTH_MAX))).toBeUndefined();
    expect(codeOf(nested(JSON_DEPTH_MAX + 1))).toBe('MSG-002');
    expect(codeOf('['.repeat(1_000_000))).toBe('MSG-002');
  });

  test.each(['"', '"\\', '{"a', '{"a":"\\"}', '{"a":1', '[1,]', '', '{a:1}'])(
    'that breaks off or is none is refused: %s',
    (text) => {
      expect(codeOf(text)).toBe('MSG-003');
    },
  );

  test('that is not UTF-8 is refused', () => {
    expect(readJsonBody(Uint8Array.of(0x22, 0xc3, 0x22))).toMatchObject({ error: [{ code: 'MSG-001' }] });
    for (const mark of ['', '\ufeff'])
      expect(readJsonBody(Buffer.from(`${mark}{"a":1}`, 'utf16le'))).toMatchObject({ error: [{ code: 'MSG-001' }] });
  });
});
