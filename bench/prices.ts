/**
 * What usual prices cost: the memory of a whole country's, and looking the lines of one declaration up, where all are usual and where one is not,
 * beside the same loop without the look-up. Most of a look-up is waiting for memory: goods that come often are quicker.
 * Run: `node --expose-gc bench/prices.ts [--origins 20] [--json]`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { GoodsItem } from '#core/declaration';
import { assert, plainDate } from '#core/kernel';
import {
  binOf,
  compileHeading,
  priceMeasureOn,
  readPriceMeasures,
  standingsBuilder,
  type PriceCell,
  type PriceQuestion,
} from '#core/price';
import { loadCountry } from '#server/reference';

const { values } = parseArgs({
  options: { origins: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
});
const ORIGINS = Array.from({ length: Number(values.origins) }, (_none, at) => `O${String.fromCharCode(65 + at)}`);
const TODAY = plainDate('2026-11-21');
const MONTH = '2026-11';
const LINES = 4;
const DECLARATIONS = 500;
const ROUNDS = 200;
const RATE = 26_000;

const loaded = await loadCountry(path.resolve(import.meta.dirname, '../country/vn'));
assert(loaded.ok, 'country/vn is understood');
const { files, pack, reference } = loaded.value;
const file = 'risk/prices.json';
const measures = readPriceMeasures(files.texts[file] ?? '', file);
assert(measures.ok, `${file} is understood`);
const measure = priceMeasureOn(measures.value, TODAY);
assert(measure !== undefined, 'prices are compared today');

/** Numbers that come out the same in every run. */
let seed = 20_261_121;
function random(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

const codes = [...new Set(pack.tariff.lines.map(({ code }) => code))].filter((code) => code.length >= 8).toSorted();
const unitOf = (code: string): string => reference.tariff.lineOn(code, TODAY)?.unitCodes[0] ?? 'KGM';
const cellsOf = (code: string): readonly PriceCell[] =>
  ORIGINS.map((origin) => ({
    unit: unitOf(code),
    code,
    origin,
    month: MONTH,
    sketch: new Map([0, 1, 2, 3].map((step) => [binOf(2) + step * 4, 3] as const)),
  }));

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}
const before = heapBytes();
const begun = performance.now();
const builder = standingsBuilder(() => measure);
for (const group of Map.groupBy(codes, (code) => `${unitOf(code)} ${code.slice(0, 4)}`).values())
  builder.add(unitOf(group[0] ?? ''), compileHeading(group.flatMap(cellsOf), measure, MONTH));
const standings = builder.build();
const compileMs = performance.now() - begun;
const memoryMb = (heapBytes() - before) / 2 ** 20;

/** Few goods make up most of trade: half of all lines are of an eighth of the codes. */
const skewed = (below: number): number => Math.floor((random(1_000_000) / 1_000_000) ** 3 * below);

function question(isCheap: (line: number) => boolean, pick = skewed): PriceQuestion {
  const goodsItems = Array.from({ length: LINES }, (_none, line): GoodsItem => {
    const commodityCode = codes[pick(codes.length)] ?? '';
    return {
      sequence: line + 1,
      commodityCode,
      origin: { countryCode: ORIGINS[pick(ORIGINS.length)] ?? '' },
      tariffQuantity: { value: '100', unitCode: unitOf(commodityCode) },
    };
  });
  return {
    declaration: { typeCode: 'A11', goodsItems },
    direction: 'import',
    values: goodsItems.map(({ sequence }) => ({
      sequence,
      value: String(Math.round(Math.exp(2.06) * (isCheap(sequence) ? 0.1 : 1) * 100 * RATE)),
    })),
    reference,
    today: TODAY,
  };
}

/** The best round: others are disturbed by the machine. */
function microsecondsEach(questions: readonly PriceQuestion[], ask: (question: PriceQuestion) => number): number {
  let best = Infinity;
  let kept = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    for (const one of questions) kept += ask(one);
    best = Math.min(best, ((performance.now() - started) * 1_000) / questions.length);
  }
  assert(kept >= 0, 'what is asked is used');
  return best;
}
const usual = Array.from({ length: DECLARATIONS }, () => question(() => false));
const unusual = Array.from({ length: DECLARATIONS }, () => question((line) => line === 2));
const evenly = Array.from({ length: DECLARATIONS }, () => question(() => false, random));
const found = (one: PriceQuestion): number => standings.unusual(one).length;
const floor = (one: PriceQuestion): number =>
  one.values.reduce((sum, { value }) => sum + Number(value), 0) > 0 ? 1 : 0;

const two = (figure: number): number => Math.round(figure * 100) / 100;
const figures = {
  standings: standings.size,
  compileMs: Math.round(compileMs),
  memoryMb: two(memoryMb),
  bytesEach: Math.round((memoryMb * 2 ** 20) / standings.size),
  floorMicroseconds: two(microsecondsEach(usual, floor)),
  usualMicroseconds: two(microsecondsEach(usual, found)),
  evenlyMicroseconds: two(microsecondsEach(evenly, found)),
  unusualMicroseconds: two(microsecondsEach(unusual, found)),
};
process.stdout.write(
  values.json
    ? `${JSON.stringify(figures)}\n`
    : [
        `${figures.standings} usual prices compiled in ${figures.compileMs} ms, ${figures.memoryMb} MB (${figures.bytesEach} bytes each)`,
        `a declaration of ${LINES} lines, all usual     ${figures.usualMicroseconds} µs`,
        `the same, all goods of the tariff alike  ${figures.evenlyMicroseconds} µs`,
        `a declaration of ${LINES} lines, one unusual   ${figures.unusualMicroseconds} µs`,
        `reading their values alone           ${figures.floorMicroseconds} µs`,
        '',
      ].join('\n'),
);
