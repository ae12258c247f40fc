import { createHttpApp } from './app.ts';
import { DIAGNOSED_VALUES_MAX } from './schema-validation.ts';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const app = createHttpApp(false);
const closed = { additionalProperties: false };

beforeAll(async () => {
  const body = Type.Object(
    {
      name: Type.String(),
      place: Type.String(),
      items: Type.Optional(Type.Array(Type.Object({ code: Type.String() }, closed))),
    },
    closed,
  );
  app.post('/things', { schema: { body } }, () => ({ ok: true }));
  await app.ready();
});
afterAll(() => app.close());

const codesOf = async (payload: unknown): Promise<readonly string[]> => {
  const response = await app.inject({
    method: 'POST',
    url: '/things',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });
  expect(response.statusCode).toBe(422);
  const { errors } = response.json<{
    readonly errors: readonly { readonly code: string; readonly pointer: string }[];
  }>();
  return errors.map((error) => `${error.code} ${error.pointer}`);
};

describe('a body that does not fit its schema', () => {
  test('hears of every missing field, not of the first', async () => {
    expect(await codesOf({})).toEqual(['FMT-001 /name', 'FMT-001 /place']);
  });

  test('hears of every unknown field once, with its place', async () => {
    expect(await codesOf({ name: 'a', place: 'b', 'x/y': 1, z: 2 })).toEqual(['FMT-002 /x~1y', 'FMT-002 /z']);
  });

  test('hears of more than a handful of faults at once', async () => {
    const items = Array.from({ length: 50 }, () => ({ code: 1 }));
    expect(await codesOf({ name: 'a', place: 'b', items })).toHaveLength(50);
  });

  test('of more values than are worth listing is told just that', async () => {
    const items = Array.from({ length: DIAGNOSED_VALUES_MAX }, () => ({}));
    expect(await codesOf({ name: 'a', place: 'b', items })).toEqual(['FMT-004 ']);
  });

  test.each(['application/xml', 'text/xml', 'application/jose'])(
    'sent as %s is refused for its media type, not byte by byte',
    async (type) => {
      const response = await app.inject({
        method: 'POST',
        url: '/things',
        headers: { 'content-type': type },
        payload: '<a/>',
      });
      expect(response.statusCode).toBe(415);
      expect(response.json<{ errors?: unknown }>().errors).toBeUndefined();
    },
  );
});
