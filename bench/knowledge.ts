/**
 * What customs know, as it grows: what it costs to tell it a line and to write a row of it, and the memory of what is kept, over years of invented traffic with a long
 * tail of importers and senders. Processor time; the floor of the same run looks two of its names up in a map.
 * Run: `node --expose-gc bench/knowledge.ts [--declarations 100000] [--json]`.
 */
import { parseArgs } from 'node:util';
import { Chronicle, ROW_LENGTH, type DeclaredGoods } from '#core/feature';
import { seededRandom } from '#core/kernel';

const { values } = parseArgs({
  options: { declarations: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const DECLARATIONS = Number(values.declarations);
const SEED = 20_260_620;
/** Told at once, so that reading the clock costs nothing. */
const SLICE = 500;
const YEAR_MS = 365 * 86_400_000;
const START_MS = Date.UTC(2024, 0, 1);
const { next } = seededRandom(SEED);

const seldom = (count: number): number => Math.floor(next() ** 2 * count);
/** Numbers and names as they come out of a row of a table: strings of their own, each time. */
function declared(index: number): readonly DeclaredGoods[] {
  const importer = `01${10_000_000 + seldom(40_000)}`;
  const shared = {
    atMs: START_MS + Math.floor((index * YEAR_MS) / DECLARATIONS),
    importer,
    importerSinceMs: START_MS - YEAR_MS,
    declarant: next() < 0.5 ? importer : `03${10_000_000 + seldom(300)}`,
    partner: `EXAMPLE TRADING ${seldom(60_000)}`,
    dispatch: 'CN',
    office: `O${seldom(40)}`,
    modeCode: '1',
  };
  return Array.from({ length: 1 + seldom(9) }, () => ({
    ...shared,
    code: String(10_000_000 + 9_973 * seldom(9_000)),
    origin: ['CN', 'JP', 'KR', 'US', 'DE'][seldom(5)] ?? '',
    value: 1_000 + 1e8 * next(),
    duty: 1e6 * next(),
    dutyRate: Math.round(next() * 40) / 100,
    preference: next() < 0.3,
    massKg: 1 + 1e4 * next(),
    quantity: 1 + 1e3 * next(),
    packages: 1 + seldom(100),
  }));
}

const usedUs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};
function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const before = usedBytes();
const chronicle = new Chronicle();
const counted = new Map<string, number>();
const rows = new Float32Array(10 * ROW_LENGTH);
const spent = { floor: 0, rows: 0, declared: 0, found: 0 };
let lines = 0;
let foundLines = 0;
for (let told = 0; told < DECLARATIONS; told += SLICE) {
  const slice = Array.from({ length: SLICE }, (_, index) => declared(told + index));
  const isLate = told >= DECLARATIONS / 2;
  let since = process.cpuUsage();
  for (const goods of slice)
    for (const { importer, partner } of goods) {
      counted.set(importer, (counted.get(importer) ?? 0) + 1);
      counted.set(partner, (counted.get(partner) ?? 0) + 1);
    }
  const floor = usedUs(since);
  since = process.cpuUsage();
  for (const goods of slice) chronicle.writeRows(goods, rows);
  const written = usedUs(since);
  since = process.cpuUsage();
  for (const goods of slice) chronicle.tell({ kind: 'declared', goods });
  const toldUs = usedUs(since);
  const looked = slice.filter(() => next() < 0.1);
  const chapters = looked.map((goods) => ({
    kind: 'found' as const,
    atMs: goods[0]?.atMs ?? 0,
    lines: goods.map((line) => ({ goods: line, violation: next() < 0.1 })),
  }));
  since = process.cpuUsage();
  for (const chapter of chapters) chronicle.tell(chapter);
  const found = usedUs(since);
  if (!isLate) continue;
  // The second half: of what has grown already.
  spent.floor += floor;
  spent.rows += written;
  spent.declared += toldUs;
  spent.found += found;
  lines += slice.reduce((sum, goods) => sum + goods.length, 0);
  foundLines += looked.reduce((sum, goods) => sum + goods.length, 0);
}
counted.clear();
const result = {
  declarations: DECLARATIONS,
  lines,
  floorUs: spent.floor / lines,
  rowUs: spent.rows / lines,
  declaredUs: spent.declared / lines,
  foundUs: spent.found / foundLines,
  keys: chronicle.size,
  megabytes: globalThis.gc ? (usedBytes() - before) / 1e6 : undefined,
};
process.stdout.write(
  values.json
    ? `${JSON.stringify(result)}\n`
    : [
        `${DECLARATIONS} declarations, measured over the second half (${lines} lines); processor time a line`,
        `row ${result.rowUs.toFixed(2)} µs, told as declared ${result.declaredUs.toFixed(2)} µs, told what was found ${result.foundUs.toFixed(2)} µs; two look-ups by name ${result.floorUs.toFixed(2)} µs`,
        `what is known: ${result.keys} keys${result.megabytes === undefined ? '' : `, ${result.megabytes.toFixed(0)} MB`}`,
        '',
      ].join('\n'),
);
