import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { StartRefused } from '#server/platform/config';
import { prepareDataFolder } from './data-folder.ts';

const NOBODY = 65_534;

test('a folder that may not be written to is refused with a sentence', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'read-only-'));
  try {
    expect(refusalOfOrdinaryUser(folder)).toMatch(/^StartRefused: .* cannot be written to/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.runIf(existsSync('/proc/self'))('a folder where none can be made is refused, by root too', () => {
  const preparing = (): unknown => prepareDataFolder('/proc/hai-dang/data');
  expect(preparing).toThrow(StartRefused);
  expect(preparing).toThrow('cannot be made');
});

/** In a program of its own that, where root runs the tests, becomes an ordinary user once it has read its source. */
function refusalOfOrdinaryUser(folder: string): string {
  const script = `
    import { chmodSync, chownSync } from 'node:fs';
    import { prepareDataFolder } from ${JSON.stringify(path.join(import.meta.dirname, 'data-folder.ts'))};
    const [folder] = process.argv.slice(1);
    chmodSync(folder, 0o500);
    if (process.getuid() === 0) {
      chownSync(folder, ${NOBODY}, ${NOBODY});
      process.setuid(${NOBODY});
    }
    try { prepareDataFolder(folder); console.log('prepared'); }
    catch (error) { console.log(String(error)); }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
}
