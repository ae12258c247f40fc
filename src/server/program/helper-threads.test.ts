import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** In a process of its own: a priority that was lowered cannot be had back. */
const PROGRAM = `
  import { putHelperThreadsLast } from '#server/program';
  import { readdirSync, readFileSync } from 'node:fs';
  import { getPriority } from 'node:os';
  await putHelperThreadsLast({ warn: (fields) => { throw fields.err; } });
  const threads = readdirSync('/proc/self/task').map((id) => ({
    isMain: Number(id) === process.pid,
    name: readFileSync('/proc/self/task/' + id + '/comm', 'utf8').trim(),
    priority: getPriority(Number(id)),
  }));
  process.stdout.write(JSON.stringify(threads));
`;

test.runIf(process.platform === 'linux')(
  'threads that collect and compile stand behind the one that answers',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROGRAM]);
    const threads = JSON.parse(stdout) as readonly { isMain: boolean; name: string; priority: number }[];
    const helpers = threads.filter(({ name }) => name === 'node-V8Worker');
    expect(helpers.length).toBeGreaterThan(0);
    expect(helpers.map(({ priority }) => priority)).toEqual(helpers.map(() => 10));
    expect(threads.filter(({ priority }) => priority !== 0)).toHaveLength(helpers.length);
    expect(threads.find(({ isMain }) => isMain)?.priority).toBe(0);
  },
);
