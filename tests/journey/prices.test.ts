import { apiClient, type ApiClient } from '#client';
import type { Declaration } from '#core/declaration';
import { declarationNumber } from '#core/declaration';
import { instant, plainDate, testClock } from '#core/kernel';
import { priceDoubtRef } from '#core/price';
import { PRICE_FOLLOWER } from '#server/price';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const TODAY = plainDate('2026-11-21');
const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let trusted: ApiClient;
let documents: ApiClient;
let leader: ApiClient;
let analyst: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trusted = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  trader = clientOf(program.url, await signIn(program.url, 'other.trader'));
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
  analyst = clientOf(program.url, await signIn(program.url, 'risk'));
}, 60_000);
afterAll(() => program.stop());

/** Umbrellas: no rule of the country looks at them. */
const umbrellas = (price: number, originCode: string): Declaration['goodsItems'][number] =>
  sampleItem({
    commodityCode: '66019900',
    description: 'Ô cán dài, vải polyester, mới 100%',
    origin: { countryCode: originCode },
    tariffQuantity: { value: '1000', unitCode: 'PCE' },
    itemChargeAmount: { amount: String(price * 1000), currency: 'USD' },
    unitPriceAmount: { amount: String(price), currency: 'USD' },
  });
const importOf = (reference: string, price: number, originCode = 'CN', id = DEMO_OTHER_TRADER): Declaration =>
  sampleImport([umbrellas(price, originCode)], {
    functionalReferenceId: reference,
    importer: { id, name: 'San Hô Tưởng Tượng' },
  });

/** Accepted and released on paper, on a day of this week. */
async function releasedAt(reference: string, price: number, originCode = 'CN'): Promise<string> {
  const { data, error } = await documents.POST('/api/v1/paper-declarations', {
    body: {
      paper: {
        number: reference,
        on: '2026-11-20',
        acceptedBy: 'Công chức Thử',
        channel: 'green',
        releasedAt: '2026-11-20T08:00:00Z',
      },
      declaration: importOf(reference, price, originCode),
    },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.number;
}

async function lodged(reference: string, price: number, by = trader, id = DEMO_OTHER_TRADER) {
  return lodgeAccepted(by, importOf(reference, price, 'CN', id));
}

/** What was committed is counted, and a night passes. */
async function nightPasses(): Promise<void> {
  const { engine } = program.services;
  expect(await engine.waitFor(engine.position(), 20_000, PRICE_FOLLOWER)).toBe(true);
  await program.prices.make(TODAY);
}

const casePrices = async (number: string, client = documents) =>
  (await client.GET('/api/v1/cases/{number}/prices', { params: { path: { number } } })).data;
const cells = async () =>
  (await program.services.pool.query('select * from price.cell order by unit, code, origin, month')).rows;
const all = async (table: string) =>
  (await program.services.pool.query(`select * from price.${table} order by 1, 2`)).rows;

test('where nothing was released no price is unusual, and the office is told that nothing is known', async () => {
  const { number, channel } = await lodged('FIRST', 0.5, trusted, DEMO_TRADER);
  expect(channel).toBe('green');
  await nightPasses();
  expect(await cells()).toEqual([]);
  const shown = await casePrices(number);
  expect(shown).toMatchObject({ currency: 'USD', lines: [{ sequence: 1, unit: 'PCE', usual: null, decided: null }] });
});

describe('once prices of like goods were accepted', () => {
  let cheap = '';
  beforeAll(async () => {
    for (let at = 0; at < 24; at += 1) await releasedAt(`SEED-${at}`, 4 + (at % 5) / 10);
    await nightPasses();
  }, 60_000);

  test('they are counted by code, origin, unit and month', async () => {
    const [cell] = await cells();
    expect(cell).toMatchObject({ unit: 'PCE', code: '66019900', origin: 'CN', month: '2026-11' });
    expect(cell.counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(24);
    expect(program.prices.inForce().find('PCE', '66019900', 'CN')).toMatchObject({ level: 'origin', samples: 24 });
    // An origin that was never seen borrows all from the code.
    expect(program.prices.inForce().find('PCE', '66019900', 'JP')).toMatchObject({ level: 'code', samples: 24 });
    expect(program.prices.inForce().find('PCE', '66011000', 'JP')).toMatchObject({ level: 'hs4' });
  });

  test('a usual price stays usual, and nothing of it is recorded', async () => {
    const { number, channel } = await lodged('USUAL', 3.7, trusted, DEMO_TRADER);
    expect(channel).toBe('green');
    const [line] = (await casePrices(number))?.lines ?? [];
    expect(line).toMatchObject({ decided: null, doubt: null });
    expect(line?.usual?.centre).toBeCloseTo(4.2, 1);
  });

  test('a price far below is looked at, with a doubt that has a deadline; no value moves', async () => {
    const answer = await lodged('CHEAP', 1);
    expect(answer.channel).toBe('yellow');
    cheap = answer.number;
    const why = await documents.GET('/api/v1/cases/{number}', { params: { path: { number: cheap } } });
    expect(JSON.stringify(why.data?.whyHere)).toContain('PRICE-LOW');
    await nightPasses();
    const shown = await casePrices(cheap);
    expect(shown).toMatchObject({
      lines: [
        {
          sequence: 1,
          decided: { samples: 24 },
          doubt: { outcome: 'open', settleBy: '2026-11-24T16:59:00.000Z', setAside: null },
        },
      ],
      mayClear: [1],
    });
    expect(shown?.lines[0]?.decided?.score).toBeLessThan(-3);
    const like = await documents.GET('/api/v1/cases/{number}/prices/{sequence}', {
      params: { path: { number: cheap, sequence: 1 } },
    });
    expect(like.data?.prices).toHaveLength(24);
    expect(like.data?.months.slice(0, 2)).toEqual(['2026-11', '2026-10']);
    expect(JSON.stringify(like.data)).not.toMatch(/03990000|San Hô/u);
  });

  test('one who earned to be let through is, and the price is on the list all the same', async () => {
    const { number, channel } = await lodged('TRUSTED', 1, trusted, DEMO_TRADER);
    expect(channel).toBe('green');
    await nightPasses();
    expect((await casePrices(number))?.lines[0]?.doubt).toMatchObject({ outcome: 'open' });
  });

  test('the trader sees the ordinary question only: no score, no usual price, nobody else’s', async () => {
    const view = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number: cheap } } });
    expect(JSON.stringify(view.data)).not.toMatch(/PRICE-LOW|priceScore|"score"|"usual"|deviation/u);
    for (const path of ['/api/v1/cases/{number}/prices', '/api/v1/cases/{number}/prices/{sequence}'] as const) {
      const { response } = await trader.GET(path, { params: { path: { number: cheap, sequence: 1 } } });
      expect(response.status, path).toBe(404);
    }
    const aside = await trader.POST('/api/v1/cases/{number}/prices/set-aside', {
      params: { path: { number: cheap } },
      body: { sequences: [1], reason: 'giá đúng' },
    });
    expect(aside.response.status).toBe(404);
    for (const client of [trader, documents, leader])
      expect((await client.GET('/api/v1/risk/prices')).response.status).toBe(403);
    const { data } = await trader.GET('/api/v1/declarations/{number}/consultation', {
      params: { path: { number: cheap } },
    });
    expect(data).toEqual({ consultation: null, actions: [] });
  });

  test('what is corrected counts as it was corrected', async () => {
    const before = (await cells())[0];
    const declaration = importOf('CHEAP', 4.1);
    const { error } = await leader.POST('/api/v1/cases/{number}/decisions', {
      params: { path: { number: cheap } },
      body: { action: 'accept', reason: 'hồ sơ đủ' },
    });
    expect(error).toBeUndefined();
    const amended = await trader.POST('/api/v1/declarations/{number}/amendments', {
      params: {
        path: { number: cheap },
        query: { version: 0, reasonCode: '6', reason: 'ghi nhầm đơn giá', confirm: true },
      },
      body: declaration as never,
    });
    expect(amended.error).toBeUndefined();
    await nightPasses();
    // Nothing counts before it is released.
    expect((await cells())[0]).toEqual(before);
    const [line] = (await casePrices(cheap))?.lines ?? [];
    expect(line?.doubt).toMatchObject({ outcome: 'corrected' });
    const book = await analyst.GET('/api/v1/risk/prices', { params: { query: { code: '6601' } } });
    const found = book.data?.outliers.find((one) => one.number === cheap);
    expect(found).toMatchObject({ outcome: 'corrected', origin: 'CN' });
    expect(found?.correctedPrice).toBeCloseTo(4.1, 5);
    expect(book.data?.goods).toMatchObject([
      { code: '66019900', origins: [{ origin: 'CN', months: [{ count: 24 }] }] },
    ]);
  });

  test('an officer sets a doubt aside with a reason, once there is one, and no figure moves', async () => {
    const { number } = await lodged('CHEAP-2', 0.9);
    await nightPasses();
    const aside = (sequences: number[]) =>
      documents.POST('/api/v1/cases/{number}/prices/set-aside', {
        params: { path: { number } },
        body: { sequences, reason: 'hàng lỗi mốt, có hợp đồng' },
      });
    expect((await aside([2])).error?.errors?.map(({ code }) => code)).toEqual(['CAS-002']);
    expect((await aside([])).error?.errors?.map(({ code }) => code)).toEqual(['CNS-005']);
    const before = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect((await aside([1])).error).toBeUndefined();
    await nightPasses();
    const shown = await casePrices(number);
    expect(shown).toMatchObject({
      mayClear: [],
      lines: [{ doubt: { outcome: 'setAside', setAside: { reason: 'hàng lỗi mốt, có hợp đồng' } } }],
    });
    const after = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(after.data).toEqual(before.data);
  });

  test('what customs asks about counts once it is accepted, and not where it is rejected', async () => {
    const counted = async (): Promise<number> =>
      (await cells()).flatMap(({ counts }) => counts).reduce((sum: number, count: number) => sum + count, 0);
    const before = await counted();
    const at = (number: string) => ({ params: { path: { number } } });
    const asked = [await releasedAt('ASKED-1', 4.2), await releasedAt('ASKED-2', 4.2)] as const;
    await nightPasses();
    expect(await counted()).toBe(before + 2);
    for (const number of asked) {
      const opened = await documents.POST('/api/v1/declarations/{number}/consultation', {
        ...at(number),
        body: { question: 'Giải trình đơn giá', sequences: [1] },
      });
      expect(opened.error).toBeUndefined();
    }
    await nightPasses();
    expect(await counted()).toBe(before);
    for (const [index, number] of asked.entries()) {
      const answered = await trader.POST('/api/v1/declarations/{number}/consultation/answer', {
        ...at(number),
        body: { text: 'Theo hợp đồng', documents: [] },
      });
      expect(answered.error).toBeUndefined();
      const concluded = await documents.POST('/api/v1/declarations/{number}/consultation/conclusion', {
        ...at(number),
        body:
          index === 0
            ? { outcome: 'accepted', reason: 'đủ căn cứ', proposal: null }
            : {
                outcome: 'rejected',
                reason: 'chưa đủ căn cứ',
                proposal: { methodCode: '2', values: [], note: 'hàng giống hệt' },
              },
      });
      expect(concluded.error).toBeUndefined();
    }
    await nightPasses();
    expect(await counted()).toBe(before + 1);
  });

  test('followed again from the beginning, the journal gives the same lines, outliers and cells', async () => {
    const tables = ['declaration', 'question', 'outlier'] as const;
    const before = { cells: await cells(), rows: await Promise.all(tables.map(all)) };
    const { pool, cell } = program.services;
    await pool.query(
      `begin; truncate price.declaration, price.question, price.outlier, price.cell, price.month;
       update engine.checkpoint set position = 0 where cell = ${cell} and follower = '${PRICE_FOLLOWER}'; commit`,
    );
    await expect.poll(() => Promise.all(tables.map(all))).toEqual(before.rows);
    await nightPasses();
    expect(await cells()).toEqual(before.cells);
  });

  test('a doubt that nobody settles in its time is brought before the leader, once; one that is settled is not', async () => {
    const { number } = await lodged('FORGOTTEN', 0.9);
    const { number: seen } = await lodged('SEEN', 0.9);
    await nightPasses();
    const aside = await documents.POST('/api/v1/cases/{number}/prices/set-aside', {
      params: { path: { number: seen } },
      body: { sequences: [1], reason: 'hàng lỗi mốt, có hợp đồng' },
    });
    expect(aside.error).toBeUndefined();
    const { engine } = program.services;
    const written = async (one: string) =>
      (await engine.readStream(priceDoubtRef(declarationNumber(one)))).map(({ type, position }) => ({
        type,
        position,
      }));
    const passed = async (): Promise<number> => {
      await program.jobs.runDue();
      return (await written(number)).length;
    };
    clock.set(instant('2026-11-24T16:58:00Z'));
    expect(await passed()).toBe(0);
    clock.set(instant('2026-11-25T03:00:00Z'));
    expect(await passed()).toBe(1);
    clock.set(instant('2026-11-26T03:00:00Z'));
    expect(await passed()).toBe(1);
    expect((await written(seen)).map(({ type }) => type)).toEqual(['DoubtSetAside']);
    // Days went by, and nobody stays signed in.
    leader = clientOf(program.url, await signIn(program.url, 'leader'));
    await engine.waitFor(engine.position(), 20_000, 'notices');
    const { data } = await leader.GET('/api/v1/notices', { params: { query: { limit: 100 } } });
    const ids = (await written(number)).map(({ position }) => (position * 1_024n).toString());
    expect(data?.items.filter(({ id }) => ids.includes(id))).toMatchObject([{ number, code: 'deadline.officePassed' }]);
  });
});
