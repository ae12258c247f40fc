import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { createHttpApp, foreignCursor, malformed, type Problem } from './index.ts';

const app = createHttpApp(false);
app.get('/day/:text', { schema: { params: Type.Object({ text: Type.String() }) } }, ({ params }) => {
  throw malformed('FMT-006', '/on', { value: params.text });
});
app.get('/list', () => {
  throw foreignCursor();
});

test.each([
  ['a day that no calendar has', '/day/2026-02-30', 'FMT-006', '/on'],
  ['a cursor of another list', '/list', 'FMT-011', '/cursor'],
  ['an address that cannot be read', '/day/%E0%A4%A', 'MSG-005', ''],
])('%s is refused in both languages, with a code, a place and what to do', async (_what, url, code, pointer) => {
  const answer = await app.inject(url);
  const told = answer.json<Problem>();
  expect(answer.statusCode).toBe(400);
  expect(told).toMatchObject({ type: 'https://haidang.dev/errors/malformed', errors: [{ code, pointer }] });
  for (const refusal of told.errors ?? [])
    for (const text of [refusal.label, refusal.message, refusal.fix]) {
      expect(text.vi).not.toBe('');
      expect(text.vi).not.toBe(text.en);
    }
});
