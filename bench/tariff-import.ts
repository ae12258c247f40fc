/**
 * How long an official tariff of 12,000 lines and 25 columns takes from its spreadsheet to what it changes, beside the floor of merely reading its
 * cells in the same run; and how long anybody else waits meanwhile. Run: `node bench/tariff-import.ts [--json]`.
 */
import { fileURLToPath } from 'node:url';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as xlsx from '@e965/xlsx';
import { SYSTEM } from '#core/access';
import { plainDate } from '#core/kernel';
import { loadCountry, problemReport } from '#server/reference';
import { runInThread, type ImportCheck } from '#server/tariff-import';

const LINES = 12_000;
const AGREEMENTS_MAX = 15;
const ROUNDS = 3;
const NS_PER_MS = 1e6;

const folder = fileURLToPath(new URL('../country/vn', import.meta.url));
const country = await loadCountry(folder);
if (!country.ok) throw new Error(problemReport(folder, country.error));
const { files, pack } = country.value;

/** The tariff in force with every hundredth rate changed, padded to its length, with a column for each of fifteen agreements. */
function spreadsheet(): Buffer {
  const agreements = [...new Set(pack.codes.agreement.map(({ code }) => code))].slice(0, AGREEMENTS_MAX);
  const header = [
    'STT',
    'Mã hàng',
    'Mô tả hàng hóa',
    'Description of goods',
    'ĐVT',
    'NK thông thường',
    'NK ưu đãi',
    'VAT',
    'Thuế BVMT',
    'Chính sách',
  ];
  const rows = pack.tariff.lines.map((line, index) => [
    index + 1,
    line.code,
    line.name.vi,
    line.name.en,
    line.unit,
    line.ordinary,
    index % 100 === 0 && /^\d+$/.test(line.mfn) ? Number(line.mfn) + 1 : line.mfn,
    line.vat,
    line.environmentTax,
    line.policyReferences.join(';'),
    ...agreements.map((code) => line.preferences[code] ?? index % 20),
  ]);
  for (let extra = 0; rows.length < LINES; extra += 1)
    rows.push(
      [`${99000000 + extra}`, ...(rows[extra] ?? []).slice(1)].map((cell, at) =>
        at === 1 ? `${99000000 + extra}` : cell,
      ),
    );
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([[...header, ...agreements], ...rows]), 'Biểu thuế');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

const bytes = spreadsheet();
const base = files.texts;
const samples: {
  readonly floorMs: number;
  readonly describeMs: number;
  readonly checkMs: number;
  readonly stallMs: number;
}[] = [];
let found: ImportCheck | undefined;
for (let round = 0; round < ROUNDS; round += 1) {
  const from = performance.now();
  xlsx.read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true });
  const read = performance.now();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const described = await runInThread(SYSTEM, () => ({ do: 'describe' as const, bytes, base, layouts: {} }));
  if (!described.ok) throw new Error('describes');
  const { guess } = described.value;
  if (guess === null) throw new Error('guesses');
  const guessed = performance.now();
  const options = { ...guess, from: plainDate('2027-01-01'), keepMissing: false, today: plainDate('2026-11-22') };
  const checked = await runInThread(SYSTEM, () => ({ do: 'check' as const, bytes, base, options }));
  if (!checked.ok) throw new Error('checks');
  found = checked.value.check;
  delay.disable();
  samples.push({
    floorMs: read - from,
    describeMs: guessed - read,
    checkMs: performance.now() - guessed,
    stallMs: delay.max / NS_PER_MS,
  });
}

const median = (pick: (sample: (typeof samples)[number]) => number): number =>
  Math.round(samples.map(pick).toSorted((a, b) => a - b)[samples.length >> 1] ?? 0);
const report = {
  fileMegabytes: Math.round(bytes.length / 1e5) / 10,
  lines: found?.lineCount,
  changes: found && Object.values(found.counts).reduce((sum, count) => sum + count, 0),
  errors: found?.errorCount,
  floorMs: median(({ floorMs }) => floorMs),
  describeMs: median(({ describeMs }) => describeMs),
  checkMs: median(({ checkMs }) => checkMs),
  totalMs: median(({ describeMs, checkMs }) => describeMs + checkMs),
  othersWaitMs: median(({ stallMs }) => stallMs),
};
console.log(process.argv.includes('--json') ? JSON.stringify(report) : report);
