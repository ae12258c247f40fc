import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CountryPack } from '#core/reference';
import type { TariffLineRecord } from '#core/tariff';
import type { CountryFiles } from './country-files.ts';
import type { PackPiece } from './parse-worker.ts';

/**
 * Reads the files of a country on a thread of their own, since half a second of reading would keep every declaration waiting. For
 * files that were in force once: they are understood, or were by an older program only (`undefined`).
 */
export async function parseApart(files: CountryFiles): Promise<CountryPack | undefined> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), { workerData: files });
  worker.unref();
  try {
    const lines: TariffLineRecord[] = [];
    for (;;) {
      const answer = once(worker, 'message');
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is not a window
      worker.postMessage('next');
      const [piece] = (await answer) as [PackPiece];
      if (piece.kind === 'problems') return undefined;
      if (piece.kind === 'lines') lines.push(...(piece.lines as readonly TariffLineRecord[]));
      else {
        const pack = piece.pack as CountryPack;
        return { ...pack, tariff: { ...pack.tariff, lines } };
      }
      await setImmediate();
    }
  } finally {
    await worker.terminate();
  }
}
