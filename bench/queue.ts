/**
 * How long people wait for their lists among 100,000 declarations, over HTTP and real PostgreSQL: an office for its queue (first page, page
 * after it, one officer's own, searched) and its figures; a broker who lodged every one of them for the board and the list in each of its
 * orders, searched, and for the search box. One request at a time. Run: `node bench/queue.ts [--declarations 100000] [--rounds 30] [--only desk] [--json]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_BROKER } from '#server/access';
import type { paths } from '#client';
import { testClock } from '#core/kernel';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram } from '#server/program';
import { clientOf, signIn } from '#tests/support/session';

const { values } = parseArgs({
  options: {
    declarations: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const DECLARATIONS = Number(values.declarations);
const ROUNDS = Number(values.rounds);
/** The first requests of a program find its code cold. */
const WARM_UP = 5;
const LIMIT = 50;
const BUDGET_MS = 300;
const ROOT = path.resolve(import.meta.dirname, '..');

/** One in eight is under control, of them one in three red; all at one office and by one broker, which is the worst there is. */
const FILL = `insert into declaration.overview (number, position, type_code, direction, office_id, amendments, status, status_since, channel,
    importer_id, importer_name, submitter_id, party_ids, principal_id, goods_item_count, description, total_payable, amount_paid,
    submitted_at, registered_at, due_at, escalated, assignee_id, search)
  select (200000000000 + i)::text, 0, 'A11', 'import', '02CI', 0, case when i % 8 = 0 then 'underDocumentCheck' else 'released' end, at,
    case when i % 8 > 0 then 'green' when i % 24 = 0 then 'red' else 'yellow' end, 'T' || i % 500, 'Nhà nhập khẩu ' || i % 500, 'T' || i % 500,
    array['T' || i % 500, $3], 'T' || i % 500, 1 + i % 50, 'Hàng mẫu ' || i, (i * 7919::bigint) % 3000000000, 0,
    at, at, case when i % 8 = 0 then at + interval '2 days' end, false, case when i % 16 = 0 then $2 when i % 40 <> 0 then 'other' end,
    (200000000000 + i)::text || ' hd-' || i || ' bl' || i * 31 || ' nha nhap khau ' || i % 500 || ' hang mau ' || i
  from generate_series(1, $1::int) i, lateral (select timestamptz '2026-11-20T00:00:00Z' - i * interval '25 seconds' as at) a`;

const quantile = (of: readonly number[], q: number): number =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * q))] ?? Number.NaN;
const tenth = (ms: number): number => Math.round(ms * 10) / 10;

const folder = await mkdtemp(path.join(tmpdir(), 'haidang-queue-'));
const program = await startProgram({
  config: readConfig({ HAIDANG_DATA: folder, PORT: '0' }, folder),
  logger: silentLogger(),
  demo: true,
  country: path.join(ROOT, 'country/vn'),
  web: path.join(ROOT, 'dist/web'),
  clock: testClock('2026-11-21T03:00:00Z'),
});
try {
  const officers = await program.access.officers(['02CI']);
  const me = officers.find(({ roles }) => roles.includes('documentOfficer'))?.userId;
  const { pool } = program.services;
  await pool.query(FILL, [DECLARATIONS, me, DEMO_BROKER]);
  await pool.query('analyze declaration.overview');
  const officer = clientOf(program.url, await signIn(program.url, 'documents'));
  const broker = clientOf(program.url, await signIn(program.url, 'broker'));
  const leader = clientOf(program.url, await signIn(program.url, 'leader'));
  const rows: { readonly name: string; readonly p50Ms: number; readonly p95Ms: number }[] = [];
  const measure = async (name: string, ask: () => Promise<{ readonly error?: unknown }>) => {
    if (!name.startsWith(values.only)) return;
    const took: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const began = performance.now();
      const { error } = await ask();
      if (error !== undefined) throw new Error(`${name}: ${JSON.stringify(error)}`);
      if (round >= 0) took.push(performance.now() - began);
    }
    rows.push({ name, p50Ms: tenth(quantile(took, 0.5)), p95Ms: tenth(quantile(took, 0.95)) });
  };
  const cases = (query: paths['/api/v1/cases']['get']['parameters']['query']) =>
    officer.GET('/api/v1/cases', { params: { query: { limit: LIMIT, ...query } } });
  const list = (query: paths['/api/v1/declarations']['get']['parameters']['query']) =>
    broker.GET('/api/v1/declarations', { params: { query: { limit: LIMIT, ...query } } });
  const cursor = (await cases({})).data?.nextCursor ?? '';
  await measure('queue', () => cases({}));
  await measure('queue, next page', () => cases({ cursor }));
  await measure('queue, mine', () => cases({ held: 'mine' }));
  await measure('queue, red', () => cases({ channel: 'red' }));
  await measure('queue, found', () => cases({ q: 'hd-4711' }));
  await measure('queue, not found', () => cases({ q: 'zzzzzz' }));
  await measure('office', () => leader.GET('/api/v1/office', { params: { query: { officeId: '02CI' } } }));
  await measure('desk', () => broker.GET('/api/v1/desk', {}));
  await measure('list', () => list({}));
  for (const sort of ['oldest', 'due', 'tax', 'status'] as const)
    await measure(`list by ${sort}`, () => list({ sort }));
  await measure('list, released', () => list({ status: 'released' }));
  await measure('list, one client', () => list({ client: 'T77' }));
  await measure('list, found', () => list({ q: 'hd-4711' }));
  await measure('list, not found', () => list({ q: 'zzzzzz' }));
  await measure('search, found', () => broker.GET('/api/v1/search', { params: { query: { q: 'hd-4711' } } }));
  await measure('search, many', () => broker.GET('/api/v1/search', { params: { query: { q: 'hang mau' } } }));
  await measure('search, none', () => broker.GET('/api/v1/search', { params: { query: { q: 'zzzzzz' } } }));
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ declarations: DECLARATIONS, rows })}\n`
      : rows
          .map((row) => `${row.name.padEnd(18)} p50 ${row.p50Ms} ms, p95 ${row.p95Ms} ms (budget ${BUDGET_MS} ms)\n`)
          .join(''),
  );
} finally {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
}
