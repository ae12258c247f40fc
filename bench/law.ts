/**
 * What the law costs the deciding thread for each declaration of the benchmark's traffic, stage by stage: checks, customs value, taxes,
 * facts and selection by 500 rules, in time and in memory taken. The floor is `JSON.parse` of the same declarations in the same run.
 * Every declaration is freshly parsed and comes to cold caches, as when it arrives at a program that does much else in between; run
 * one after the other the same work takes half the time. Run: `node --max-semi-space-size=32 bench/law.ts [--json]`.
 */
import { getHeapStatistics } from 'node:v8';
import { assess } from '#core/assessment';
import { validateDeclaration, type Declaration } from '#core/declaration';
import { plainDate, type Result } from '#core/kernel';
import { NO_COUNTERS, partyId, type PartyProfile } from '#core/party';
import { riskFacts, select } from '#core/risk';
import { valueDeclaration } from '#core/valuation';
import { loadCountry } from '#server/reference';
import type { Trader } from '#sim/world';
import { rulesFor } from './speed/rules.ts';
import { BENCH_DAY, COUNTRY } from './speed/setting.ts';
import { trafficOf } from './speed/traffic.ts';

/** The first batches warm up and do not count. */
const WARM_BATCHES = 240;
const BATCHES = 240;
const BATCH = 50;
/** More than the caches next to a core hold. */
const SWEPT_BYTES = 4 * 1024 * 1024;
const CACHE_LINE_BYTES = 64;
const DRAW = 0.5;

const { reference } = understood(await loadCountry(COUNTRY));
const traffic = trafficOf(reference, BENCH_DAY);
const rules = rulesFor(traffic.traders);
const profiles = new Map(traffic.traders.map((trader) => [trader.id, profileOf(trader)]));
const broker = profileOf({ id: '0399000990', name: 'Đại lý Mô Phỏng', complianceLevel: 3, registeredOn: '2015-06-01' });

/** Means of a batch, batch by batch; `sum` is that of the batch under way. */
interface Taken {
  readonly us: number[];
  readonly bytes: number[];
  readonly sum: { us: number; bytes: number };
}
const stages = { parse: taken(), check: taken(), value: taken(), assess: taken(), facts: taken(), select: taken() };
const swept = new Uint8Array(SWEPT_BYTES);

let sent = 0;
let reasons = 0;
for (let batch = -WARM_BATCHES; batch < BATCHES; batch += 1) {
  for (let index = 0; index < BATCH; index += 1) decideNext();
  for (const { us, bytes, sum } of Object.values(stages)) {
    if (batch >= 0) us.push(sum.us / BATCH);
    // A heap that shrank was collected in between: that says nothing of what was taken.
    if (batch >= 0 && sum.bytes >= 0) bytes.push(sum.bytes / BATCH);
    sum.us = sum.bytes = 0;
  }
}
printReport();

function decideNext(): void {
  const text = JSON.stringify(traffic.declarationAt((sent += 1)));
  for (let at = 0; at < SWEPT_BYTES; at += CACHE_LINE_BYTES) swept[at] = sent;
  const declaration = measured(stages.parse, (): Declaration => JSON.parse(text));
  measured(stages.check, () => validateDeclaration(declaration, reference, BENCH_DAY));
  const valuation = understood(measured(stages.value, () => valueDeclaration(declaration, reference, BENCH_DAY)));
  const assessment = understood(measured(stages.assess, () => assess(declaration, valuation, reference, BENCH_DAY)));
  const { direction } = assessment;
  const principal = profiles.get((direction === 'import' ? declaration.importer : declaration.exporter)?.id ?? '');
  const party = { principal, declarant: broker };
  const facts = measured(stages.facts, () =>
    riskFacts({ declaration, direction, assessment, ...party, reference, today: BENCH_DAY }),
  );
  reasons += measured(stages.select, () => select(facts, rules, DRAW)).reasons.length;
}

function measured<R>({ sum }: Taken, work: () => R): R {
  const heapBefore = getHeapStatistics().used_heap_size;
  const start = performance.now();
  const result = work();
  sum.us += (performance.now() - start) * 1000;
  sum.bytes += getHeapStatistics().used_heap_size - heapBefore;
  return result;
}

function printReport(): void {
  const { parse, ...law } = stages;
  const totalUs = Object.values(law).reduce((sum, stage) => sum + median(stage.us), 0);
  const totalBytes = Object.values(law).reduce((sum, stage) => sum + median(stage.bytes), 0);
  const ratioToFloor = totalUs / median(parse.us);
  const reasonsMean = reasons / sent;
  const entries = Object.entries(stages).map(([name, { us, bytes }]) => [name, median(us), median(bytes)] as const);
  if (process.argv.includes('--json')) {
    const each = Object.fromEntries(entries.map(([name, us, bytes]) => [name, { us, bytes }]));
    console.log(JSON.stringify({ ...each, totalUs, totalBytes, ratioToFloor, reasonsMean }));
    return;
  }
  for (const [name, us, bytes] of [...entries, ['law', totalUs, totalBytes] as const])
    console.log(`${name.padEnd(8)} ${us.toFixed(2).padStart(7)} µs ${bytes.toFixed(0).padStart(7)} bytes`);
  console.log(`${ratioToFloor.toFixed(2)} times the floor (parse); ${reasonsMean.toFixed(2)} rules hit a declaration`);
}

type Standing = Pick<Trader, 'id' | 'name' | 'complianceLevel' | 'registeredOn'>;

function profileOf({ id, name, complianceLevel, registeredOn }: Standing): PartyProfile {
  return {
    id: partyId(id),
    nameVi: name,
    registeredOn: plainDate(registeredOn),
    status: 'active',
    complianceLevel,
    riskClass: 4,
    aeo: complianceLevel === 1,
    taxDebtDaysMax: 0,
    counters: NO_COUNTERS,
  };
}

function understood<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function taken(): Taken {
  return { us: [], bytes: [], sum: { us: 0, bytes: 0 } };
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
