import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, runCommand } from './run-command.ts';
import type { CommandResult } from './run-command.ts';

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export interface CheckResult extends CommandResult {
  readonly name: string;
}

const FLOORS = ['core', 'messages', 'client', 'server', 'sim', 'cli', 'web'];

/** Everything that can be said about the code without running it. */
export function allChecks(): readonly Check[] {
  const tsc = path.join('node_modules', 'typescript-7', 'bin', 'tsc');
  const floors = FLOORS.filter((floor) => existsSync(path.join(ROOT, 'src', floor, 'tsconfig.json')));
  return [
    { name: 'lint', command: [process.execPath, 'node_modules/oxlint/bin/oxlint', '--deny-warnings'] },
    ...floors.map((floor): Check => ({
      name: `types ${floor}`,
      command: [process.execPath, tsc, '-p', `src/${floor}`],
    })),
    { name: 'types tests', command: [process.execPath, tsc, '-p', 'tsconfig.json'] },
    { name: 'walls', command: [process.execPath, 'tools/check-walls.ts'] },
    { name: 'unused', command: [process.execPath, 'node_modules/knip/bin/knip.js', '--no-config-hints'] },
    { name: 'format', command: [process.execPath, 'node_modules/oxfmt/bin/oxfmt', '--check'] },
  ];
}

/** Runs the checks, as many at once as there are processors, and tells of each when it is done. */
export async function runChecks(
  checks: readonly Check[],
  tell: (result: CheckResult) => void,
): Promise<readonly CheckResult[]> {
  const waiting = [...checks];
  const results: CheckResult[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const result = { name: check.name, ...(await runCommand(check.command)) };
      results.push(result);
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  return results;
}

export function printCheck({ name, ok, output, seconds }: CheckResult): void {
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(5)} s\n`);
  if (!ok) process.stdout.write(`${output.trimEnd().replace(/^/gm, '       ')}\n`);
}
