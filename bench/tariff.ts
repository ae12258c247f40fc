/**
 * How dear a tariff look-up is, as a ratio to the plain `Map.get` it stands on, measured in the same run.
 * Run: `node bench/tariff.ts [--json]`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { finish, plainDate, seededRandom } from '#core/kernel';
import type { TariffLine } from '#core/tariff';
import { loadCountry, problemReport } from '#server/reference';

const LOOKUPS = 200_000;
const ROUNDS = 15;
const folder = fileURLToPath(new URL('../country/vn', import.meta.url));

const started = performance.now();
const country = await loadCountry(folder);
const loadMs = performance.now() - started;
if (!country.ok) throw new Error(problemReport(folder, country.error));
const { pack, reference } = country.value;
const { tariff, rates, codes } = reference;
const on = plainDate('2026-11-21');

const random = seededRandom(7);
const known = pack.tariff.lines.map(({ code }) => code);
const asked = Array.from({ length: LOOKUPS }, () => known[Math.floor(random.next() * known.length)] ?? '');
const plain = new Map(known.map((code) => [code, tariff.lineOn(code, on)]));

let sink: unknown;
/** Nanoseconds a call, one figure a round. */
function round(look: (code: string) => unknown): number {
  const from = performance.now();
  for (const code of asked) sink = look(code);
  return ((performance.now() - from) * 1e6) / LOOKUPS;
}

const candidates: Readonly<Record<string, (code: string) => unknown>> = {
  'Map.get': (code): TariffLine | undefined => plain.get(code),
  lineOn: (code) => tariff.lineOn(code, on),
  'all measures': (code) => tariff.lineOn(code, on)?.measures,
  rateOn: () => rates.rateOn('USD', on),
  'codes.find': () => codes.find('unit', 'KGM', on),
};
const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, [] as number[]]));
// Interleaved, so that a noisy second hits all alike; the first rounds warm up and are left out.
for (let index = -3; index < ROUNDS; index += 1) {
  for (const [name, look] of Object.entries(candidates)) {
    const nanoseconds = round(look);
    if (index >= 0) samples[name]?.push(nanoseconds);
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const floor = median(samples['Map.get'] ?? []);
const results = Object.entries(samples).map(([name, values]) => ({
  name,
  nanoseconds: Math.round(median(values) * 10) / 10,
  ratioToMapGet: Math.round((median(values) / floor) * 100) / 100,
}));
const searchFrom = performance.now();
const queries = ['bia đen', 'may tinh xach tay', '8703.23', 'thep hop kim', 'không có gì như thế này'];
for (const query of queries) tariff.search(query, on, 20);
const searchMs = (performance.now() - searchFrom) / queries.length;

const { classifier } = reference;
const buildFrom = performance.now();
finish(classifier.warming());
const buildMs = performance.now() - buildFrom;
const descriptions = readFileSync(new URL('../tests/data/classify/descriptions.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.slice(0, row.lastIndexOf(',')));
const rankMs: number[] = [];
const fitMs: number[] = [];
for (let pass = 0; pass < 3; pass += 1) {
  for (const text of descriptions) {
    const from = performance.now();
    sink = classifier.rank(text, { limit: 10 });
    const between = performance.now();
    sink = classifier.descriptionFits(text, '84713020');
    rankMs.push(between - from);
    fitMs.push(performance.now() - between);
  }
}
void sink;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const classify = { buildMs: Math.round(buildMs), rankP50Ms: rounded(median(rankMs)), fitP50Ms: rounded(median(fitMs)) };

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ loadMs, lines: tariff.lineCount, searchMs, classify, results }));
} else {
  console.log(
    `loaded ${tariff.lineCount} lines in ${loadMs.toFixed(0)} ms; a search takes ${searchMs.toFixed(2)} ms (the first folds all names)`,
  );
  console.log(
    `names are indexed in ${classify.buildMs} ms; ranking a description takes ${classify.rankP50Ms} ms, comparing one with its code ${classify.fitP50Ms} ms (medians)`,
  );
  console.table(results);
}
