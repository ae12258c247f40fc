import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface TestDataFolder {
  readonly path: string;
  /** Removes it, and the place elsewhere that its database may have been given. */
  readonly remove: () => void;
}

/** A fresh data folder for a program started by a test. */
export function testDataFolder(): TestDataFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haidang-data-'));
  return {
    path: folder,
    remove: () => {
      const server = realOf(path.join(folder, 'postgres'));
      if (server !== undefined) rmSync(server, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function realOf(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}
