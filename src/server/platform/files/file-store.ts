import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Content-addressed: a file's id is the SHA-256 of its bytes, so the same file is kept once and cannot change unseen. */
export interface FileStore {
  /** Durable when it resolves. */
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** `undefined` where there is none, or where the bytes no longer match their id. */
  readonly get: (id: string) => Promise<Buffer | undefined>;
}

const ID = /^[0-9a-f]{64}$/;

export async function openFileStore(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id);
  return {
    put: async (bytes) => {
      const id = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(id);
      if (await stat(path).then(() => true, () => false)) return id;
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true, mode: 0o700 });
      // Written beside and renamed, so that a power cut leaves the whole file or none.
      const draft = `${path}.${randomUUID()}`;
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
      return id;
    },
    get: async (id) => {
      if (!ID.test(id)) return undefined;
      const bytes = await readFile(pathOf(id)).catch(() => undefined);
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== id) return undefined;
      return bytes;
    },
  };
}
