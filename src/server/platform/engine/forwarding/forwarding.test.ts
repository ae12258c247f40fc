import { connect as connectTcp } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  openForwarding,
  verifyJournal,
  type Engine,
  type EngineOptions,
  type Forwarding,
  type ForwardingOptions,
} from '../index.ts';
import { channel } from './channel.ts';
import { FRAME_BYTES_MAX, frameOf } from './frames.ts';
import { testWire, type TestWire } from '#tests/support/test-wire';
import { receiveCommands } from './receive.ts';
import { commandFrame } from './wire.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { misbehave, open, transfer, type ToyReference } from '#tests/support/toy-country';
import { codesOf, sent, textOf, toyEngines } from '#tests/support/toy-engine';

const SECRET = Buffer.alloc(32, 7);

let database: TestDatabase;
const engines = toyEngines(() => database);
const doors: Forwarding[] = [];
const wires: TestWire[] = [];
let troubles: string[] = [];
beforeAll(async () => {
  database = await testDatabase({ connectionsMax: 20 });
});
afterEach(async () => {
  await engines.nextCell();
  await Promise.all(doors.splice(0).map((door) => door.stop()));
  for (const wire of wires.splice(0)) wire.close();
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

/** Has others reach the writer by way of a wire that can be tampered with. */
async function wireTo({ door }: Started): Promise<TestWire> {
  const wire = await testWire(door.address);
  wires.push(wire);
  await writerIsAt(wire.address);
  return wire;
}

const writerIsAt = (address: string): Promise<unknown> =>
  database.pool.query('update engine.lease set address = $2 where cell = $1', [engines.cell(), address]);

const headPosition = async (): Promise<bigint> => {
  const { rows } = await database.pool.query<{ position: string }>(
    'select position from engine.cell_head where cell = $1',
    [engines.cell()],
  );
  return BigInt(rows[0]?.position ?? 0);
};

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

  test('knows what a sender with many delegations may do, however often it sends', async () => {
    const { engine: writer } = await start();
    const { engine: other } = await start();
    const delegations = Array.from({ length: 300 }, (_, index) => ({ principalId: `p-${index}`, scopes: ['a'] }));
    for (const id of ['A', 'B', 'C']) {
      const command = { ...open(id, 1), actor: { ...open(id, 1).actor, delegations } };
      expect((await other.submit(command, sent())).status).toBe('accepted');
    }
    expect((await writer.readHead()).position).toBe(3n);
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
    expect(
      await Promise.all([other.waitFor(position, 5_000, 'list'), writer.waitFor(position, 5_000, 'list')]),
    ).toEqual([true, true]);
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
    await other.submit(open('A', 1), sent('a'));
    const stopped = writer.stop();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, each) => other.submit(open(`B${each}`, each), sent(`b${each}`))),
    );
    await stopped;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['accepted']));
    expect(other.role()).toBe('writing');
    expect((await verifyJournal(database.pool, engines.cell())).problems).toEqual([]);
  });

  test('what was lost on the way is repeated under its key, and without one its outcome is unknown', async () => {
    const gate = held();
    const writer = await start({ debugPoint: (point) => (point === 'before-load' ? gate.at() : undefined) });
    const { engine: other } = await start();
    const wire = await wireTo(writer);
    const unkeyed = other.submit(open('A', 1), sent());
    const keyed = other.submit(open('B', 1), sent('b'));
    await gate.reached;
    wire.cut();
    expect((await unkeyed).status).toBe('unavailable');
    gate.open();
    expect((await keyed).status).toBe('accepted');
    await expect.poll(headPosition).toBe(2n);
  });

  test('a writer that falls silent is given up, and asked again', async () => {
    const writer = await start();
    const { engine: other } = await start({ limits: { leaseMs: 500 } });
    const wire = await wireTo(writer);
    await other.submit(open('A', 1), sent('a'));
    wire.freeze();
    expect((await other.submit(open('B', 1), sent('b'))).status).toBe('accepted');
  });

  test('one that does not write never passes a command on', async () => {
    await start();
    const { engine: other } = await start({ limits: { submitMs: 300 } });
    const third = await start();
    await writerIsAt(third.door.address);
    expect((await other.submit(open('A', 1), sent('a'))).status).toBe('unavailable');
    expect(await headPosition()).toBe(0n);
  });

  test('what it took before is learnt before anything is decided', async () => {
    const { engine: writer } = await start();
    const learnt: bigint[] = [];
    const { engine: next } = await start({
      limits: { leaseMs: 500 },
      onTaken: async () => void learnt.push(await headPosition()),
    });
    await writer.submit(open('A', 1), sent('a'));
    await writer.stop();
    await next.submit(open('B', 1), sent('b'));
    expect(learnt).toEqual([1n]);
  });
});

describe('limits', () => {
  test('more than may be under way is busy, on the side that sends', async () => {
    const gate = held();
    await start({ debugPoint: (point) => (point === 'before-load' ? gate.at() : undefined) });
    const { engine: other } = await start({}, { inFlight: { countMax: 2, bytesMax: 10_000 } });
    const first = [other.submit(open('A', 1), sent('a')), other.submit(open('B', 1), sent('b'))];
    expect((await other.submit(open('C', 1), sent('c'))).status).toBe('busy');
    gate.open();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(['accepted', 'accepted']);
    expect((await other.submit(open('C', 1), sent('c'))).status).toBe('accepted');
  });

  test('and on the side that takes', async () => {
    const gate = held();
    await start(
      { debugPoint: (point) => (point === 'before-load' ? gate.at() : undefined) },
      { inFlight: { countMax: 1, bytesMax: 10_000 } },
    );
    const { engine: other } = await start();
    const first = other.submit(open('A', 1), sent('a'));
    await gate.reached;
    expect((await other.submit(open('B', 1), sent('b'))).status).toBe('busy');
    gate.open();
    expect((await first).status).toBe('accepted');
  });

  test('without an answer in time the outcome is unknown', async () => {
    const gate = held();
    await start({ debugPoint: (point) => (point === 'before-load' ? gate.at() : undefined) });
    const { engine: other } = await start({ limits: { submitMs: 200 } });
    expect((await other.submit(open('A', 1), sent('a'))).status).toBe('unavailable');
    gate.open();
    await expect.poll(headPosition).toBe(1n);
    expect(await other.submit(open('A', 1), sent('a'))).toMatchObject({ status: 'accepted', position: 1n });
  });

  test('a command that is too large is refused before it is sent, and a neighbour goes on', async () => {
    await start();
    const { engine: other } = await start();
    const huge = { ...open('A', 1), data: { id: 'A'.repeat(FRAME_BYTES_MAX), amount: 1 } };
    const answers = await Promise.all([other.submit(huge, sent()), other.submit(open('B', 1), sent())]);
    expect(answers.map(codesOf)).toEqual([['ENG-003'], ['accepted']]);
  });
});

describe('whoever does not hold the secret', () => {
  /** Calls the writer by hand. Resolves with what becomes of the connection. */
  const calling = (address: string, options: ConnectionOptions): Promise<'let in' | 'turned away'> =>
    new Promise((resolve) => {
      const [host, port] = address.split(':');
      const socket = connect({ host: host ?? '', port: Number(port), ...options });
      socket.on('error', () => undefined);
      socket.once('close', () => resolve('turned away'));
      // The key is only proven when the other side has read it: it is let in when it is answered.
      socket.once('secureConnect', () => socket.write(frameOf(7, { ping: true })));
      socket.once('data', () => {
        resolve('let in');
        socket.destroy();
      });
    });
  const { calling: right } = channel(SECRET, 1);

  test('is turned away', async () => {
    const { door } = await start();
    const cell = engines.cell();
    const outcomes = await Promise.all([
      calling(door.address, channel(SECRET, cell).calling),
      calling(door.address, channel(Buffer.alloc(32, 8), cell).calling),
      calling(door.address, channel(SECRET, cell + 1).calling),
      calling(door.address, {
        minVersion: 'TLSv1.3',
        ALPNProtocols: [...right.ALPNProtocols],
        rejectUnauthorized: false,
      }),
      calling(door.address, { ...channel(SECRET, cell).calling, ALPNProtocols: ['haidang-forwarding/0'] }),
    ]);
    expect(outcomes).toEqual(['let in', ...Array.from({ length: 4 }, () => 'turned away')]);
    expect(troubles.filter((text) => text.includes('without the secret'))).toHaveLength(4);
  });

  test('and says nothing at all, does not keep a place that another program needs', async () => {
    const { listening, ...rest } = channel(SECRET, engines.cell());
    const receiver = await receiveCommands({
      host: '127.0.0.1',
      port: 0,
      channel: { ...rest, listening: { ...listening, handshakeTimeout: 50 } },
      decider: () => undefined,
      inFlight: { countMax: 1, bytesMax: 1 },
      onTrouble: () => undefined,
    });
    const silent = connectTcp(Number(receiver.address.split(':')[1]), '127.0.0.1');
    await new Promise((resolve) => silent.resume().once('close', resolve));
    await receiver.stop();
  });

  test('gets nothing done, and its own operator is told', async () => {
    await start();
    const { engine: other } = await start({ limits: { submitMs: 500 } }, { secret: Buffer.alloc(32, 8) });
    expect((await other.submit(open('A', 1), sent('a'))).status).toBe('unavailable');
    expect(await other.reachesWriter()).toBe(false);
    expect(await headPosition()).toBe(0n);
    expect(troubles.some((text) => text.includes('cannot be reached'))).toBe(true);
  });

  test('cannot repeat a record that it saw', async () => {
    const writer = await start();
    const { engine: other } = await start();
    const wire = await wireTo(writer);
    await other.submit(open('A', 1), sent());
    // The handshake's last word is behind it, so this is a command and nothing else.
    await other.submit(transfer('A', 'A', 0), sent());
    const before = await headPosition();
    wire.repeatLast();
    await expect.poll(() => troubles.join()).toMatch(/bad record mac/);
    expect(await headPosition()).toBe(before);
    expect((await other.submit(open('B', 1), sent())).status).toBe('accepted');
  });

  test('cannot repeat a whole conversation that it saw', async () => {
    const writer = await start();
    const { engine: other } = await start();
    const wire = await wireTo(writer);
    await other.submit(open('A', 1), sent());
    const [host, port] = writer.door.address.split(':');
    const socket = connectTcp({ host: host ?? '', port: Number(port) });
    socket.on('error', () => undefined).resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(wire.recorded());
    await closed;
    expect(await headPosition()).toBe(1n);
  });
});

describe('whoever holds the secret and sends nonsense', () => {
  async function peer({ door }: Started): Promise<TLSSocket> {
    const [host, port] = door.address.split(':');
    const socket = connect({ host: host ?? '', port: Number(port), ...channel(SECRET, engines.cell()).calling });
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.once('secureConnect', resolve));
    return socket;
  }

  test('loses the connection over a frame that is too long, and no memory is set aside for it', async () => {
    const writer = await start();
    const { engine: other } = await start();
    const socket = await peer(writer);
    const closed = new Promise((resolve) => socket.resume().once('close', resolve));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(FRAME_BYTES_MAX + 1);
    socket.write(length);
    await closed;
    expect(troubles.join()).toMatch(/a frame says that it has/);
    expect((await other.submit(open('A', 1), sent())).status).toBe('accepted');
  });

  test('is refused where a question makes no sense, and its other questions are answered', async () => {
    const writer = await start();
    const socket = await peer(writer);
    const heard = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (text.includes('ENG-001') && text.includes('accepted')) resolve(text);
      });
    });
    socket.write(frameOf(1, { type: 'account.open', actor: 'nobody' }));
    socket.write(commandFrame(2, open('A', 1), sent()));
    await heard;
    expect(await headPosition()).toBe(1n);
    socket.destroy();
  });
});
