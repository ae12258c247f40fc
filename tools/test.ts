import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from '../tests/support/browser.ts';
import { allChecks, printCheck, runChecks } from './checks.ts';
import { showCommand } from './run-command.ts';
import { REPORT_FILE_VARIABLE, type TestReport } from './test-report.ts';

/** `npm test`: everything CI runs, stage after stage. `npm test -- unit browser` runs some stages. Options after a second `--` go to vitest. */
interface Stage {
  readonly name: string;
  readonly means: string;
  readonly run: () => Promise<Count>;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const IN_CI = process.env['CI'] === 'true';
const separator = process.argv.indexOf('--');
const vitestOptions = separator === -1 ? [] : process.argv.slice(separator + 1);

const STAGES: readonly Stage[] = [
  { name: 'check', means: 'types, lint, format, unused code, walls', run: check },
  { name: 'unit', means: 'the law, the messages, the walls: no database', run: () => vitest('unit') },
  { name: 'integration', means: 'server rooms on a real PostgreSQL, message packs', run: () => vitest('integration') },
  { name: 'crash', means: 'the program and its database killed, again and again', run: () => vitest('crash') },
  { name: 'browser', means: 'the whole program in a real browser', run: browser },
];

const wanted = process.argv.slice(2, separator === -1 ? undefined : separator);
const unknown = wanted.filter((word) => !STAGES.some(({ name }) => name === word));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no stage named ${unknown.join(' or ')}. There are: ${STAGES.map(({ name, means }) => `\n  ${name.padEnd(12)} ${means}`).join('')}\n`,
  );
  process.exit(2);
}

const notes: string[] = [];
const done: { readonly name: string; readonly count: Count; readonly seconds: number }[] = [];
for (const stage of STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  process.stdout.write(`\n── ${stage.name}: ${stage.means} ──\n`);
  const started = performance.now();
  const count = await stage.run();
  done.push({ name: stage.name, count, seconds: (performance.now() - started) / 1000 });
}

process.stdout.write('\n');
for (const note of notes) process.stdout.write(`${note}\n`);
for (const { name, count, seconds } of done)
  process.stdout.write(`${name.padEnd(12)} ${words(count).padEnd(40)} ${seconds.toFixed(1)} s\n`);
const total = done.reduce((sum, { count }) => add(sum, count), { passed: 0, failed: 0, skipped: 0 });
process.stdout.write(`${words(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function check(): Promise<Count> {
  const results = await runChecks(allChecks(), printCheck);
  const failed = results.filter(({ ok }) => !ok).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}

async function browser(): Promise<Count> {
  const chromium = await ensureChromium((sentence) => process.stdout.write(`${sentence}\n`), { addsShell: IN_CI });
  if (chromium.path !== undefined) process.stdout.write(`Chromium: ${chromium.path} (${chromium.source})\n`);
  const environment: Readonly<Record<string, string>> =
    chromium.path === undefined ? {} : { CHROMIUM_PATH: chromium.path };
  const built = await showCommand([process.execPath, 'tools/build-web.mjs', '--if-stale']);
  if (!built.ok) return { passed: 0, failed: 1, skipped: 0 };
  const count = await vitest('e2e', environment);
  // Without a browser the tests report themselves as skipped, by name; where everything is meant to run, that is a failure.
  return IN_CI ? { passed: count.passed, failed: count.failed + count.skipped, skipped: 0 } : count;
}

async function vitest(project: string, environment: Readonly<Record<string, string>> = {}): Promise<Count> {
  const first = await runOf(project, environment, []);
  const again = IN_CI ? first.files.filter(({ ok }) => !ok).map(({ file }) => file) : [];
  if (again.length === 0) return told(first, 'failed');
  // What needs a real database, process or browser is at the mercy of the machine it shares: one more try where nobody watches, with a program
  // of its own and nothing beside it. What needed it is a defect to be mended, and named.
  process.stdout.write(`\nTrying again: ${again.join(', ')}\n`);
  const second = await runOf(project, environment, again);
  told(first, 'failed the first time');
  return told({ ...second, files: [...first.files.filter(({ ok }) => ok), ...second.files] }, 'failed');
}

/** Notes what went wrong under this heading, and gives the counts. */
function told({ files, outside }: TestReport, heading: string): Count {
  notes.push(...[...files.flatMap(({ failures }) => failures), ...outside].map((failure) => `${heading}: ${failure}`));
  const count = files.reduce<Count>(add, { passed: 0, failed: 0, skipped: 0 });
  return { ...count, failed: count.failed + outside.length };
}

async function runOf(
  project: string,
  environment: Readonly<Record<string, string>>,
  files: readonly string[],
): Promise<TestReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haidang-test-report-'));
  const file = path.join(folder, 'report.json');
  try {
    const { ok } = await showCommand(
      [
        process.execPath,
        'node_modules/vitest/vitest.mjs',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=./tools/test-report.ts',
        ...(files.length > 0 ? ['--no-file-parallelism', ...files] : []),
        ...vitestOptions,
      ],
      { ...environment, [REPORT_FILE_VARIABLE]: file },
    );
    if (!existsSync(file)) return { files: [], outside: ['there is no report of the run'] };
    const report = JSON.parse(readFileSync(file, 'utf8')) as TestReport;
    const isTold = report.outside.length > 0 || report.files.some((one) => !one.ok);
    return ok || isTold ? report : { ...report, outside: ['the run failed and did not tell why'] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function add(left: Count, right: Count): Count {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

function words({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
