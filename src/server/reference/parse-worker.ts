import { parentPort, workerData } from 'node:worker_threads';
import type { CountryFiles } from './country-files.ts';
import { parseCountry } from './parse-country.ts';

/** The thread of `parse-apart.ts`: hands the pack over piece by piece, each when it is asked for. */

export type PackPiece =
  | { readonly kind: 'problems' }
  | { readonly kind: 'lines'; readonly lines: readonly unknown[] }
  | { readonly kind: 'rest'; readonly pack: unknown };

/** Taking over so many lines is a few milliseconds of whoever asked. */
const LINES_A_PIECE = 1_000;

const parsed = parseCountry(workerData as CountryFiles);
const pieces = parsed.ok ? piecesOf(parsed.value) : [{ kind: 'problems' } as const];
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is not a window
parentPort?.on('message', () => parentPort?.postMessage(pieces.shift()));

function piecesOf(pack: Extract<typeof parsed, { readonly ok: true }>['value']): PackPiece[] {
  const { lines } = pack.tariff;
  const parts: PackPiece[] = [];
  for (let from = 0; from < lines.length; from += LINES_A_PIECE)
    parts.push({ kind: 'lines', lines: lines.slice(from, from + LINES_A_PIECE) });
  parts.push({ kind: 'rest', pack: { ...pack, tariff: { ...pack.tariff, lines: [] } } });
  return parts;
}
