import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Content-addressed: a file's id is the SHA-256 of its bytes, so the same file is kept once and cannot change unseen. */
export interface FileStore {
  /** Writes a file as it comes, however large, without holding it in memory. Nothing is kept until `keep`. */
  readonly receive: (bytes: AsyncIterable<Uint8Array>) => Promise<ReceivedFile>;
  /** `undefined` where there is none, or where the bytes no longer match their id. */
  readonly get: (id: string) => Promise<Buffer | undefined>;
}

export interface ReceivedFile {
  readonly id: string;
  readonly sizeBytes: number;
  /** Its first bytes: enough to tell what kind of file it is. */
  readonly head: Uint8Array;
  /** Durable when it resolves. */
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

const ID = /^[0-9a-f]{64}$/;
const HEAD_BYTES = 16;
/** No upload takes this long: what lies here longer was left by a program that was killed. */
const DRAFT_HOURS_MAX = 24;

export async function openFileStore(folder: string): Promise<FileStore> {
  const drafts = join(folder, 'drafts');
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  await dropOldDrafts(drafts);
  const folderOf = (id: string) => join(folder, id.slice(0, 2));
  const keep = async (draft: string, id: string): Promise<void> => {
    await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
    // Written beside and renamed, so that a power cut leaves the whole file or none; the same bytes twice are one file.
    await rename(draft, join(folderOf(id), id));
    await syncFolder(folderOf(id));
    await syncFolder(folder);
  };
  return {
    receive: async (bytes) => {
      const draft = join(drafts, randomUUID());
      const drop = () => rm(draft, { force: true });
      try {
        const { id, sizeBytes, head } = await writeDraft(draft, bytes);
        return { id, sizeBytes, head, keep: () => keep(draft, id), drop };
      } catch (error) {
        await drop();
        throw error;
      }
    },
    get: async (id) => {
      if (!ID.test(id)) return undefined;
      const bytes = await readFile(join(folderOf(id), id)).catch(() => undefined);
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== id) return undefined;
      return bytes;
    },
  };
}

async function writeDraft(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Pick<ReceivedFile, 'id' | 'sizeBytes' | 'head'>> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { id: hash.digest('hex'), sizeBytes, head };
}

/** A name in a folder is durable only when the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function dropOldDrafts(folder: string): Promise<void> {
  const oldest = Date.now() - DRAFT_HOURS_MAX * 3_600_000;
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < oldest) await rm(join(folder, name), { force: true });
  }
}
