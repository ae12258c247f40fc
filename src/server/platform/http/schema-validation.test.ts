import { createHttpApp } from './app.ts';
import { DIAGNOSED_VALUES_MAX } from './schema-validation.ts';
import { STATED_TEXT, type Refusal } from '#core/kernel';
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
  const turn = Type.Object({ action: Type.Literal('turn'), degrees: Type.Integer() }, closed);
  const say = Type.Object({ action: Type.Literal('say'), text: Type.String(), loud: Type.Boolean() }, closed);
  app.post(
    '/steps',
    { schema: { body: Type.Object({ reason: Type.String({ minLength: 3, pattern: STATED_TEXT }) }, closed) } },
    () => ({ ok: true }),
  );
  app.post('/actions', { schema: { body: Type.Union([turn, say]) } }, () => ({ ok: true }));
  app.get('/things', { schema: { querystring: Type.Object({ status: Type.Optional(Type.String()) }) } }, () => ({
    ok: true,
  }));
  await app.ready();
});
afterAll(() => app.close());

const codesOf = async (payload: unknown, url = '/things'): Promise<readonly string[]> => {
  const response = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });
  expect(response.statusCode).toBe(422);
  const { errors } = response.json<{
    readonly errors: readonly { readonly code: string; readonly pointer: string }[];
  }>();
  return errors.map((error) => `${error.code} ${error.pointer}`);
};

test('a filter that the list does not know is refused, not passed over', async () => {
  const asked = (query: string) => app.inject({ method: 'GET', url: `/things?${query}` });
  expect((await asked('status=released')).statusCode).toBe(200);
  const response = await asked('staus=released&status=paid');
  expect(response.statusCode).toBe(422);
  expect(response.json()).toMatchObject({ errors: [{ code: 'FMT-002', pointer: '/staus' }] });
});

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

  test.each([{ payload: '' }, { payload: '[]' }, { payload: '7' }, { payload: 'null' }])(
    'that is no object at all ($payload) is named as what was sent, not by quotes around nothing',
    async ({ payload }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await app.inject({ method: 'POST', url: '/things', headers, payload });
      expect(response.statusCode).toBe(422);
      const { errors } = response.json<{ readonly errors: readonly Refusal[] }>();
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toMatchObject({ vi: expect.stringMatching(/^Nội dung gửi lên không đúng dạng/) });
      expect(errors[0]?.message.en).toMatch(/^What was sent does not have its form/);
    },
  );

  test('of several shapes hears of the one that its word names', async () => {
    const wrong = { action: 'say', text: 1, degrees: 90 };
    expect(await codesOf(wrong, '/actions')).toEqual(['FMT-001 /loud', 'FMT-002 /degrees', 'FMT-003 /text']);
  });

  test.each([{ action: 'jump' }, { action: 7, degrees: 1 }, { degrees: 1 }])(
    'whose word names none of several shapes hears of the word alone: %j',
    async (body) => {
      const code = 'action' in body ? 'FMT-003' : 'FMT-001';
      expect(await codesOf(body, '/actions')).toEqual([`${code} /action`]);
    },
  );

  test.each(['     ', '...', '\u00a0\t\n', '—\u0301—'])('is told in words that %j is no reason', async (reason) => {
    const response = await app.inject({ method: 'POST', url: '/steps', payload: { reason } });
    expect(response.statusCode).toBe(422);
    const { errors } = response.json<{ readonly errors: readonly Refusal[] }>();
    expect(errors).toMatchObject([
      { code: 'FMT-003', pointer: '/reason', message: { en: expect.stringContaining('say something') } },
    ]);
    expect(errors[0]?.message.en).not.toContain('\\p');
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
