/**
 * What a model costs a declaration of ten lines in the clearance path, stage by stage, beside a floor of the same run: writing the declaration
 * as JSON once, which lodging does several times over. And the memory of what is known.
 * Run: `node --expose-gc bench/learned.ts [--json]`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Declaration } from '#core/declaration';
import { examineDeclaration } from '#core/assessment';
import { Chronicle, goodsOf, ROW_LENGTH, writeHalves, type DeclaredGoods } from '#core/feature';
import { assert, instantAt, plainDate } from '#core/kernel';
import { treeCount } from '#core/learning';
import { rankGoods } from '#core/model';
import { createWorld } from '#sim/world';
import { loadCountry } from '#server/reference';
import { benchChampion } from './champion.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const TODAY = plainDate('2026-06-15');
const DECLARATIONS = 2_000;
const SAMPLE = 300;
const LINES = 10;
const ROUNDS = 9;
const REPEATS = 4;
const SEED = 20_260_617;
/** Distinct goods told for the memory: importers, codes and partners as in years of a busy country. */
const TOLD = 200_000;

const loaded = await loadCountry(path.resolve(import.meta.dirname, '../country/vn'));
assert(loaded.ok, 'country/vn is understood');
const { reference } = loaded.value;
const world = createWorld({ seed: SEED, reference, on: TODAY, traders: 2_000 });
const declarations = Array.from({ length: DECLARATIONS }, () => world.next(TODAY).declaration);
const { model, chronicle, standings } = benchChampion(declarations, reference, TODAY);

/** Ten lines of each: its own, over and over. */
const tenOf = <T extends { readonly sequence: number }>(own: readonly T[]): T[] =>
  Array.from({ length: LINES }, (_, at) => {
    const line = own[at % own.length];
    assert(line !== undefined, 'a declaration has lines');
    return { ...line, sequence: at + 1 };
  });
const sample = declarations
  .flatMap((declaration: Declaration) => {
    const { assessment } = examineDeclaration(declaration, reference, TODAY);
    if (assessment?.direction !== 'import') return [];
    return [
      { declaration: { ...declaration, goodsItems: tenOf(declaration.goodsItems) }, lines: tenOf(assessment.lines) },
    ];
  })
  .slice(0, SAMPLE);
assert(sample.length === SAMPLE, 'there are imports enough');
const at = instantAt(Date.parse(TODAY));
const asked = (index: number) => {
  const { declaration, lines } = sample[index % SAMPLE]!;
  return goodsOf({ declaration, values: lines, importerSince: TODAY, reference, today: TODAY, at });
};
const goods: readonly (readonly DeclaredGoods[])[] = sample.map((_, index) => asked(index));
const rows = new Float32Array(LINES * ROW_LENGTH);
const rank = rankGoods(model);

const stages = {
  floor: (index: number) => JSON.stringify(sample[index]?.declaration).length,
  goods: (index: number) => asked(index).length,
  rows: (index: number) => chronicle.writeRows(goods[index] ?? [], rows),
  score: (index: number) => rank(rows, goods[index] ?? []),
  record: () => writeHalves(rows),
  whole: (index: number) => standings.score(asked(index)),
} as const;
type Stage = keyof typeof stages;

const costs = Object.fromEntries(Object.keys(stages).map((stage) => [stage, [] as number[]])) as Record<
  Stage,
  number[]
>;
for (let round = 0; round < ROUNDS; round += 1)
  for (const [stage, work] of Object.entries(stages) as [Stage, (index: number) => unknown][]) {
    const before = process.cpuUsage();
    for (let repeat = 0; repeat < REPEATS; repeat += 1) for (let index = 0; index < SAMPLE; index += 1) work(index);
    const { user, system } = process.cpuUsage(before);
    costs[stage].push((user + system) / (SAMPLE * REPEATS));
  }
const us = (stage: Stage): number => costs[stage].toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** So many distinct goods, each of a few thousand importers, partners and codes. */
function memory() {
  const before = heapBytes();
  const known = new Chronicle();
  const first = asked(0)[0]!;
  for (let told = 0; told < TOLD; told += 1) {
    const importer = `I${(told * 7_919) % 40_000}`;
    const partner = `P${(told * 104_729) % 60_000}`;
    const code = String(10_000_000 + ((told * 611_953) % 9_000));
    known.tell({ kind: 'declared', goods: [{ ...first, importer, partner, code }] });
  }
  return { keys: known.size, bytes: heapBytes() - before, kept: known };
}
const { keys, bytes } = memory();

const result = {
  trees: treeCount(model.chance) + (model.stake ? treeCount(model.stake) : 0),
  lines: LINES,
  floorUs: us('floor'),
  goodsUs: us('goods'),
  rowsUs: us('rows'),
  scoreUs: us('score'),
  recordUs: us('record'),
  wholeUs: us('whole'),
  ratioToFloor: us('whole') / us('floor'),
  recordedBytes: writeHalves(rows).length,
  keys,
  bytesPerKey: globalThis.gc ? bytes / keys : undefined,
};
process.stdout.write(
  values.json
    ? `${JSON.stringify(result)}\n`
    : [
        `a declaration of ${LINES} lines, ${result.trees} trees in two heads; processor time, median of ${ROUNDS}`,
        `goods ${result.goodsUs.toFixed(1)} µs, rows ${result.rowsUs.toFixed(1)} µs, scores ${result.scoreUs.toFixed(1)} µs, written down ${result.recordUs.toFixed(1)} µs (${result.recordedBytes} bytes)`,
        `together ${result.wholeUs.toFixed(1)} µs; the declaration as JSON once ${result.floorUs.toFixed(1)} µs, ratio ${result.ratioToFloor.toFixed(2)}`,
        `what is known: ${keys} keys` + (result.bytesPerKey ? `, ${result.bytesPerKey.toFixed(0)} bytes each` : ''),
        '',
      ].join('\n'),
);
