import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first: begun last, one of them would run on alone while the other workers have nothing left to do. A fresh
 * clone knows no durations, and the length of a file does not tell: the rounds are short to read and long to walk.
 */
const LONGEST = [
  'tests/e2e/pages.test.ts',
  'tests/e2e/rounds.test.ts',
  'tests/e2e/out-of-reach.test.ts',
  'tests/e2e/day.test.ts',
  'tests/e2e/inspection.test.ts',
  'tests/e2e/field.test.ts',
  'tests/e2e/guided.test.ts',
  'tests/simulation/month.test.ts',
  'tests/journey/secrecy.test.ts',
];

/** The order in which files are given to the workers. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- files are ordered here, by what earlier runs took where that is known
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => place(left) - place(right));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = LONGEST.findIndex((file) => moduleId.endsWith(file));
  return found === -1 ? LONGEST.length : found;
}
