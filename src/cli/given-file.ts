import { StartRefused } from '#server/platform/config';
import { readFile, writeFile } from 'node:fs/promises';

/** What whoever typed the path can mend, in their words; anything else in the system's. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'what should be a folder in it is a file',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  ENOSPC: 'the disk is full',
};

export class Unreadable extends StartRefused {
  /** For whoever names the file already. */
  readonly reason: string;
  constructor(file: string, reason: string) {
    super(`"${file}" cannot be read: ${reason}.`);
    this.reason = reason;
  }
}

/** The content of a file that a command was given. `Unreadable`, a refusal in a sentence, where it cannot be read. */
export async function readGiven(file: string): Promise<Buffer<ArrayBuffer>> {
  return readFile(file).catch((error: unknown) => {
    throw new Unreadable(file, reasonOf(error));
  });
}

/** Writes where a command was told to. Refused with a sentence where that cannot be done. */
export async function writeGiven(file: string, content: string | Uint8Array): Promise<void> {
  return writeFile(file, content).catch((error: unknown) => {
    throw new StartRefused(`"${file}" cannot be written: ${reasonOf(error)}.`);
  });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
