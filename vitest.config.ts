import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** What comes to pass a moment later is waited for as long as a busy machine may need; mostly it is there at once. */
const PATIENT = { poll: { timeout: 30_000 } } as const;
/** The modules are read once for all files of a worker, not once for each: nothing in them changes what another file sees, and reading took half of the time. */
const TOGETHER = { isolate: false } as const;
/** One more than there are cores: a browser waits for a third of its time. Each takes more than a gigabyte with its program, so there is an end to it. */
const BROWSERS = Math.min(os.availableParallelism() + 1, 4);

/**
 * Two projects by what a test needs. `unit` needs nothing but the code; `integration` gets a real PostgreSQL. The crash and browser tests start the
 * whole program and run as stages of their own (see tools/test.ts).
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    // By default a core is left to look on, which on two cores is one test file at a time and half of the machine at rest.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/{core,messages,client,web,sim}/**/*.test.{ts,tsx}',
            'country/**/*.test.ts',
            'tests/arch/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
          ...TOGETHER,
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            'src/{server,cli}/**/*.test.ts',
            'tests/**/*.test.ts',
            'bench/**/*.test.ts',
            'examples/**/*.test.ts',
          ],
          exclude: ['tests/{arch,crash,e2e}/**', '**/node_modules/**'],
          globalSetup: ['tests/support/database-setup.ts'],
          ...TOGETHER,
          expect: PATIENT,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          expect: PATIENT,
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/database-setup.ts'],
          ...TOGETHER,
          expect: PATIENT,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Each file has a program, a database and a browser of its own.
          maxWorkers: BROWSERS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
