import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { createHttpApp, edgeProblem, foreignCursor, malformed, type Problem } from './index.ts';

const app = createHttpApp(false);
app.get('/day/:text', { schema: { params: Type.Object({ text: Type.String() }) } }, ({ params }) => {
  throw malformed('FMT-006', '/on', { value: params.text });
});
app.get('/list', () => {
  throw foreignCursor();
});
app.get('/taken', () => {
  throw edgeProblem('conflict', 'MSG-021');
});
app.get('/much', () => {
  throw edgeProblem('busy', 'MSG-013', { headers: { 'retry-after': '7' } });
});
app.post('/small', { bodyLimit: 20 }, () => 'read');

test.each([
  ['a day that no calendar has', '/day/2026-02-30', 'FMT-006', '/on'],
  ['a cursor of another list', '/list', 'FMT-011', '/cursor'],
  ['an address that cannot be read', '/day/%E0%A4%A', 'MSG-005', ''],
])('%s is refused in both languages, with a code, a place and what to do', async (_what, url, code, pointer) => {
  const answer = await app.inject(url);
  const told = answer.json<Problem>();
  expect(answer.statusCode).toBe(400);
  expect(told).toMatchObject({ type: 'https://haidang.dev/errors/malformed', errors: [{ code, pointer }] });
  expectBothLanguages(told);
});

test.each([
  ['a key accepted before with other content', 'GET', '/taken', 409, 'conflict', 'MSG-021'],
  ['what must wait its turn', 'GET', '/much', 503, 'busy', 'MSG-013'],
  ['a body longer than its place takes', 'POST', '/small', 413, 'too-large', 'MSG-016'],
] as const)(
  '%s is told in both languages, in the shape of every refusal',
  async (_what, method, url, status, kind, code) => {
    const answer = await app.inject({ method, url, ...(method === 'POST' && { payload: { long: 'x'.repeat(40) } }) });
    const told = answer.json<Problem>();
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['retry-after']).toBe(status === 503 ? '7' : undefined);
    expect(told).toMatchObject({ type: `https://haidang.dev/errors/${kind}`, errors: [{ code, pointer: '' }] });
    expectBothLanguages(told);
  },
);

function expectBothLanguages({ errors = [] }: Problem): void {
  for (const refusal of errors)
    for (const text of [refusal.message, refusal.fix]) {
      expect(text.vi).not.toBe('');
      expect(text.vi).not.toBe(text.en);
    }
}
