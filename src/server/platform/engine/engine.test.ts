import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { instant, testClock } from '#core/kernel';
import type { Answer, AnyHandler, AnyStream } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import {
  accountRef,
  declare,
  misbehave,
  open,
  referenceKey,
  toyHandlers,
  toyStreams,
  trader,
  transfer,
  type AccountState,
  type Misbehave,
  type ToyReference,
} from '#tests/support/toy-country';
import { answerOf, codesOf, sent, textOf, toyEngines } from '#tests/support/toy-engine';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

const eventsStored = async (): Promise<number> =>
  Number(
    (await database.pool.query('select count(*) from engine.event where cell = $1', [engines.cell()])).rows[0].count,
  );
const statuses = (answers: readonly Answer[]): readonly string[] => answers.map(({ status }) => status);

describe('a command', () => {
  test('that is accepted is answered once it is durable, with its position', async () => {
    const engine = await engines.start();
    const answer = await engine.submit(open('A', 100), sent());
    expect(answerOf(answer)).toEqual({ opened: 'A' });
    expect(answer).toMatchObject({ status: 'accepted', position: 1n, replayed: false });
    const { rows } = await database.pool.query(
      'select position::int, type, stream_id from engine.journal where cell = $1',
      [engines.cell()],
    );
    expect(rows).toEqual([{ position: 1, type: 'opened', stream_id: 'A' }]);
  });

  test('sees everything that those before it in the same batch changed', async () => {
    const engine = await engines.start();
    const answers = await Promise.all([
      engine.submit(open('A', 100), sent()),
      engine.submit(open('B', 0), sent()),
      engine.submit(transfer('A', 'B', 70), sent()),
      engine.submit(transfer('A', 'B', 70), sent()),
      engine.submit(transfer('B', 'A', 10), sent()),
    ]);
    expect(statuses(answers)).toEqual(['accepted', 'accepted', 'accepted', 'refused', 'accepted']);
    expect(answers[4] && answerOf(answers[4])).toMatchObject({ left: 60 });
    expect((await engine.readState<AccountState>(accountRef('A')))?.state).toEqual({ balance: 40, moves: 3 });
  });

  test('records who, when, under which law and engine, with its postings, claims, numbers and draws', async () => {
    const engine = await engines.start();
    await engine.submit(declare('INV-1'), sent());
    const [event] = await engine.readEvents(0n, 10);
    expect(event).toMatchObject({
      actor: { userId: 'user-1', organisationId: 'org-1' },
      at: '2026-11-21T02:00:00.000Z',
      referenceVersion: 'v1',
      engineVersion: '1',
      command: 'toy.declare',
      stream: { type: 'toy', id: 'D1' },
      effects: {
        claims: [{ key: 'reference', value: 'INV-1', holder: 'D1' }],
        numbers: { declaration: '1' },
        postings: [
          { account: 'receivable', amount: '10', subject: 'D1' },
          { account: 'revenue', amount: '-10', subject: 'D1' },
        ],
        draws: [{ identity: 'INV-1' }],
        seal: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  test('that is refused changes nothing, gives its numbers back, and is kept for its sender to mend', async () => {
    const engine = await engines.start();
    await engine.submit(declare('INV-1'), sent());
    expect(codesOf(await engine.submit(declare('INV-1'), sent('k')))).toEqual(['TOY-DUPLICATE']);
    expect(answerOf(await engine.submit(declare('INV-2'), sent()))).toMatchObject({ number: 'D2' });
    const [submission] = await engine.submissions.bySender('org-1', { limit: 10 });
    expect(submission).toMatchObject({
      commandType: 'toy.declare',
      key: 'k',
      data: { reference: 'INV-1' },
      refusals: [{ code: 'TOY-DUPLICATE' }],
    });
    expect(await engine.submissions.bySender('org-2', { limit: 10 })).toEqual([]);
  });

  test('is judged by the law and the day in force when the writer reaches it', async () => {
    const clock = testClock('2026-11-21T16:59:59Z');
    let law = { snapshot: { taxPercent: 10 }, version: 'v1' };
    const engine = await engines.start({ clock, reference: () => law });
    const waiting = engine.submit(declare('INV-1', 'rice', 100), sent());
    // Between arrival and the writer's turn, midnight strikes in Hà Nội and a new tariff is published.
    law = { snapshot: { taxPercent: 20 }, version: 'v2' };
    clock.set(instant('2026-11-21T17:00:00Z'));
    expect(answerOf(await waiting)).toMatchObject({ duty: 20, reference: 'v2' });
    const [event] = await engine.readEvents(0n, 1);
    expect(event?.data).toMatchObject({ today: '2026-11-22' });
  });

  test('of an unknown type is refused', async () => {
    const engine = await engines.start();
    expect(codesOf(await engine.submit({ ...open('A', 1), type: 'no.such' }, sent()))).toEqual(['ENG-004']);
  });

  test('is taken out of the queue when its sender gives up, and not when the writer has it already', async () => {
    const engine = await engines.start();
    const abort = new AbortController();
    const answer = engine.submit(open('A', 1), { ...sent(), signal: abort.signal });
    abort.abort();
    expect((await answer).status).toBe('unavailable');
    expect(await engine.readState(accountRef('A'))).toBeUndefined();
  });
});

describe('a command that takes long to prepare', () => {
  /** The toy's handlers, one of which is prepared to its end only once somebody says that it may. */
  const slowly = (type: string, mayEnd: () => boolean): readonly AnyHandler<ToyReference>[] =>
    toyHandlers.map((handler) =>
      handler.type === type
        ? {
            ...handler,
            prepareInSteps: (command) =>
              function* (facts) {
                while (!mayEnd()) yield;
                return handler.prepare(command, facts);
              },
          }
        : handler,
    );

  test('lets others be answered meanwhile, and is joined by its own repeat', async () => {
    let others = 0;
    const engine = await engines.start({ handlers: slowly('account.open', () => others === 2) });
    const long = engine.submit(open('A', 100), sent('key-1'));
    const again = engine.submit(open('A', 100), sent('key-1'));
    for (const reference of ['INV-1', 'INV-2']) {
      expect((await engine.submit(declare(reference), sent())).status).toBe('accepted');
      others += 1;
    }
    expect(answerOf(await long)).toEqual({ opened: 'A' });
    expect(textOf(await again)).toBe(textOf(await long));
    expect(await eventsStored()).toBe(3);
  });

  test('is judged by the law in force when the writer reaches it', async () => {
    let law = { snapshot: { taxPercent: 10 }, version: 'v1' };
    let mayEnd = false;
    const handlers = slowly('toy.declare', () => mayEnd);
    const engine = await engines.start({ handlers, reference: () => law });
    const waiting = engine.submit(declare('INV-1', 'rice', 100), sent());
    law = { snapshot: { taxPercent: 20 }, version: 'v2' };
    mayEnd = true;
    expect(answerOf(await waiting)).toMatchObject({ duty: 20, reference: 'v2' });
  });

  test('is told to come again where the program stops or its sender gives up meanwhile', async () => {
    let mayEnd = false;
    const engine = await engines.start({ handlers: slowly('account.open', () => mayEnd) });
    const abort = new AbortController();
    const answers = [
      engine.submit(open('A', 100), { ...sent(), signal: abort.signal }),
      engine.submit(open('B', 100), sent()),
    ];
    abort.abort();
    const stopped = engine.stop();
    mayEnd = true;
    expect(statuses(await Promise.all(answers))).toEqual(['unavailable', 'unavailable']);
    await stopped;
    expect(await eventsStored()).toBe(0);
  });
});

describe('the same key', () => {
  test('with the same content gets the same bytes, also after a restart', async () => {
    const first = await engines.start();
    await first.submit(open('A', 100), sent());
    const original = await first.submit(declare('INV-1'), sent('key-1'));
    const repeated = await first.submit(declare('INV-1'), sent('key-1'));
    await engines.stopAll();
    const second = await engines.start();
    const afterRestart = await second.submit(declare('INV-1'), sent('key-1'));
    expect(repeated).toMatchObject({ status: 'accepted', replayed: true, position: 2n });
    expect(textOf(repeated)).toBe(textOf(original));
    expect(textOf(afterRestart)).toBe(textOf(original));
    expect(await eventsStored()).toBe(2);
  });

  test('with other content is a conflict', async () => {
    const engine = await engines.start();
    await engine.submit(declare('INV-1'), sent('key-1'));
    expect(await engine.submit(declare('INV-2'), sent('key-1'))).toEqual({ status: 'conflict' });
    expect(await eventsStored()).toBe(1);
  });

  test('of another sender is another key', async () => {
    const engine = await engines.start();
    const answers = await Promise.all([
      engine.submit(declare('INV-1'), sent('key-1', 'org-1')),
      engine.submit(declare('INV-2'), sent('key-1', 'org-2')),
    ]);
    expect(statuses(answers)).toEqual(['accepted', 'accepted']);
  });

  test('in flight is joined by a repeat, and waited for by other content', async () => {
    const engine = await engines.start();
    const answers = await Promise.all([
      engine.submit(declare('INV-1'), sent('key-1')),
      engine.submit(declare('INV-1'), sent('key-1')),
      engine.submit(declare('INV-9'), sent('key-1')),
    ]);
    expect(statuses(answers)).toEqual(['accepted', 'accepted', 'conflict']);
    expect(answers[0] && textOf(answers[0])).toBe(answers[1] && textOf(answers[1]));
    expect(await eventsStored()).toBe(1);
  });

  test('is not bound by a refusal: mended content under it is judged afresh', async () => {
    const engine = await engines.start();
    await engine.submit(declare('INV-1'), sent());
    const answers = await Promise.all([
      engine.submit(declare('INV-1'), sent('key-1')),
      engine.submit(declare('INV-2'), sent('key-1')),
    ]);
    expect(statuses(answers)).toEqual(['refused', 'accepted']);
  });

  test('answers as it did even where the law would refuse the content today', async () => {
    const engine = await engines.start();
    const original = await engine.submit(open('A', 5), sent('key-1'));
    await engines.stopAll();
    const refusing = {
      type: 'account.open',
      prepare: () => ({ ok: false as const, error: [] }),
      touches: () => [],
      handle: () => ({ needsMore: [] }),
    };
    const second = await engines.start({ handlers: [refusing] });
    expect(textOf(await second.submit(open('A', 5), sent('key-1')))).toBe(textOf(original));
    expect((await second.submit(open('B', 5), sent('key-2'))).status).toBe('refused');
  });
});

test('what only a neighbour has read is asked for by a handler that looks whether it is there, and is then written on', async () => {
  const late: AnyHandler<ToyReference> = {
    type: 'toy.late',
    prepare: () => ({ ok: true, value: null }),
    touches: () => [],
    handle: (_command, _prepared, world) => {
      const missing = [accountRef('A'), referenceKey('INV-1')].filter((touch) => !world.has(touch));
      if (missing.length > 0) return { needsMore: missing };
      const noted = { stream: accountRef('A'), type: 'noted', version: 1, data: {} };
      const value = { events: [noted], postings: [], claims: [], releases: [], outbox: [], answer: null };
      return { ok: true, value };
    },
  };
  const engine = await engines.start({ handlers: [...toyHandlers, late] });
  await Promise.all([engine.submit(open('A', 100), sent()), engine.submit(open('B', 0), sent())]);
  const answers = await Promise.all([
    engine.submit(transfer('A', 'B', 1), sent()),
    engine.submit(declare('INV-1'), sent()),
    engine.submit({ type: 'toy.late', data: {}, actor: trader }, sent()),
  ]);
  expect(statuses(answers)).toEqual(['accepted', 'accepted', 'accepted']);
});

describe('a poisoned command fails alone', () => {
  const cases: readonly [string, Misbehave['data']['how'], string][] = [
    ['a handler that throws', 'throw', 'ENG-001'],
    ['a prepare that throws', 'throw-in-prepare', 'ENG-001'],
    ['a handler that asks for more without end', 'circle', 'ENG-001'],
    ['postings that do not balance', 'unbalanced', 'ENG-001'],
    ['a claim on a key that was not read', 'unread-key', 'ENG-001'],
    ['a handler that edits the state it was given', 'edit-state', 'ENG-001'],
    ['an event beyond the size limit', 'huge', 'ENG-003'],
    ['an event on a stream that only a neighbour had read', 'duplicate-stream', 'ENG-001'],
    ['a handler that gives nothing back', 'no-result', 'ENG-001'],
    ['an outcome without its parts', 'no-events', 'ENG-001'],
    ['a name of a stream that is none', 'no-touches', 'ENG-001'],
    ['a handler that asks for what has no name', 'needs-nothing-named', 'ENG-001'],
  ];
  test.each(cases)('%s', async (_name, how, code) => {
    const engine = await engines.start();
    await Promise.all([engine.submit(open('A', 100), sent()), engine.submit(open('B', 0), sent())]);
    const answers = await Promise.all([
      engine.submit(transfer('A', 'B', 1), sent()),
      engine.submit(misbehave(how), sent('poison')),
      engine.submit(transfer('A', 'B', 2), sent()),
    ]);
    expect(statuses(answers)).toEqual(['accepted', 'refused', 'accepted']);
    expect(answers[1] && codesOf(answers[1])).toEqual([code]);
    expect((await engine.readState<AccountState>(accountRef('A')))?.state).toEqual({ balance: 97, moves: 3 });
    expect(answers[2] && answerOf(answers[2])).toMatchObject({ number: '2' });
    expect(await engine.submissions.quarantined(10)).toMatchObject([{ commandType: 'toy.misbehave', data: { how } }]);
    expect((await engine.verifyJournal()).problems).toEqual([]);
  });

  test('a stream taken for new that exists is refused by the database', async () => {
    const engine = await engines.start();
    await Promise.all([engine.submit(open('A', 100), sent()), engine.submit(open('B', 0), sent())]);
    const answers = await Promise.all([
      engine.submit(open('C', 1), sent()),
      engine.submit(misbehave('duplicate-stream'), sent('p')),
      engine.submit(open('D', 1), sent()),
    ]);
    expect(answers.map(codesOf)).toEqual([['accepted'], ['ENG-005'], ['accepted']]);
    expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
  });

  test.each([
    ['in what is stored', transfer('A', 'B', 1, 'nul \u0000 inside')],
    ['in an id', transfer('A', 'B\u0000', 1)],
    ['in a business key', declare('INV\u00001')],
  ])('a NUL %s', async (_name, command) => {
    const engine = await engines.start();
    await Promise.all([engine.submit(open('A', 100), sent()), engine.submit(open('B', 0), sent())]);
    const answers = await Promise.all([
      engine.submit(transfer('A', 'B', 1), sent()),
      engine.submit(command, { ...sent('poison'), contentHash: Buffer.from('x') }),
      engine.submit(transfer('A', 'B', 2), sent()),
    ]);
    expect(answers.map(codesOf)).toEqual([['accepted'], ['ENG-002'], ['accepted']]);
  });

  test('what looks as if the engine had sealed it is refused: nobody writes the mark of an erasure', async () => {
    const forged = `§${'A'.repeat(16)}.${'x'.repeat(40)}`;
    const engine = await engines.start({ personIdPattern: '0[0-9]{11}' });
    const answers = await Promise.all([
      engine.submit(declare('INV-1', forged), sent()),
      engine.submit(declare(forged), sent()),
      engine.submit(declare('INV-2', `theo § 5 "${forged}" và §${'A'.repeat(16)}`), sent()),
    ]);
    expect(answers.map(codesOf)).toEqual([['ENG-002'], ['ENG-002'], ['accepted']]);
    const [event] = await engine.readEvents(0n, 1);
    expect(event?.data).toMatchObject({ goods: `theo § 5 "${forged}" và §${'A'.repeat(16)}` });
  });

  test('half a surrogate pair in a key is refused, the text of an escaped NUL is not', async () => {
    const engine = await engines.start();
    const answers = await Promise.all([
      engine.submit(declare('INV-\ud800'), sent()),
      engine.submit(declare('INV-2', 'backslash \\u0000 text'), sent()),
    ]);
    expect(answers.map(codesOf)).toEqual([['ENG-002'], ['accepted']]);
  });

  test('a stream whose events do not fold by a newer definition takes no more, and its neighbours go on', async () => {
    const first = await engines.start();
    await Promise.all(['A', 'B', 'C'].map((id, index) => first.submit(open(id, 100 + index), sent())));
    await engines.stopAll();
    const streams = toyStreams.map((stream): AnyStream => {
      if (stream.type !== 'account') return stream;
      const evolve: AnyStream['evolve'] = (state, event) => {
        if ((event.data as { readonly amount?: number }).amount === 102) throw new Error('not foreseen');
        return stream.evolve(state, event);
      };
      return { ...stream, foldVersion: 2, evolve };
    });
    const engine = await engines.start({ streams });
    const answers = await Promise.all([
      engine.submit(transfer('A', 'B', 1), sent()),
      engine.submit(transfer('A', 'C', 2), sent()),
      engine.submit(open('C', 1), sent()),
      engine.submit(transfer('B', 'A', 3), sent()),
    ]);
    expect(answers.map(codesOf)).toEqual([['accepted'], ['ENG-001'], ['ENG-001'], ['accepted']]);
    expect(codesOf(await engine.submit(transfer('C', 'B', 1), sent()))).toEqual(['ENG-001']);
    expect((await engine.readState<AccountState>(accountRef('B')))?.state.balance).toBe(99);
  });

  test('a stream that has reached its limit takes no more, and its neighbours go on', async () => {
    const engine = await engines.start({ limits: { streamEventsMax: 3 } });
    await Promise.all([
      engine.submit(open('A', 100), sent()),
      engine.submit(open('B', 100), sent()),
      engine.submit(open('C', 0), sent()),
    ]);
    const answers: Answer[] = [];
    for (const to of ['C', 'C', 'C']) answers.push(await engine.submit(transfer('A', to, 1), sent()));
    expect(answers.map(codesOf)).toEqual([['accepted'], ['accepted'], ['ENG-003']]);
    expect(codesOf(await engine.submit(transfer('B', 'A', 1), sent()))).toEqual(['ENG-003']);
    expect(codesOf(await engine.submit(open('D', 1), sent()))).toEqual(['accepted']);
  });

  test('rows that the database itself refuses: the batch is run again one by one, and only the culprit fails', async () => {
    await database.pool.query(`alter table engine.posting add check (cell <> ${engines.cell()} or subject <> 'T')`);
    const engine = await engines.start();
    const answers = await Promise.all(['R', 'S', 'T', 'U', 'V'].map((id) => engine.submit(open(id, 1), sent(id))));
    expect(answers.map(codesOf)).toEqual([['accepted'], ['accepted'], ['ENG-005'], ['accepted'], ['accepted']]);
    expect(await engine.submissions.quarantined(10)).toMatchObject([
      { commandType: 'account.open', data: { id: 'T' } },
    ]);
    expect((await engine.verifyJournal()).problems).toEqual([]);
    expect(engine.position()).toBe(4n);
  });
});

describe('reading what nobody named', () => {
  test('is answered by reading it, not by pretending that it is not there', async () => {
    const engine = await engines.start();
    await Promise.all([engine.submit(open('A', 100), sent()), engine.submit(open('B', 7), sent())]);
    await engines.stopAll();
    const second = await engines.start();
    expect(answerOf(await second.submit(misbehave('unnamed-read'), sent()))).toEqual({ b: 7 });
  });
});

describe('time', () => {
  test('never runs back within a cell, not even across restarts', async () => {
    const first = await engines.start({ clock: testClock('2026-11-21T05:00:00Z') });
    await first.submit(open('A', 1), sent());
    await engines.stopAll();
    const second = await engines.start({ clock: testClock('2026-11-21T04:00:00Z') });
    await second.submit(open('B', 1), sent());
    const events = await second.readEvents(0n, 10);
    expect(events.map(({ at }) => at)).toEqual(['2026-11-21T05:00:00.000Z', '2026-11-21T05:00:00.000Z']);
  });
});

describe('the random draw', () => {
  test('is the same for the same identity on the same day, whoever lodges it again, and another one tomorrow', async () => {
    const clock = testClock('2026-11-21T05:00:00Z');
    const engine = await engines.start({ clock });
    const drawOf = async (position: bigint): Promise<unknown> =>
      (await engine.readEvents(position - 1n, 1))[0]?.effects.draws[0]?.value;
    await engine.submit(declare('INV-1'), sent());
    await engines.stopAll();
    await database.pool.query('delete from engine.key where cell = $1', [engines.cell()]);
    const again = await engines.start({ clock });
    await again.submit(declare('INV-1'), sent());
    clock.advanceMs(24 * 3_600_000);
    await database.pool.query('delete from engine.key where cell = $1', [engines.cell()]);
    await engines.stopAll();
    const tomorrow = await engines.start({ clock });
    await tomorrow.submit(declare('INV-1'), sent());
    expect(await drawOf(2n)).toBe(await drawOf(1n));
    expect(await drawOf(3n)).not.toBe(await drawOf(1n));
    expect(await tomorrow.readHolder(referenceKey('INV-1'))).toBe('D3');
  });
});

describe('a full queue', () => {
  test('says busy and when to come again, in its own class only', async () => {
    const engine = await engines.start({
      limits: { queueMax: { interactive: 1, declaration: 1, parcel: 2, partner: 1, internal: 1 } },
    });
    const parcels = ['P', 'Q', 'R', 'S'].map((id) => engine.submit(open(id, 1), { ...sent(), trafficClass: 'parcel' }));
    const container = engine.submit(open('C', 1), sent());
    expect(statuses(await Promise.all(parcels))).toEqual(['accepted', 'accepted', 'busy', 'busy']);
    expect((await container).status).toBe('accepted');
    expect(await parcels[2]).toMatchObject({ retryAfterSeconds: 1 });
  });
});
