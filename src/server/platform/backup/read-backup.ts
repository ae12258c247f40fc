import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { StartRefused } from '#server/platform/config';
import { FORMAT, FORMAT_VERSION } from './format.ts';
import type { FileEnd, FileHead, Header, Line, Sequence, TableEnd, TableHead } from './format.ts';
import { countLineEnds } from './tables.ts';

/** What a reader does with the parts of a backup, in the order they stand in the file. Every hash has been compared before `end`. */
export interface BackupVisitor {
  readonly header: (header: Header) => Promise<void>;
  readonly table: (table: TableHead) => Promise<void>;
  /** Whole rows; the buffer is valid until the promise resolves. */
  readonly rows: (chunk: Buffer) => Promise<void>;
  readonly tableEnd: (end: TableEnd) => Promise<void>;
  readonly sequence: (sequence: Sequence) => Promise<void>;
  readonly file: (file: FileHead) => Promise<void>;
  readonly bytes: (piece: Buffer) => Promise<void>;
  readonly fileEnd: (end: FileEnd) => Promise<void>;
}

/** Reads the whole file, comparing every count and hash on the way. Throws `StartRefused` where the file is not a whole and unchanged backup, and the reason of `interrupted`. */
export async function readBackup(file: string, visitor: BackupVisitor, interrupted?: AbortSignal): Promise<void> {
  const reader = newReader(file, visitor);
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 18 }),
      createGunzip(),
      async (chunks: AsyncIterable<unknown>) => {
        for await (const chunk of chunks) {
          interrupted?.throwIfAborted();
          if (Buffer.isBuffer(chunk)) await reader.take(chunk);
        }
      },
    );
  } catch (cause) {
    if (
      cause instanceof Error &&
      'code' in cause &&
      typeof cause.code === 'string' &&
      (cause.code === 'ENOENT' || cause.code === 'EACCES')
    ) {
      throw new StartRefused(`${file} cannot be read (${cause.message}). Name an existing backup file.`, { cause });
    }
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('Z_'))
      throw damaged(file, cause.message);
    throw cause;
  }
  reader.finish();
}

function damaged(file: string, what: string): StartRefused {
  return new StartRefused(
    `${file} is not a whole backup of this program: ${what}. Nothing was restored from it; use another copy.`,
  );
}

interface Reader {
  readonly take: (chunk: Buffer) => Promise<void>;
  readonly finish: () => void;
}

function newReader(file: string, visitor: BackupVisitor): Reader {
  const whole = createHash('sha256');
  let rest = Buffer.alloc(0);
  let inTable: { readonly head: TableHead; readonly hash: ReturnType<typeof createHash>; rows: number } | undefined;
  let closing: typeof inTable;
  let inFile: { readonly hash: ReturnType<typeof createHash>; bytes: number } | undefined;
  let started = false;
  let ended = false;

  async function takeLine(line: Buffer): Promise<void> {
    if (ended) throw damaged(file, 'there is something after its end');
    const parsed = parseLine(file, line);
    if ('end' in parsed) {
      if (parsed.end.sha256 !== whole.digest('hex')) throw damaged(file, 'its contents do not match its checksum');
      ended = true;
      return;
    }
    whole.update(line);
    if (started !== !('header' in parsed)) throw damaged(file, 'it does not begin with a header');
    if (closing !== undefined && !('tableEnd' in parsed))
      throw damaged(file, `table ${closing.head.schema}.${closing.head.name} is not closed`);
    if ('header' in parsed) {
      started = true;
      refuseFormat(file, parsed.header);
      await visitor.header(parsed.header);
    } else if ('table' in parsed) {
      inTable = { head: parsed.table, hash: createHash('sha256'), rows: 0 };
      await visitor.table(parsed.table);
    } else if ('tableEnd' in parsed) {
      const read = closing;
      if (read === undefined) throw damaged(file, 'a table ends that never began');
      if (read.rows !== parsed.tableEnd.rows || read.hash.digest('hex') !== parsed.tableEnd.sha256) {
        throw damaged(file, `the rows of ${read.head.schema}.${read.head.name} do not match their count and checksum`);
      }
      closing = undefined;
      await visitor.tableEnd(parsed.tableEnd);
    } else if ('sequence' in parsed) {
      await visitor.sequence(parsed.sequence);
    } else {
      await takeFileLine(parsed);
    }
  }

  async function takeFileLine(
    parsed: Extract<Line, { file: unknown } | { bytes: unknown } | { fileEnd: unknown }>,
  ): Promise<void> {
    if ('file' in parsed) {
      // A path that leaves its folder would let a forged backup write anywhere.
      if (!SAFE_PATH.test(parsed.file.path)) throw damaged(file, 'it names a file outside its folder');
      inFile = { hash: createHash('sha256'), bytes: 0 };
      await visitor.file(parsed.file);
      return;
    }
    if (inFile === undefined) throw damaged(file, 'a file ends that never began');
    if ('bytes' in parsed) {
      const piece = Buffer.from(parsed.bytes, 'base64');
      inFile.hash.update(piece);
      inFile.bytes += piece.length;
      await visitor.bytes(piece);
      return;
    }
    if (inFile.bytes !== parsed.fileEnd.bytes || inFile.hash.digest('hex') !== parsed.fileEnd.sha256) {
      throw damaged(file, 'the bytes of a file do not match their checksum');
    }
    inFile = undefined;
    await visitor.fileEnd(parsed.fileEnd);
  }

  /** Passes on as many whole rows as the buffer holds; gives the index after what was consumed. */
  async function takeRows(buffer: Buffer, from: number): Promise<number> {
    if (inTable === undefined) return from;
    const end = startsWithEnd(buffer, from) ? from : endOfRows(buffer, from);
    const upTo = end ?? buffer.lastIndexOf(10) + 1;
    if (upTo > from) {
      const rows = buffer.subarray(from, upTo);
      whole.update(rows);
      inTable.hash.update(rows);
      inTable.rows += countLineEnds(rows);
      await visitor.rows(rows);
    }
    if (end === undefined) return Math.max(from, upTo);
    whole.update(buffer.subarray(end, end + 3));
    closing = inTable;
    inTable = undefined;
    return end + 3;
  }

  return {
    take: async (chunk) => {
      const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (;;) {
        if (inTable !== undefined) {
          at = await takeRows(buffer, at);
          if (inTable !== undefined) break;
          continue;
        }
        const lineEnd = buffer.indexOf(10, at);
        if (lineEnd === -1) break;
        await takeLine(buffer.subarray(at, lineEnd + 1));
        at = lineEnd + 1;
      }
      rest = Buffer.from(buffer.subarray(at));
    },
    finish: () => {
      if (!ended || rest.length > 0) throw damaged(file, 'it stops before its end');
    },
  };
}

const END_AFTER_ROW = Buffer.from('\n\\.\n');

function startsWithEnd(buffer: Buffer, from: number): boolean {
  return buffer[from] === 0x5c && buffer[from + 1] === 0x2e && buffer[from + 2] === 10;
}

/** Index of the line `\.` that closes the rows, if the buffer reaches it. */
function endOfRows(buffer: Buffer, from: number): number | undefined {
  const found = buffer.indexOf(END_AFTER_ROW, from);
  return found === -1 ? undefined : found + 1;
}

const KINDS = ['header', 'table', 'tableEnd', 'sequence', 'file', 'bytes', 'fileEnd', 'end'] as const;

/** Parts of letters, digits, dots, dashes and underscores, none of them `.` or `..`. */
const SAFE_PATH = /^(?:(?!\.{1,2}(?:\/|$))[\w.-]+)(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*$/;

function parseLine(file: string, line: Buffer): Line {
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    throw damaged(file, 'a line of it cannot be read');
  }
  if (typeof value === 'object' && value !== null && KINDS.some((kind) => kind in value)) return value as Line;
  throw damaged(file, 'a line of it has an unknown meaning');
}

function refuseFormat(file: string, header: Header): void {
  if (header.format !== FORMAT) throw damaged(file, 'it is something else');
  if (header.version !== FORMAT_VERSION) {
    throw new StartRefused(
      `${file} was written in format ${header.version}, which this version of the program does not read. Use a version as new as the one that wrote it.`,
    );
  }
}
