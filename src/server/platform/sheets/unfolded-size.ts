import { inflateRawSync } from 'node:zlib';
import { PARTS_MAX, UNFOLDED_BYTES_MAX } from './sheet-limits.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const STORED = 0;
const DEFLATED = 8;

/**
 * How many bytes a ZIP archive really unfolds to, or `undefined` where that is too much or it is no archive. Sizes that an archive states about
 * itself can lie, so each part is unfolded here once, with a limit, before anything reads the whole: a few hundredths of a second.
 */
export function unfoldedSize(zip: Buffer, bytesMax: number = UNFOLDED_BYTES_MAX): number | undefined {
  try {
    const end = endOfDirectory(zip);
    if (end === undefined) return undefined;
    const parts = zip.readUInt16LE(end + 10);
    if (parts > PARTS_MAX) return undefined;
    let at = zip.readUInt32LE(end + 16);
    let total = 0;
    for (let part = 0; part < parts; part += 1) {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
      total += partSize(zip, zip.readUInt32LE(at + 42), bytesMax - total);
      if (total > bytesMax) return undefined;
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return total;
  } catch (error) {
    // Places outside of the archive, broken data, and parts larger than the limit.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function endOfDirectory(zip: Buffer): number | undefined {
  const first = Math.max(0, zip.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1) if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return undefined;
}

/** From the header beside the data, which is what the reader of spreadsheets goes by. */
function partSize(zip: Buffer, at: number, bytesMax: number): number {
  if (zip.readUInt32LE(at) !== LOCAL_HEADER) throw new RangeError('no part begins here');
  const method = zip.readUInt16LE(at + 8);
  const data = zip.subarray(at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28));
  if (method === STORED) return zip.readUInt32LE(at + 18);
  if (method !== DEFLATED) throw new RangeError('packed in a way that nobody uses');
  return inflateRawSync(data, { maxOutputLength: Math.max(1, bytesMax) }).length;
}
