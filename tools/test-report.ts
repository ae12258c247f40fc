import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a run came to, as `tools/test.ts` reads it. */
export interface TestReport {
  readonly files: readonly FileReport[];
  /** What went wrong outside of any test: an error that nobody caught, a process that ended under its tests. */
  readonly outside: readonly string[];
}

export interface FileReport {
  readonly file: string;
  readonly ok: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name with the first line of what was wrong. */
  readonly failures: readonly string[];
}

/** Where the report goes. */
export const REPORT_FILE_VARIABLE = 'HAIDANG_TEST_REPORT';

/** Tells the counts of a run, and names each test that failed, where the last lines of a long log still show it. */
export default class TestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { readonly message: string }[]): void {
    const path = process.env[REPORT_FILE_VARIABLE];
    if (path === undefined) return;
    const report: TestReport = {
      files: modules.map(fileReport),
      outside: unhandledErrors.map(({ message }) => `outside of any test: ${firstLine(message)}`),
    };
    writeFileSync(path, JSON.stringify(report));
  }
}

function fileReport(module: TestModule): FileReport {
  const tests = [...module.children.allTests()];
  const inState = (state: string): readonly TestCase[] => tests.filter((test) => test.result().state === state);
  const failed = inState('failed');
  // A file that could not even be loaded has no tests, and one whose process ended has none that failed: each counts as one failure.
  const isBroken = failed.length === 0 && !FINISHED.has(module.state());
  return {
    file: module.relativeModuleId,
    ok: failed.length === 0 && !isBroken,
    passed: inState('passed').length,
    failed: failed.length + (isBroken ? 1 : 0),
    skipped: inState('skipped').length,
    failures: [
      ...failed.map((test) => `${named(test)}: ${firstLine(test.result().errors?.at(-1)?.message)}`),
      ...(isBroken
        ? [`${module.relativeModuleId}: ${firstLine(module.errors()[0]?.message ?? 'it did not end')}`]
        : []),
    ],
  };
}

const FINISHED: ReadonlySet<string> = new Set(['passed', 'skipped']);

const named = (test: TestCase): string => `${test.module.relativeModuleId} › ${test.fullName}`;

const LINE_LENGTH_MAX = 300;
const firstLine = (text = ''): string => (text.split('\n')[0] ?? '').slice(0, LINE_LENGTH_MAX);
