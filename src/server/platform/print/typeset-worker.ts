import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';

/** What is asked of this thread, and what it answers: the bytes, or why there are none. */
export interface PrintJob {
  readonly id: number;
  readonly template: string;
  readonly print: string;
}
export type PrintDone = { readonly id: number } & ({ readonly pdf: Uint8Array } | { readonly trouble: string });

/** They share one file, which each names as its neighbour. */
const TEMPLATES = path.join(import.meta.dirname, 'templates');
/** Regular and semibold; each has all letters of Vietnamese. */
const FONTS = ['400Regular/BeVietnamPro_400Regular.ttf', '600SemiBold/BeVietnamPro_600SemiBold.ttf'];
/** What was laid out is remembered for so many prints: the next one mostly has the same parts. */
const REMEMBERED_PRINTS = 8;

const folder = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/package.json'));
const compiler = NodeCompiler.create({
  workspace: TEMPLATES,
  fontArgs: [{ fontBlobs: FONTS.map((file) => readFileSync(path.join(folder, file))) }],
});

parentPort?.on('message', ({ id, template, print }: PrintJob) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origins
  parentPort?.postMessage(done(id, template, print));
});

function done(id: number, template: string, print: string): PrintDone {
  try {
    const pdf = compiler.pdf({ mainFilePath: path.join(TEMPLATES, `${template}.typ`), inputs: { print } });
    compiler.evictCache(REMEMBERED_PRINTS);
    return { id, pdf: new Uint8Array(pdf) };
  } catch (error) {
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}
