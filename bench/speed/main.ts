import { startChild } from './child.ts';
import type { LoadFunctions } from './load.ts';
import { measure } from './measure.ts';
import type { ProgramFunctions } from './program.ts';
import { inWords } from './report.ts';
import { startServer } from './server.ts';
import { PROGRAM_START } from './setting.ts';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The product end to end beside two floors, on servers with the same settings, in turn, so that whatever disturbs the machine disturbs all three.
 * docs/reference/benchmark.md says what is measured and how to read it.
 */
const SECONDS_DEFAULT = 60;
/** Below this the rounds are too short to mean anything. */
const SECONDS_MIN = 20;
const SECONDS_MAX = 3_600;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
    profile: { type: 'string' },
    'heap-profile': { type: 'string' },
    outlives: { type: 'boolean', default: false },
    model: { type: 'boolean', default: false },
  },
});
const seconds = Math.min(
  SECONDS_MAX,
  Math.max(SECONDS_MIN, Number(values.seconds ?? SECONDS_DEFAULT) || SECONDS_DEFAULT),
);
const parent = path.resolve(values.data ?? '.haidang');
const begun = performance.now();
const say = (text: string): void => void process.stderr.write(`${text}\n`);

await mkdir(parent, { recursive: true });
const server = await startServer(parent);
const floorServer = await startServer(parent);
const program = startChild<ProgramFunctions>('program.ts', PROGRAM_START);
const load = startChild<LoadFunctions>('load.ts');
const stopAll = async (): Promise<void> => {
  await program.call('stop').catch(() => undefined);
  await Promise.all([load.end(), program.end()]);
  await Promise.all([server.stop(), floorServer.stop()]);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
try {
  const report = await measure({ server, floorServer, program, load, begun, say, ...values, seconds });
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : inWords(report));
  if (!report.verified.right) process.exitCode = 1;
} finally {
  await stopAll();
}
