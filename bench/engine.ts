import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { instant, ok, type Actor, type Command, type Handler, type Json, type StreamDefinition } from '#core/kernel';
import { ensureDatabase, useEmbeddedServer } from '#server/platform/database';
import { createEngine } from '#server/platform/engine';
import { migrate } from '#server/platform/migrate';
import { serverCpuUs } from './speed/cpu.ts';

/**
 * The engine alone, without HTTP and without the law: commands that each leave what a registered declaration leaves (an event and a
 * state of some 3 KB, five postings, a message, a key, an answer of 600 bytes), against raw inserts of rows of the same size in batches
 * of 200, with nothing to decide, into tables without a single index. Interleaved rounds, medians, processor time beside each rate.
 *
 *   node bench/engine.ts [--seconds 3] [--rounds 3] [--clients 64]
 */
const numberOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const SECONDS = numberOf('seconds', 3);
const ROUNDS = numberOf('rounds', 3);
const CLIENTS = numberOf('clients', 64);
const FLOOR_CONNECTIONS = 2;
const FLOOR_BATCH = 200;
const CONTENT_HASH = Buffer.alloc(32, 1);

const actor: Actor = { userId: 'u-1', organisationId: 'org-1', roles: ['trader'], offices: [], delegations: [] };
type Lodge = Command<'bench.lodge', { readonly reference: string; readonly document: Json }>;

const lodge: Handler<Lodge, null, null> = {
  type: 'bench.lodge',
  prepare: () => ok(null),
  touches: ({ data }) => [
    { type: 'party', id: 'org-1' },
    { key: 'own-reference', value: data.reference },
  ],
  handle: ({ data }, _prepared, world, facts) => {
    world.state({ type: 'party', id: 'org-1' });
    world.holder({ key: 'own-reference', value: data.reference });
    const number = `1${world.nextNumber('declaration.import').toString().padStart(11, '0')}`;
    const draw = facts.draw(`${data.reference}|org-1`);
    return ok({
      events: [
        {
          stream: { type: 'declaration', id: number },
          type: 'registered',
          version: 1,
          data: { number, document: data.document, draw },
        },
      ],
      postings: ['duty-receivable', 'revenue:CUD', 'revenue:VAT', 'revenue:EXC', 'revenue:ENV'].map((account, leg) => ({
        account,
        amount: String(leg === 0 ? 10_000_000 : -2_500_000),
        subject: number,
      })),
      claims: [{ key: 'own-reference', value: data.reference, holder: number }],
      releases: [],
      outbox: [{ topic: 'declaration.registered', payload: { number, channel: 'green' } }],
      answer: {
        number,
        channel: 'green',
        taxes: Array.from({ length: 4 }, (_, index) => ({
          type: 'VAT',
          base: '30000000',
          rate: '10',
          amount: '3000000',
          line: index,
        })),
        tracking: facts.token(number),
      },
    });
  },
};
const declaration: StreamDefinition<Json> = {
  type: 'declaration',
  foldVersion: 1,
  evolve: (_state, event) => ({ status: 'registered', history: [event.at], content: event.data }),
};
const party: StreamDefinition<Json> = { type: 'party', foldVersion: 1, evolve: (_state, event) => event.data };

const line = (index: number): Json => ({
  sequenceNumeric: index,
  commodity: {
    description: `Máy tính xách tay hiệu Ví Dụ, màn hình 14 inch, mới 100 %, mã ${index}`,
    classification: '84713020',
    origin: 'CN',
  },
  goodsMeasure: { netMassKg: '12.5', grossMassKg: '14.25', quantity: '10', unit: 'PCE' },
  invoiceLine: { amount: '1200.50', currency: 'USD', customsValue: '30012500' },
  taxes: [
    { type: 'import', rate: '0', base: '30012500', amount: '0', basis: 'Form E' },
    { type: 'vat', rate: '10', base: '30012500', amount: '3001250', basis: 'VAT' },
  ],
});
const document = (reference: string): Json => ({
  functionalReferenceId: reference,
  typeCode: 'A11',
  declarationOfficeId: '02CI',
  declarant: { id: '0100000001', name: 'Công ty TNHH Khai thuê Ví Dụ', address: '1 Đường Không Có Thật, Hải Phòng' },
  importer: { id: '0200000002', name: 'Công ty Cổ phần Nhập khẩu Ví Dụ', address: '2 Đường Không Có Thật, Hà Nội' },
  invoice: { number: 'INV-1', amount: '4802.00', currency: 'USD', incoterm: 'CIF' },
  goodsItems: [1, 2, 3, 4, 5, 6].map(line),
});

interface Measured {
  readonly perSecond: number;
  readonly nodeUs: number;
  readonly serverUs: number;
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'hd-bench-engine-'));
const server = await useEmbeddedServer({ dataFolder: folder });
try {
  await ensureDatabase(server.superuser, 'bench');
  const connection = server.owner('bench');
  const pool = new pg.Pool({ ...connection, max: 4 });
  await migrate(pool);
  let batches = 0;
  const engine = createEngine<null>({
    connection,
    pool,
    cell: 1,
    handlers: [lodge],
    streams: [declaration, party],
    reference: () => ({ snapshot: null, version: 'v1' }),
    zoneOffsetMinutes: 420,
    clock: { now: () => instant(new Date().toISOString()) },
    secret: Buffer.alloc(32, 7),
    personIdPattern: '0[0-9]{11}',
    onTrouble: (error) => console.error(error),
    onCommitted: () => void (batches += 1),
  });
  await engine.start();
  const floor = await floorWriter(connection);

  let sent = 0;
  const throughEngine = async (end: number): Promise<number> => {
    let done = 0;
    const client = async (): Promise<void> => {
      while (performance.now() < end) {
        const reference = `REF-${(sent += 1)}`;
        const command: Lodge = { type: 'bench.lodge', actor, data: { reference, document: document(reference) } };
        const answer = await engine.submit(command, {
          sender: 'org-1',
          key: reference,
          trafficClass: 'declaration',
          contentHash: CONTENT_HASH,
        });
        if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return done;
  };

  const measure = async (run: (end: number) => Promise<number>): Promise<Measured> => {
    const [node, database, start] = [process.cpuUsage(), serverCpuUs(server.pid()), performance.now()];
    const done = await run(start + SECONDS * 1000);
    const elapsed = performance.now() - start;
    const used = process.cpuUsage(node);
    return {
      perSecond: (done / elapsed) * 1000,
      nodeUs: (used.user + used.system) / done,
      serverUs: ((serverCpuUs(server.pid()) ?? 0) - (database ?? 0)) / done,
    };
  };

  await throughEngine(performance.now() + 500);
  const [engineRounds, floorRounds]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    floorRounds.push(await measure(floor.write));
    engineRounds.push(await measure(throughEngine));
  }
  const [a, b] = [median(floorRounds), median(engineRounds)];
  const text = (name: string, { perSecond, nodeUs, serverUs }: Measured): string =>
    `${name.padEnd(8)} ${perSecond.toFixed(0).padStart(7)}/s   node ${nodeUs.toFixed(0).padStart(4)} µs   postgres ${serverUs.toFixed(0).padStart(4)} µs`;
  console.log(
    [
      text('floor', a),
      text('engine', b),
      `ratio    ${(b.perSecond / a.perSecond).toFixed(2)}   ${(sent / batches).toFixed(0)} commands a batch`,
    ].join('\n'),
  );
  await floor.close();
  await engine.stop();
  await pool.end();
} finally {
  await server.leave();
  await rm(folder, { recursive: true, force: true });
}

function median(rounds: readonly Measured[]): Measured {
  const sorted = rounds.toSorted((left, right) => left.perSecond - right.perSecond);
  const middle = sorted[sorted.length >> 1];
  if (!middle) throw new Error('no rounds');
  return middle;
}

/** The same bytes as raw rows: event, state, postings, message, acceptance. */
async function floorWriter(
  connection: pg.ClientConfig,
): Promise<{ readonly write: (end: number) => Promise<number>; readonly close: () => Promise<void> }> {
  const clients = await Promise.all(
    Array.from({ length: FLOOR_CONNECTIONS }, async () => {
      const client = new pg.Client({ ...connection });
      await client.connect();
      return client;
    }),
  );
  await clients[0]
    ?.query(`create table floor_event (position bigint, body text, hash text); create table floor_state (id text, body text);
    create table floor_posting (position bigint, account text, amount bigint, subject text); create table floor_outbox (position bigint, payload text);
    create table floor_answer (key text, answer text);
    alter table floor_event alter body set storage external; alter table floor_state alter body set storage external;
    alter table floor_event set (toast_tuple_target = 8160); alter table floor_state set (toast_tuple_target = 8160)`);
  const body = JSON.stringify(document('REF-0'));
  const answer = body.slice(0, 600);
  const column = (
    type: string,
    value: string,
    rows = FLOOR_BATCH,
  ): { readonly type: string; readonly value: string[] } => ({
    type,
    value: Array.from({ length: rows }, () => value),
  });
  const insert = (table: string, ...columns: readonly ReturnType<typeof column>[]) => ({
    name: table,
    text: `insert into ${table} select * from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})`,
    values: columns.map(({ value }) => value),
  });
  const legs = FLOOR_BATCH * 5;
  const statements = [
    insert('floor_event', column('bigint', '123456'), column('text', body), column('text', 'x'.repeat(32))),
    insert('floor_state', column('text', '100000000123'), column('text', body)),
    insert(
      'floor_posting',
      column('bigint', '123456', legs),
      column('text', 'revenue:CUD', legs),
      column('bigint', '2500000', legs),
      column('text', '100000000123', legs),
    ),
    insert('floor_outbox', column('bigint', '123456'), column('text', '{"number":"x","channel":"green"}')),
    insert('floor_answer', column('text', 'REF-123456'), column('text', answer)),
  ];
  const write = async (end: number): Promise<number> => {
    const counts = await Promise.all(
      clients.map(async (client) => {
        let done = 0;
        for (; performance.now() < end; done += FLOOR_BATCH) {
          await client.query('begin');
          for (const statement of statements) await client.query(statement);
          await client.query('commit');
        }
        return done;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };
  return { write, close: async () => void (await Promise.all(clients.map((client) => client.end()))) };
}
