import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { StartRefused } from '#server/platform/config';
import type { FileEnd, FileHead } from './format.ts';

/** A folder of the program whose files belong to a backup, such as attachments. Its name in the backup does not depend on where it lies. */
export interface BackupFolder {
  readonly name: string;
  readonly path: string;
}

/** Bytes of a file held in memory at once. A multiple of three, so that pieces of base64 join without padding. */
const PIECE_BYTES = 48 * 1024;

/** All files below the folder, by path, in a fixed order. A folder that does not exist has none. */
export async function filesIn(folder: BackupFolder): Promise<readonly string[]> {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder.path, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted();
}

/** Reads a file in pieces. */
export async function readPieces(handle: FileHandle, take: (piece: Buffer) => Promise<void>): Promise<FileEnd> {
  const hash = createHash('sha256');
  let bytes = 0;
  const buffer = Buffer.alloc(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    bytes += bytesRead;
    await take(piece);
  }
}

/** Files on their way into folders that are empty: written beside, put in place together at the end, gone again if it comes to nothing. */
export interface Unpacking {
  readonly begin: (head: FileHead) => Promise<void>;
  readonly piece: (bytes: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly putInPlace: () => Promise<void>;
  readonly giveUp: () => Promise<void>;
}

export async function refuseFilledFolders(folders: readonly BackupFolder[]): Promise<void> {
  for (const folder of folders) {
    if ((await filesIn(folder)).length > 0) {
      throw new StartRefused(
        `${folder.path} is not empty. A restore only goes into an empty place; set HAIDANG_DATA to a new folder.`,
      );
    }
  }
}

export function startUnpacking(folders: readonly BackupFolder[]): Unpacking {
  const begun = new Map<string, BackupFolder>();
  const placed: BackupFolder[] = [];
  let handle: FileHandle | undefined;
  const draft = (folder: BackupFolder): string => `${folder.path}.restoring`;
  return {
    begin: async ({ folder: name, path: below, mode }) => {
      const folder = folders.find((each) => each.name === name);
      if (folder === undefined)
        throw new StartRefused(`The backup holds files for "${name}", for which this restore has no place.`);
      if (!begun.has(name)) {
        await rm(draft(folder), { recursive: true, force: true });
        begun.set(name, folder);
      }
      const target = path.join(draft(folder), below);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      handle = await open(target, 'wx', mode & 0o777);
    },
    piece: async (bytes) => {
      await handle?.writeFile(bytes);
    },
    end: async () => {
      await handle?.sync();
      await handle?.close();
      handle = undefined;
    },
    putInPlace: async () => {
      for (const folder of begun.values()) {
        // Empty, as was looked at before.
        await rmdir(folder.path).catch(() => undefined);
        await rename(draft(folder), folder.path);
        placed.push(folder);
      }
    },
    giveUp: async () => {
      await handle?.close();
      for (const folder of begun.values()) await rm(draft(folder), { recursive: true, force: true });
      for (const folder of placed) await rm(folder.path, { recursive: true, force: true });
    },
  };
}
