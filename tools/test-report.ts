import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a stage came to, as `tools/test.ts` reads it. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, and what passed only when it was tried again, by name with the first line of what was wrong. */
  readonly notes: readonly string[];
}

/** Where the report goes. */
export const REPORT_FILE_VARIABLE = 'HAIDANG_TEST_REPORT';

/** Tells the counts of a run, and names each test that failed or had to be tried again, where the last lines of a long log still show it. */
export default class TestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { readonly message: string }[]): void {
    const file = process.env[REPORT_FILE_VARIABLE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(reportOf(modules, unhandledErrors)));
  }
}

function reportOf(
  modules: readonly TestModule[],
  unhandledErrors: readonly { readonly message: string }[],
): TestReport {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string): readonly TestCase[] => tests.filter((test) => test.result().state === state);
  const failed = inState('failed');
  const again = inState('passed').filter((test) => test.diagnostic()?.flaky === true);
  // A file that could not even be loaded has no tests, and counts as one failure.
  const broken = modules.filter((module) => module.errors().length > 0);
  return {
    passed: inState('passed').length,
    failed: failed.length + broken.length + unhandledErrors.length,
    skipped: inState('skipped').length,
    notes: [
      ...failed.map((test) => `failed: ${named(test)}: ${firstLine(test.result().errors?.at(-1)?.message)}`),
      ...broken.map((module) => `failed: ${module.relativeModuleId}: ${firstLine(module.errors()[0]?.message)}`),
      ...unhandledErrors.map(({ message }) => `failed: outside of any test: ${firstLine(message)}`),
      ...again.map((test) => `tried again: ${named(test)}: ${firstLine(test.result().errors?.[0]?.message)}`),
    ],
  };
}

const named = (test: TestCase): string => `${test.module.relativeModuleId} › ${test.fullName}`;

const LINE_LENGTH_MAX = 300;
const firstLine = (text = ''): string => (text.split('\n')[0] ?? '').slice(0, LINE_LENGTH_MAX);
