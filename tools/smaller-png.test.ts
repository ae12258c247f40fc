import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { smallerPng } from './smaller-png.ts';

const [WIDTH, HEIGHT] = [40, 25];
const LENGTH = WIDTH * 3;

/** Stripes and blocks, as pages have. */
const pixel = (row: number, at: number): number => (row % 7 === 0 ? 200 : (Math.floor(at / 12) * 37 + row * 3) % 256);
const at = (row: number, place: number): number => (row < 0 || place < 0 ? 0 : pixel(row, place));

/** What is written of a byte under each filter, straight from the standard. */
const FILTERS: readonly ((row: number, place: number) => number)[] = [
  () => 0,
  (row, place) => at(row, place - 3),
  (row, place) => at(row - 1, place),
  (row, place) => Math.floor((at(row, place - 3) + at(row - 1, place)) / 2),
  (row, place) => {
    const [a, b, c] = [at(row, place - 3), at(row - 1, place), at(row - 1, place - 3)];
    return [a, b, c].toSorted((one, other) => Math.abs(b + a - c - one) - Math.abs(b + a - c - other))[0] ?? 0;
  },
];

function chunk(type: string, body: Buffer): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), body])));
  return Buffer.concat([length, Buffer.from(type), body, check]);
}

function pngWith(filterOf: (row: number) => number): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const filter = filterOf(row);
    const predicted = FILTERS[filter];
    return [
      filter,
      ...Array.from({ length: LENGTH }, (_each, place) => (pixel(row, place) - (predicted?.(row, place) ?? 0)) & 255),
    ];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8);
  const idat = chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 0 }));
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    idat,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a picture is the same to the last pixel, whichever way its rows were written', () => {
  const plain = inflateSync(idatOf(pngWith(() => 0)));
  const ways = [...FILTERS.keys()].map(
    (filter): ((row: number) => number) =>
      () =>
        filter,
  );
  for (const filterOf of [...ways, (row: number) => row % FILTERS.length]) {
    const png = pngWith(filterOf);
    const smaller = smallerPng(png);
    expect(smaller.length).toBeLessThan(png.length);
    expect(inflateSync(idatOf(smaller)).equals(plain)).toBe(true);
  }
});

/** The only part of its kind, behind the header. */
function idatOf(png: Buffer): Buffer {
  const start = 8 + 12 + 13;
  expect(png.toString('latin1', start + 4, start + 8)).toBe('IDAT');
  return png.subarray(start + 8, start + 8 + png.readUInt32BE(start));
}
