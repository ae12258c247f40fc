import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { envelopeFrom, readDeclaration, writeDeclaration } from '#messages/wco';

/**
 * Declarations a second, XML to checked model, against the floor of the XML parser alone over the same text. Rounds of the
 * three are interleaved and the median is taken, so that a noisy machine disturbs all alike. `--json` for machines.
 */
const ROUNDS = 41;
const WARM_UP_ROUNDS = 10;
const ROUND_MS = 40;
const DOCUMENT_BYTES = 20_000;
const FIXTURE = join(import.meta.dirname, '../tests/conformance/fixtures/import-laptops-form-e.xml');
const ENVELOPE = envelopeFrom('VN');

const document = documentOfSize(DOCUMENT_BYTES);
const text = new TextDecoder().decode(document);
const declaration = declarationOf(document);

const subjects = {
  parserAlone: () => {
    const parser = new SaxesParser({ xmlns: true, position: true });
    parser.on('opentag', () => {});
    parser.on('text', () => {});
    parser.on('closetag', () => {});
    parser.write(text).close();
  },
  read: () => void declarationOf(document),
  write: () => void writeDeclaration(declaration, ENVELOPE),
};

const samples: Record<keyof typeof subjects, number[]> = { parserAlone: [], read: [], write: [] };
for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
  for (const name of ['parserAlone', 'read', 'write'] as const) {
    const perSecond = rateOf(subjects[name]);
    if (round >= 0) samples[name].push(perSecond);
  }
}

const parserPerSecond = median(samples.parserAlone);
const readPerSecond = median(samples.read);
const result = {
  documentBytes: document.length,
  goodsItems: declaration.goodsItems.length,
  parserPerSecond: Math.round(parserPerSecond),
  readPerSecond: Math.round(readPerSecond),
  writePerSecond: Math.round(median(samples.write)),
  readToParser: Number((readPerSecond / parserPerSecond).toFixed(2)),
};
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(result)}\n` : inWords());

function inWords(): string {
  return [
    `A declaration of ${result.documentBytes} bytes, ${result.goodsItems} lines`,
    `parser alone       ${result.parserPerSecond}/s`,
    `read and checked   ${result.readPerSecond}/s, ${result.readToParser} of the parser`,
    `written            ${result.writePerSecond}/s`,
    '',
  ].join('\n');
}

/** The fixture with its lines repeated until the document has the size. */
function documentOfSize(bytes: number): Uint8Array {
  const one = declarationOf(readFileSync(FIXTURE));
  const encoded = (lines: number): Uint8Array => {
    const goodsItems = Array.from({ length: lines }, (_, at) => ({
      ...one.goodsItems[at % one.goodsItems.length],
      sequence: at + 1,
    }));
    return new TextEncoder().encode(writeDeclaration({ ...one, goodsItems }, ENVELOPE));
  };
  let lines = 1;
  while (encoded(lines).length < bytes) lines += 1;
  return encoded(lines);
}

function declarationOf(bytes: Uint8Array) {
  const read = readDeclaration(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.declaration;
}

function rateOf(work: () => void): number {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (let i = 0; i < 10; i += 1) work();
    done += 10;
    elapsed = performance.now() - start;
  }
  return (done / elapsed) * 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
