/**
 * How long a start reads until a model has a part in selecting: everything from the beginning, and what was kept with what came since. Over a year of invented traffic
 * in a real PostgreSQL; a floor of the same run reads the same rows and does nothing with them. And for how long the program does nothing else meanwhile: by
 * the clock, which tells of a busy machine too, and by how much processor time its thread takes between two turns.
 * Run: `node bench/knowledge-start.ts [--declarations 200000] [--json]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Chapter } from '#core/feature';
import { assert } from '#core/kernel';
import { openMemory } from '#server/learning';
import { readConfig } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';
import { migrate } from '#server/platform/migrate';
import { seededGoods } from '#tests/support/seeded-goods';
import { goodsWriter } from '#tests/support/written-goods';

const { values } = parseArgs({
  options: { declarations: { type: 'string', default: '200000' }, json: { type: 'boolean', default: false } },
});
const DECLARATIONS = Number(values.declarations);
/** What came since it was kept: of the day after the night. */
const SINCE = Math.ceil(DECLARATIONS / 365);
const CELL = 1;
const SEED = 20_260_623;
const YEAR_MS = 365 * 86_400_000;
const PAGE_ROWS = 500;

const folder = await mkdtemp(path.join(tmpdir(), 'haidang-knowledge-'));
const troubled = (error: unknown): never => {
  throw error;
};
const { database: settings } = readConfig({ HAIDANG_DATA: folder, PORT: '0' }, folder);
const database = await openDatabase(settings, { onRestart: () => undefined, onTrouble: troubled });
const { pool } = database;

/** Of this thread, so far, in milliseconds. */
function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Told between any two turns of the program how much processor time went by. */
function watchTurns() {
  let most = 0;
  let before = ownMs();
  const timer = setInterval(() => {
    const now = ownMs();
    most = Math.max(most, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return most;
  };
}

async function measured(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  const begin = performance.now();
  delay.enable();
  const turns = watchTurns();
  await work();
  const heldMs = turns();
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - begin) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    longestMs: delay.max / 1e6,
    p99Ms: delay.percentile(99) / 1e6,
    heldMs,
  };
}

/** The next so many declarations, and what was found meanwhile; whoever draws from it later goes on behind them. */
function* upTo(chapters: Iterator<Chapter>, declarations: number): Generator<Chapter> {
  for (let left = declarations; left > 0;) {
    const { value, done } = chapters.next();
    if (done === true) return;
    if (value.kind === 'declared') left -= 1;
    yield value;
  }
}
function* counted(chapters: Iterable<Chapter>, count: () => void): Generator<Chapter> {
  for (const chapter of chapters) {
    count();
    yield chapter;
  }
}

const memory = (keptAfter: number) =>
  openMemory({
    pool,
    cell: CELL,
    isNeeded: () => true,
    shadow: { look: () => undefined, write: () => Promise.resolve() },
    keptAfter,
    onTrouble: troubled,
  });

try {
  await migrate(pool);
  const writer = goodsWriter(database, CELL);
  const traffic = {
    importers: 40_000,
    partners: 60_000,
    codes: 9_000,
    stepMs: (2 * YEAR_MS) / DECLARATIONS,
    pauseChance: 0,
  };
  // Written as they are drawn: goods that the benchmark held would be looked through by the collector, which no program has to.
  const chapters = seededGoods(SEED, DECLARATIONS + SINCE, traffic);
  let before = 0;
  await writer.write(counted(upTo(chapters, DECLARATIONS), () => (before += 1)));
  await pool.query('analyze');
  const floor = await measured(async () => {
    for (let after = 0, count = PAGE_ROWS; count === PAGE_ROWS; after += count)
      count =
        (
          await pool.query(
            `select position, at, office_id, number, shared, lines from learning.goods where position > $1 order by position limit $2`,
            [after, PAGE_ROWS],
          )
        ).rowCount ?? 0;
  });
  // One more than it reads at once, so that keeping is measured alone.
  const first = memory(before + 1);
  const everything = await measured(() => first.follow());
  await writer.write(upTo(chapters, 1));
  await first.follow();
  const keeping = await measured(async () => assert(await first.keep(), 'what is known is kept'));
  const { rows } = await pool.query<{ bytes: string; pieces: string }>(
    'select sum(length(bytes))::text as bytes, count(*)::text as pieces from learning.snapshot_piece',
  );
  let since = 0;
  await writer.write(counted(chapters, () => (since += 1)));
  const second = memory(Number.MAX_SAFE_INTEGER);
  let taken = 0;
  const kept = await measured(async () => (taken = await second.follow()));
  assert(taken === since, 'only what came since is read');
  const result = {
    declarations: DECLARATIONS,
    keys: second.known().keys,
    megabytes: Number(rows[0]?.bytes) / 1e6,
    pieces: Number(rows[0]?.pieces),
    floor,
    everything,
    keeping,
    kept,
  };
  const told = (
    what: string,
    { seconds, cpuSeconds, longestMs, p99Ms, heldMs }: Awaited<ReturnType<typeof measured>>,
  ) =>
    `${what}: ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor time; nothing else for at most ${longestMs.toFixed(0)} ms (99 of 100: ${p99Ms.toFixed(0)} ms), its own ${heldMs.toFixed(0)} ms`;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(result)}\n`
      : [
          `${DECLARATIONS} declarations of a year and their outcomes, ${result.keys} keys`,
          told('the rows alone', floor),
          told('everything from the beginning', everything),
          told(`to keep ${result.megabytes.toFixed(0)} MB of it in ${result.pieces} pieces`, keeping),
          told(`what was kept, and ${since} since`, kept),
          '',
        ].join('\n'),
  );
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
