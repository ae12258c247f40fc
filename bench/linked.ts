/**
 * How long a shipment of 2,000 lines takes from the request to its durable answer, as forty linked declarations, over HTTP
 * and real PostgreSQL; beside the floor of reading the same JSON and inserting the same bytes in one transaction. And how
 * long others wait meanwhile. Run: `node bench/linked.ts [--lines 2000] [--rounds 9] [--json]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { GOODS_ITEMS_MAX, type Declaration } from '#core/declaration';
import { plainDate, testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { shipmentOf } from '#tests/support/shipment';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '9' },
    json: { type: 'boolean', default: false },
  },
});
const LINES = Number(values.lines);
const ROUNDS = Number(values.rounds);
/** The first requests of a program find its code cold. */
const WARM_UP = 2;
/** Small declarations of others, sent all the while. */
const BYSTANDERS_PER_SECOND = 25;
const TODAY = '2026-11-21';
const NS_PER_MS = 1e6;
/** Put into each round's own, which is as long. */
const REFERENCE = 'SHIPMENT-00000';
const ROOT = path.resolve(import.meta.dirname, '..');

const quantile = (of: readonly number[], q: number): number =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * q))] ?? NaN;
const tenth = (ms: number): number => Math.round(ms * 10) / 10;

const folder = await mkdtemp(path.join(tmpdir(), 'haidang-linked-'));
const program = await startProgram({
  config: readConfig({ HAIDANG_DATA: folder, PORT: '0' }, folder),
  logger: silentLogger(),
  demo: true,
  country: path.join(ROOT, 'country/vn'),
  web: path.join(ROOT, 'dist/web'),
  clock: testClock(`${TODAY}T03:00:00Z`),
});
try {
  const report = await measured(program);
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : told(report));
} finally {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
}

type Report = Awaited<ReturnType<typeof measured>>;

async function measured(running: Program) {
  const { reference } = running.services.reference.current();
  const template = shipmentOf(LINES, REFERENCE, { reference, on: plainDate(TODAY), importer: DEMO_TRADER });
  const body = JSON.stringify(template);
  const alone: number[] = [];
  const beside: number[] = [];
  const wholeMs: number[] = [];
  const stallMs: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const bystanders = startBystanders(running, template, round);
    await pause(400);
    const before = await bystanders.soFar();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const ms = await lodge(
      running,
      body.replaceAll(REFERENCE, `L${String(round).padStart(REFERENCE.length - 1, '0')}`),
    );
    delay.disable();
    const during = (await bystanders.stop()).slice(before.length);
    if (round < WARM_UP) continue;
    wholeMs.push(ms);
    stallMs.push(delay.max / NS_PER_MS);
    alone.push(...before);
    beside.push(...during);
  }
  const floorMs = await floor(running, body);
  return {
    lines: LINES,
    declarations: Math.ceil(LINES / GOODS_ITEMS_MAX),
    megabytes: tenth(body.length / 1e6),
    rounds: ROUNDS,
    p50Ms: tenth(quantile(wholeMs, 0.5)),
    worstMs: tenth(Math.max(...wholeMs)),
    floorMs: tenth(floorMs),
    timesFloor: tenth(quantile(wholeMs, 0.5) / floorMs),
    longestStallP50Ms: tenth(quantile(stallMs, 0.5)),
    othersAloneP50Ms: tenth(quantile(alone, 0.5)),
    othersBesideP50Ms: tenth(quantile(beside, 0.5)),
    othersBesideWorstMs: tenth(Math.max(...beside)),
  };
}

async function lodge({ url, demo }: Program, body: string): Promise<number> {
  const key = demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  const from = performance.now();
  const response = await fetch(`${url}/api/v1/declarations?register=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body,
  });
  const answer = await response.text();
  const ms = performance.now() - from;
  if (response.status !== 201) throw new Error(`${response.status} ${answer.slice(0, 500)}`);
  return ms;
}

/** A trader's ordinary declarations of three lines, one after another at their own pace. */
function startBystanders(running: Program, template: Declaration, round: number) {
  const times: number[] = [];
  const open: Promise<void>[] = [];
  let sent = 0;
  const send = (): void => {
    sent += 1;
    const mark = `B${round}-${sent}`;
    const sending = lodge(running, JSON.stringify(small(template, mark))).then((ms) => void times.push(ms));
    open.push(sending);
  };
  const timer = setInterval(send, 1_000 / BYSTANDERS_PER_SECOND);
  return {
    soFar: () => Promise.all(open).then(() => [...times]),
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      return times;
    },
  };
}

function small(template: Declaration, mark: string): Declaration {
  const goodsItems = template.goodsItems.slice(0, 3);
  const sum = (amounts: readonly (string | undefined)[]): string =>
    String(Math.round(amounts.reduce((total, amount) => total + Number(amount ?? 0), 0) * 100) / 100);
  return {
    ...template,
    functionalReferenceId: mark,
    invoice: { ...template.invoice, id: mark },
    consignment: { ...template.consignment, transportContractDocuments: [{ id: mark }] },
    goodsItemQuantity: goodsItems.length,
    invoiceAmount: { amount: sum(goodsItems.map((item) => item.itemChargeAmount?.amount)), currency: 'USD' },
    goodsItems,
  };
}

/** What no system that keeps the lines can do without: the JSON read, the same bytes as forty rows, one durable commit. */
async function floor({ database: { pool } }: Program, body: string): Promise<number> {
  await pool.query('create table if not exists public.linked_floor (number text primary key, document bytea not null)');
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const from = performance.now();
    const { goodsItems, ...header } = JSON.parse(body) as Declaration;
    const documents: Buffer[] = [];
    for (let at = 0; at < goodsItems.length; at += GOODS_ITEMS_MAX)
      documents.push(
        Buffer.from(JSON.stringify({ ...header, goodsItems: goodsItems.slice(at, at + GOODS_ITEMS_MAX) })),
      );
    await pool.query('insert into public.linked_floor select * from unnest($1::text[], $2::bytea[])', [
      documents.map((_document, part) => `${round}-${part}`),
      documents,
    ]);
    times.push(performance.now() - from);
  }
  return quantile(times.slice(WARM_UP), 0.5);
}

function told(report: Report): string {
  const { lines, declarations, megabytes, rounds } = report;
  return `${[
    `${lines} lines as ${declarations} linked declarations, ${megabytes} MB of JSON, ${rounds} rounds:`,
    `  lodged, registered and answered   p50 ${report.p50Ms} ms, worst ${report.worstMs} ms`,
    `  floor (JSON read, bytes inserted) ${report.floorMs} ms, so ${report.timesFloor} times the floor`,
    `  the program is busy at a stretch  ${report.longestStallP50Ms} ms`,
    `  others, ${BYSTANDERS_PER_SECOND} a second: p50 ${report.othersAloneP50Ms} ms alone, ${report.othersBesideP50Ms} ms beside it, worst ${report.othersBesideWorstMs} ms`,
  ].join('\n')}\n`;
}
