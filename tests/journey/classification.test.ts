import { declarationNumber, type Declaration } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { CLASSIFY_FOLLOWER, followReleases, learnedMemory } from '#server/classify';
import type { JournalEvent } from '#server/platform/engine';
import { inTransaction } from '#server/platform/database';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({ clock });
}, 60_000);
afterAll(() => program.stop());

const get = async (path: string): Promise<{ readonly status: number; readonly body: never }> => {
  const response = await fetch(`${program.url}${path}`);
  return { status: response.status, body: (await response.json()) as never };
};

describe('anyone may ask', () => {
  test('for headings and lines by what goods are called, each with its place in the tariff', async () => {
    const { status, body } = await get(`/api/v1/tariff/classification?text=${encodeURIComponent('may tinh xach tay')}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      headings: expect.arrayContaining([expect.objectContaining({ code: '8471' })]),
      items: expect.arrayContaining([
        expect.objectContaining({
          line: expect.objectContaining({ code: '84713020' }),
          path: expect.objectContaining({
            section: expect.objectContaining({ code: 'XVI' }),
            chapter: expect.objectContaining({ code: '84' }),
            heading: expect.objectContaining({ code: '8471' }),
          }),
        }),
      ]),
    });
  });

  test('step by step below a heading, and hears where there is none', async () => {
    const { body } = await get('/api/v1/tariff/classification/questions?heading=8471');
    expect(body).toMatchObject({
      code: '8471',
      choices: expect.arrayContaining([expect.objectContaining({ code: '847130' })]),
    });
    expect((await get('/api/v1/tariff/classification/questions?heading=0000')).status).toBe(404);
    expect((await get('/api/v1/tariff/classification?text=')).status).toBe(422);
  });

  test('the old search, which now has the likeliest first, and codes in order as before', async () => {
    const words: { readonly items: readonly { readonly code: string }[] } = (await get('/api/v1/tariff?q=bia+den'))
      .body;
    expect(words.items[0]?.code.slice(0, 6)).toBe('220300');
    const codes: { readonly items: readonly { readonly code: string }[] } = (await get('/api/v1/tariff?q=8703.23'))
      .body;
    expect(codes.items.every(({ code }) => code.startsWith('870323'))).toBe(true);
    const both: { readonly items: readonly { readonly code: string }[] } = (await get('/api/v1/tariff?q=8703+sedan'))
      .body;
    expect(both.items.length).toBeGreaterThan(0);
    expect(both.items.every(({ code }) => code.startsWith('8703'))).toBe(true);
    expect((await get('/api/v1/tariff?q=zzzzzz')).body).toMatchObject({ items: [] });
  });
});

describe('what released declarations called their goods', () => {
  const memory = () => learnedMemory(program.services.pool, clock, () => undefined);
  const strengthOf = async (word: string): Promise<number> => {
    const learned = memory();
    await learned.refresh();
    return learned.current().evidence(word)[0]?.strength ?? 0;
  };
  let position = 1_000_000n;
  /** A declaration of this trader as the journal tells it, with the events named. */
  const told = (trader: string, description: string, types: readonly string[]): readonly JournalEvent[] => {
    const number = declarationNumber(`1000000${String(position).slice(-5)}`);
    const declaration: Declaration = sampleImport([sampleItem({ description, commodityCode: '66019900' })]);
    const head = { number, importerId: trader, exporterId: null, direction: 'import' };
    return types.map((type) => {
      position += 1n;
      const data = type === 'Registered' ? { head, declaration } : { basis: 'paid' };
      return { stream: { type: 'declaration', id: number }, type, data, position } as unknown as JournalEvent;
    });
  };
  const follow = (events: readonly JournalEvent[]): Promise<void> =>
    inTransaction(program.services.pool, (client) => followReleases(program.services)(events, client));
  const BOTH = ['Registered', 'Released'];

  test('counts once two traders said so, however often one repeats it', async () => {
    await follow(told('T1', 'dubulot', BOTH));
    await follow(told('T1', 'dubulot', BOTH));
    expect(await strengthOf('dubulot')).toBe(0);
    await follow(told('T2', 'dubulot', BOTH));
    expect(await strengthOf('dubulot')).toBeGreaterThan(0);
  });

  test('does not count before release', async () => {
    await follow(told('T1', 'konkomat', ['Registered']));
    await follow(told('T2', 'konkomat', ['Registered']));
    expect(await strengthOf('konkomat')).toBe(0);
  });

  test('names nobody', async () => {
    const { rows } = await program.services.pool.query<{ trader: string }>('select trader from classify.said');
    expect(rows.some(({ trader }) => trader === 'T1' || trader === DEMO_TRADER)).toBe(false);
  });

  test('follows the journal of the running program', async () => {
    const { engine } = program.services;
    expect(await engine.waitFor(0n, 5_000, CLASSIFY_FOLLOWER)).toBe(true);
  });
});
