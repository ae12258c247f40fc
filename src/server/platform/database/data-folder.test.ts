import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { StartRefused } from '#server/platform/config';
import { prepareDataFolder } from './data-folder.ts';

// Root may write anywhere.
test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is refused with a sentence', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'read-only-'));
  chmodSync(folder, 0o500);
  try {
    const preparing = (): unknown => prepareDataFolder(folder);
    expect(preparing).toThrow(StartRefused);
    expect(preparing).toThrow('cannot be written to');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
