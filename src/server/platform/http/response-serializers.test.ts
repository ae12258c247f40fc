import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { responseSerializers } from './response-serializers.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Answer = Type.Object({
  text: nullable(Type.String({ maxLength: 20 })),
  count: nullable(Type.Integer()),
  share: nullable(Type.Number()),
  isSo: nullable(Type.Boolean()),
  at: nullable(Type.String({ format: 'date-time' })),
  kind: nullable(Type.Literal('one')),
  inside: nullable(Type.Object({ deep: nullable(Type.String()) })),
  either: Type.Union([Type.String(), Type.Array(nullable(Type.Integer()))]),
  shared: Type.Ref('Shared'),
});
const Shared = Type.Object({ name: nullable(Type.String()) }, { $id: 'Shared' });
const written = (answer: unknown): unknown =>
  JSON.parse(
    responseSerializers({ Shared }, {})({ schema: Answer, method: 'GET', url: '/', httpStatus: '200' })(answer),
  );

test('what may be nothing is written as it is, and as null where it is nothing', () => {
  const given = {
    text: 'Tiếng "Việt"',
    count: 0,
    share: 0.5,
    isSo: false,
    at: '2026-11-23T01:02:03.456Z',
    kind: 'one',
    inside: { deep: null },
    either: [1, null],
    shared: { name: '' },
  };
  expect(written(given)).toEqual(given);
  const nothing = {
    text: null,
    count: null,
    share: null,
    isSo: null,
    at: null,
    kind: null,
    inside: null,
    either: 'x',
    shared: { name: null },
  };
  expect(written(nothing)).toEqual(nothing);
});
