/**
 * What it takes to compile a tariff of full width: 12,000 lines with 25 measures each (ordinary, MFN, preferences under 20
 * agreements, two VAT treatments and a document), most with rate texts of their own. Printed: the time until the snapshot
 * answers, the memory it holds beyond the records it is made of, and the same records walked and their rate texts parsed
 * in a plain loop. Run: `node bench/snapshot.ts [--json]`.
 */
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { assert, plainDate, seededRandom } from '#core/kernel';
import { compileReference, type CountryPack } from '#core/reference';
import { allMeasures, parseRate, type TariffLineRecord } from '#core/tariff';
import { loadCountry } from '#server/reference';

const LINES = 12_000;
const AGREEMENTS = 20;
const MEASURES_A_LINE = 25;
const ROUNDS = 5;
const GOALS = { compileMs: 3000, megabytes: 150 } as const;
const ON = plainDate('2026-11-20');

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const pack = await syntheticPack();
const times: number[] = [];
const plainTimes: number[] = [];
let megabytes = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  collect();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const compiled = compileReference(pack);
  times.push(performance.now() - started);
  assert(compiled.ok, `the synthetic tariff is understood: ${compiled.ok ? '' : JSON.stringify(compiled.error[0])}`);
  collect();
  megabytes = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  const { tariff } = compiled.value;
  assert(tariff.lineCount === LINES, 'every line was compiled');
  const line = tariff.lineOn(tariff.codes[LINES / 2] ?? '', ON);
  assert(line !== undefined && allMeasures(line.measures).length === MEASURES_A_LINE, 'a line has its measures');
  plainTimes.push(plainLoop());
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const compileMs = Math.round(median(times));
const plainMs = Math.round(median(plainTimes));
const report = {
  lines: LINES,
  measures: LINES * MEASURES_A_LINE,
  compileMs,
  megabytes: Math.round(megabytes),
  plainMs,
  ratioToPlain: Math.round((compileMs / plainMs) * 10) / 10,
};
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...report, goals: GOALS }));
else
  console.log(
    `${LINES} lines × ${MEASURES_A_LINE} measures: compiled in ${compileMs} ms (goal ${GOALS.compileMs}), ` +
      `${report.megabytes} MB (goal ${GOALS.megabytes}); every text parsed in a plain loop: ${plainMs} ms, ` +
      `${report.ratioToPlain} times less`,
  );

/** The country's pack with its lines widened: what they are called, counted in and controlled by stays as it is. */
async function syntheticPack(): Promise<CountryPack> {
  const loaded = await loadCountry(fileURLToPath(new URL('../country/vn', import.meta.url)));
  assert(loaded.ok, 'country/vn is understood');
  const { pack: base } = loaded.value;
  const [model] = base.codes.agreement;
  assert(model !== undefined, 'the country has agreements');
  const missing = Array.from({ length: AGREEMENTS - base.codes.agreement.length }, (_, index) => ({
    ...model,
    code: `MORE${index}`,
  }));
  const agreementRecords = [...base.codes.agreement, ...missing].slice(0, AGREEMENTS);
  const agreements = agreementRecords.map(({ code }) => code);
  const random = seededRandom(11);
  const percentOf = (max: number): string => String(Math.floor(random.next() * max * 4) / 4);
  const lines = Array.from({ length: LINES }, (_, index): TariffLineRecord => {
    const line = base.tariff.lines[index % base.tariff.lines.length];
    assert(line !== undefined, 'the tariff has lines');
    const isNew = index >= base.tariff.lines.length;
    return {
      ...line,
      code: isNew ? `9899${String(index).padStart(4, '0').slice(-4)}` : line.code,
      ordinary: percentOf(150),
      mfn: index % 10 === 0 ? `${percentOf(70)}% + ${Math.ceil(random.next() * 500)} USD/PCE` : percentOf(100),
      vat: '10/8',
      environmentTax: '',
      preferences: Object.fromEntries(
        agreements.map((agreement) => [agreement, random.next() < 0.2 ? `${percentOf(50)} (-KH, LA)` : percentOf(50)]),
      ),
      policyReferences: [`01/2024/TT-BNNPTNT M${index % 40}`],
    };
  });
  const codes = new Set(lines.map(({ code }) => code));
  assert(codes.size === LINES, 'every line has a code of its own');
  return {
    ...base,
    codes: { ...base.codes, agreement: agreementRecords },
    tariff: { ...base.tariff, lines, agreements: agreementRecords, preferences: [], measures: [] },
  };
}

/** Every text of every line read, nothing kept. */
function plainLoop(): number {
  const { words, lines } = pack.tariff;
  const started = performance.now();
  let understood = 0;
  for (const { ordinary, mfn, preferences } of lines) {
    for (const text of [ordinary, mfn, ...Object.values(preferences)])
      if (parseRate(text, words) !== undefined) understood += 1;
  }
  assert(understood === LINES * (AGREEMENTS + 2), 'every text is understood');
  return performance.now() - started;
}
