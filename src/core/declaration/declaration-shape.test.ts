import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { Declaration } from './index.ts';

const shape = Compile(Declaration);
const withDescription = (description: string) => sampleImport([sampleItem({ description })]);
const withQualifiers = (qualifiers: unknown) => ({ ...sampleImport(), qualifiers });

describe('the shape of a declaration', () => {
  test.each(['a\u0000b', 'a\u001fb', 'a\ud800b', 'a\udc00b', 'a\uffffb'])(
    'has no room for %j, which neither XML nor the database can hold',
    (text) => {
      expect(shape.Check(withDescription(text))).toBe(false);
      expect(shape.Check(withQualifiers({ typeCode: { spelling: text } }))).toBe(false);
      expect(shape.Check(withQualifiers({ typeCode: { name: text } }))).toBe(false);
      expect(shape.Check(withQualifiers({ [text]: { name: 'x' } }))).toBe(false);
    },
  );

  test('takes every letter that people write with', () => {
    for (const text of ['Máy tính xách tay', '笔记本电脑', 'ноутбук', '😀 𠮷', 'a\tb\nc'])
      expect(shape.Check(withDescription(text))).toBe(true);
    expect(shape.Check(withQualifiers({ typeCode: { spelling: '01' } }))).toBe(true);
  });

  test('names a qualified field by a plain name only', () => {
    expect(shape.Check(withQualifiers(JSON.parse('{"__proto__":{"name":"x"}}')))).toBe(false);
    expect(shape.Check(withQualifiers({ 'a/b': { name: 'x' } }))).toBe(false);
  });
});
