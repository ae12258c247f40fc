import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Declaration } from '#core/declaration';

/** Writes the reference rows for a while and says how many declarations were committed. */
export type ReferenceWriter = (milliseconds: number) => Promise<number>;

export interface ReferenceWriters {
  /** (a): batches of 200, one statement a table, everything known beforehand. */
  readonly floor: ReferenceWriter;
  /** (b): one transaction a declaration, a round trip a table. */
  readonly naive: ReferenceWriter;
  readonly close: () => Promise<void>;
}

export const REFERENCE_CONNECTIONS = 16;
export const FLOOR_BATCH = 200;
const POSTINGS = 4;
const HEADER_BYTES = 2_500;
const EVENT_BYTES = 1_500;

/**
 * Both floors over the same rows. Documents are real ones from the simulated traffic, brought to size and serialised before the
 * clock starts, so that next to nothing but the database is measured.
 */
export async function referenceWriters(
  connection: pg.ClientConfig,
  declarations: readonly Declaration[],
): Promise<ReferenceWriters> {
  const clients = await Promise.all(Array.from({ length: REFERENCE_CONNECTIONS }, () => connected(connection)));
  const [first] = clients;
  if (!first) throw new Error('no connection');
  await first.query(readFileSync(join(import.meta.dirname, 'reference-schema.sql'), 'utf8'));
  const documents = declarations.map((declaration) => JSON.stringify(documentOfSize(declaration, HEADER_BYTES)));
  const bodies = declarations.map((declaration) => JSON.stringify(documentOfSize(declaration, EVENT_BYTES)));
  const hashes = bodies.map((body) => createHash('sha256').update(body).digest('hex'));
  const at = (texts: readonly string[], position: number): string => texts[position % texts.length] ?? '';
  let position = 0;

  const batch = async (client: pg.Client): Promise<number> => {
    const [headers, events, postings, outbox]: [string[], string[], string[], string[]] = [[], [], [], []];
    for (let row = 0; row < FLOOR_BATCH; row += 1) {
      position += 1;
      headers.push(
        `{"id":"${idOf(position)}","office":"${officeOf(position)}","registered_at":"${REGISTERED_AT}","document":${at(documents, position)}}`,
      );
      events.push(`{"position":${position},"hash":"\\\\x${at(hashes, position)}","body":${at(bodies, position)}}`);
      for (let leg = 0; leg < POSTINGS; leg += 1)
        postings.push(
          `{"position":${position},"account":"${ACCOUNTS[leg]}","amount":${leg * 1000},"subject":"${position}"}`,
        );
      outbox.push(`{"position":${position},"topic":"registered","payload":"${position}"}`);
    }
    await client.query('begin');
    await client.query({ ...BATCHED.header, values: [`[${headers.join(',')}]`] });
    await client.query({ ...BATCHED.event, values: [`[${events.join(',')}]`] });
    await client.query({ ...BATCHED.posting, values: [`[${postings.join(',')}]`] });
    await client.query({ ...BATCHED.outbox, values: [`[${outbox.join(',')}]`] });
    await client.query('commit');
    return FLOOR_BATCH;
  };

  const single = async (client: pg.Client): Promise<number> => {
    position += 1;
    const mine = position;
    await client.query('begin');
    await client.query({ ...SINGLE.header, values: [idOf(mine), officeOf(mine), REGISTERED_AT, at(documents, mine)] });
    await client.query({ ...SINGLE.event, values: [mine, at(bodies, mine), Buffer.from(at(hashes, mine), 'hex')] });
    await client.query({
      ...SINGLE.posting,
      values: ACCOUNTS.flatMap((account, leg) => [mine, account, leg * 1000, String(mine)]),
    });
    await client.query({ ...SINGLE.outbox, values: [mine, 'registered', String(mine)] });
    await client.query('commit');
    return 1;
  };

  const during =
    (step: (client: pg.Client) => Promise<number>): ReferenceWriter =>
    async (milliseconds) => {
      const end = performance.now() + milliseconds;
      const counts = await Promise.all(
        clients.map(async (client) => {
          let done = 0;
          while (performance.now() < end) done += await step(client);
          return done;
        }),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    };

  return {
    floor: during(batch),
    naive: during(single),
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

const REGISTERED_AT = '2026-06-15T02:00:00Z';
const ACCOUNTS = ['duty-receivable', 'revenue:CUD', 'revenue:VAT', 'revenue:EXC'] as const;
/** Ordered by time, as ids of a new system would be. */
const idOf = (position: number): string => `01980000-0000-7000-8000-${position.toString(16).padStart(12, '0')}`;
const officeOf = (position: number): string => `0${position % 8}CI`;

const BATCHED = {
  header: {
    name: 'floor-header',
    text: `insert into header (id, office, registered_at, document)
      select r.* from jsonb_to_recordset($1::jsonb) as r (id uuid, office text, registered_at timestamptz, document jsonb)`,
  },
  event: {
    name: 'floor-event',
    text: 'insert into event (position, body, hash) select r.* from jsonb_to_recordset($1::jsonb) as r (position bigint, body jsonb, hash bytea)',
  },
  posting: {
    name: 'floor-posting',
    text: `insert into posting (position, account, amount, subject)
      select r.* from jsonb_to_recordset($1::jsonb) as r (position bigint, account text, amount bigint, subject text)`,
  },
  outbox: {
    name: 'floor-outbox',
    text: 'insert into outbox (position, topic, payload) select r.* from jsonb_to_recordset($1::jsonb) as r (position bigint, topic text, payload text)',
  },
};

const SINGLE = {
  header: {
    name: 'naive-header',
    text: 'insert into header (id, office, registered_at, document) values ($1, $2, $3, $4)',
  },
  event: { name: 'naive-event', text: 'insert into event (position, body, hash) values ($1, $2, $3)' },
  posting: {
    name: 'naive-posting',
    text: `insert into posting (position, account, amount, subject) values ${ACCOUNTS.map((_, leg) => `($${leg * 4 + 1}, $${leg * 4 + 2}, $${leg * 4 + 3}, $${leg * 4 + 4})`).join(', ')}`,
  },
  outbox: { name: 'naive-outbox', text: 'insert into outbox (position, topic, payload) values ($1, $2, $3)' },
};

async function connected(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: 'haidang-bench-reference' });
  await client.connect();
  return client;
}

/** As many of its goods items, over and over, as give the size; a note fills up the rest. */
function documentOfSize(declaration: Declaration, bytes: number): unknown {
  const bare = { ...declaration, goodsItems: [] as Declaration['goodsItems'], note: '' };
  const goodsItems: Declaration['goodsItems'][number][] = [];
  const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
  for (let index = 0; ; index += 1) {
    const next = declaration.goodsItems[index % declaration.goodsItems.length];
    if (!next || size({ ...bare, goodsItems: [...goodsItems, next] }) > bytes) break;
    goodsItems.push(next);
  }
  const missing = bytes - size({ ...bare, goodsItems });
  return { ...bare, goodsItems, note: FILLING.slice(0, Math.max(0, missing)) };
}

/** Text that does not compress to nothing. */
const FILLING = Array.from({ length: 60 }, (_, index) =>
  createHash('sha256').update(String(index)).digest('base64url'),
).join(' ');
