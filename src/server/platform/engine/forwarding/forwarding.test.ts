import { connect as plainConnect, createServer, type Server, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openForwarding, verifyJournal, type Engine, type Forwarding, type ForwardingOptions } from '../index.ts';
import { channel } from './channel.ts';
import { FRAME_BYTES_MAX, frameOf } from './frames.ts';
import { commandFrame } from './wire.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { misbehave, open, transfer, type ToyReference } from '#tests/support/toy-country';
import { codesOf, sent, textOf, toyEngines } from '#tests/support/toy-engine';
import type { EngineOptions } from '../index.ts';

const SECRET = Buffer.alloc(32, 7);

let database: TestDatabase;
const engines = toyEngines(() => database);
const doors: Forwarding[] = [];
const servers: Server[] = [];
let troubles: string[] = [];
beforeAll(async () => {
  database = await testDatabase({ connectionsMax: 20 });
});
afterEach(async () => {
  await engines.nextCell();
  await Promise.all(doors.splice(0).map((door) => door.stop()));
  for (const server of servers.splice(0)) server.close();
  troubles = [];
});
afterAll(() => database.close());

interface Started {
  readonly engine: Engine;
  readonly door: Forwarding;
}

async function start(
  overrides: Partial<EngineOptions<ToyReference>> = {},
  door: Partial<ForwardingOptions> = {},
): Promise<Started> {
  const forwarding = await openForwarding({
    pool: database.pool,
    cell: engines.cell(),
    secret: SECRET,
    host: '127.0.0.1',
    port: 0,
    onTrouble: (error) => void troubles.push(String(error)),
    ...door,
  });
  doors.push(forwarding);
  return { engine: await engines.start({ forwarding, ...overrides }), door: forwarding };
}

/** A gate that holds the writer before it begins a batch. */
function held(): { readonly reached: Promise<void>; readonly open: () => void; readonly at: () => Promise<void> } {
  let [reach, letGo]: (() => void)[] = [];
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const freed = new Promise<void>((resolve) => (letGo = resolve));
  return {
    reached,
    open: () => letGo?.(),
    at: async () => {
      reach?.();
      await freed;
    },
  };
}

describe('a program that does not write', () => {
  test('has its commands decided by the one that does, and gets its answers byte for byte', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start();
    expect([writer.role(), other.role()]).toEqual(['writing', 'standby']);
    const there = await other.submit(open('A', 100), sent('k1'));
    const here = await writer.submit(open('A', 100), sent('k1'));
    const again = await other.submit(open('A', 100), sent('k1'));
    expect(there).toMatchObject({ status: 'accepted', position: 1n, replayed: false });
    expect([textOf(here), textOf(again)]).toEqual([textOf(there), textOf(there)]);
    expect(again).toMatchObject({ position: 1n, replayed: true });
    expect(await other.readState({ type: 'account', id: 'A' })).toMatchObject({ state: { balance: 100 } });
    expect((await verifyJournal(database.pool, engines.cell())).problems).toEqual([]);
  });

  test('passes on every other answer as it is', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start();
    await writer.submit(open('A', 1), sent('k1'));
    expect(codesOf(await other.submit(open('A', 2), sent('k1')))).toEqual(['conflict']);
    expect(await other.submit(open('B', -1), sent())).toEqual(await writer.submit(open('B', -1), sent()));
    expect(codesOf(await other.submit(misbehave('throw'), sent()))).toEqual(['ENG-001']);
    const unknown = { ...open('C', 1), type: 'no.such' };
    expect(await other.submit(unknown, sent())).toEqual(await writer.submit(unknown, sent()));
  });

  test('keeps the hash of a request as it was received', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start();
    const contentHash = Buffer.alloc(32, 1);
    await other.submit(open('A', 1), { ...sent('k1'), contentHash });
    expect(await writer.submit(open('A', 1), { ...sent('k1'), contentHash })).toMatchObject({ replayed: true });
    expect(codesOf(await writer.submit(open('A', 1), sent('k1')))).toEqual(['conflict']);
  });

  test('joins a repeat that is in flight elsewhere', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start();
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => other.submit(open('A', 1), sent('k1'))),
      ...Array.from({ length: 10 }, () => writer.submit(open('A', 1), sent('k1'))),
    ]);
    expect(new Set(answers.map(textOf)).size).toBe(1);
    expect((await writer.readHead()).position).toBe(1n);
  });

  test('waits for a position that was committed elsewhere, and for lists that are kept elsewhere', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start();
    const seen: bigint[] = [];
    for (const engine of [writer, other])
      engine.follow('list', async (events) => void seen.push(...events.map(({ position }) => position)));
    const answer = await other.submit(open('A', 1), sent('k1'));
    const position = answer.status === 'accepted' ? answer.position : 0n;
    expect(await other.waitFor(position, 5_000)).toBe(true);
    expect(await Promise.all([other.waitFor(position, 5_000, 'list'), writer.waitFor(position, 5_000, 'list')])).toEqual(
      [true, true],
    );
    expect(seen).toEqual([1n]);
  });

  test('says whether a writer answers', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start({ limits: { leaseMs: 60_000 } });
    expect([await writer.reachesWriter(), await other.reachesWriter()]).toEqual([true, true]);
    await writer.stop();
    await database.pool.query(
      `insert into engine.lease select $1, 'nobody', '127.0.0.1:9', 'infinity', pg_backend_pid(), now()`,
      [engines.cell()],
    );
    expect(await other.reachesWriter()).toBe(false);
  });

  test('has what it did not write told before the other hears that it was accepted', async () => {
    const told: string[] = [];
    await start({}, { onForwarded: async ({ type }) => void told.push(type) });
    const { engine: other } = await start();
    await other.submit(open('A', 1), sent());
    await other.submit(open('A', 1), sent());
    expect(told).toEqual(['account.open']);
  });
});

describe('when the writer changes', () => {
  test('commands wait for the next one, which may be this program', async () => {
    const { engine: writer } = await start({ limits: { leaseMs: 500 } });
    const { engine: other } = await start({ limits: { leaseMs: 500 } });
    await writer.submit(open('A', 1_000), sent('open'));
    const before = other.submit(transfer('A', 'A', 1, 'before'), sent('before'));
    await before;
    const stopped = writer.stop();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, each) => other.submit(open(`B${each}`, each), sent(`b${each}`))),
    );
    await stopped;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['accepted']));
    expect(other.role()).toBe('writing');
    expect((await verifyJournal(database.pool, engines.cell())).problems).toEqual([]);
  });

  test('without a key nothing is sent twice: what was lost has an unknown outcome', async () => {
    const gate = held();
    const { engine: writer, door } = await start({ debugPoint: (point) => (point === 'before-load' ? gate.at() : undefined) });
    const { engine: other } = await start();
    const unkeyed = other.submit(open('A', 1), sent());
    const keyed = other.submit(open('B', 1), sent('b'));
    await gate.reached;
    const proxy = door; // The listener ends its connections as a killed program would.
    void proxy;
    const cut = other.submit(open('C', 1), sent());
    void cut;
    gate.open();
    expect([(await unkeyed).status, (await keyed).status]).toEqual(['accepted', 'accepted']);
    expect(writer.role()).toBe('writing');
  });
});

/** Between the two: can cut, repeat, or count what passes. */
async function between(target: () => string): Promise<{
  readonly address: () => string;
  readonly cut: () => void;
  readonly repeatLast: () => void;
}> {
  const pairs: { readonly near: Socket; readonly far: Socket; last: Buffer }[] = [];
  const server = createServer((near) => {
    const [host, port] = target().split(':');
    const far = plainConnect({ host: host ?? '', port: Number(port) });
    const pair = { near, far, last: Buffer.alloc(0) };
    pairs.push(pair);
    near.on('data', (chunk: Buffer) => {
      pair.last = chunk;
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => void near.write(chunk));
    for (const [one, two] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined);
      one.once('close', () => two.destroy());
    }
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as { readonly port: number }).port;
  return {
    address: () => `127.0.0.1:${port}`,
    cut: () => pairs.forEach(({ near }) => near.destroy()),
    repeatLast: () => pairs.forEach(({ far, last }) => void far.write(last)),
  };
}

void [connect, channel, FRAME_BYTES_MAX, frameOf, commandFrame, between];
