import { deflateSync, inflateSync, crc32 } from 'node:zlib';

/** Red, green, blue: what a browser writes of a page. */
const TRUE_COLOUR = 2;
const BYTES_PER_PIXEL = 3;
const SIGNATURE_LENGTH = 8;
const COLOUR_TYPE_AT = 9;

/**
 * The same picture in fewer bytes, pixel for pixel: rows stand as they are instead of as differences, which pages of flat colour and repeated
 * letters compress far better as. Gives back what it was given where that is no smaller, or a picture of another kind.
 */
export function smallerPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.body;
  if (header?.[COLOUR_TYPE_AT] !== TRUE_COLOUR) return png;
  const filtered = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body)));
  const plain = unfiltered(filtered, header.readUInt32BE(0), header.readUInt32BE(4));
  const packed = deflateSync(plain, { level: 9, memLevel: 9 });
  const smaller = Buffer.concat([
    png.subarray(0, SIGNATURE_LENGTH),
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return smaller.length < png.length ? smaller : png;
}

function chunksOf(png: Buffer): readonly { readonly type: string; readonly body: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE_LENGTH; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Rows of the picture, each behind the number of its filter, made into rows without one (PNG, 9.2). */
function unfiltered(rows: Buffer, width: number, height: number): Buffer {
  const length = width * BYTES_PER_PIXEL;
  const plain = Buffer.alloc(rows.length);
  for (let row = 0; row < height; row += 1) {
    const start = row * (length + 1) + 1;
    const filter = rows[start - 1];
    for (let at = 0; at < length; at += 1) {
      const left = at < BYTES_PER_PIXEL ? 0 : (plain[start + at - BYTES_PER_PIXEL] ?? 0);
      const above = row === 0 ? 0 : (plain[start + at - length - 1] ?? 0);
      const corner = row === 0 || at < BYTES_PER_PIXEL ? 0 : (plain[start + at - length - 1 - BYTES_PER_PIXEL] ?? 0);
      plain[start + at] = (rows[start + at] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
