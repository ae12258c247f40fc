import { Worker } from 'node:worker_threads';
import type { Papers } from './papers.ts';
import type { PrintDone, PrintJob } from './typeset-worker.ts';

/**
 * Sets a print in type, on a thread of its own: fifty lines of figures take a tenth of a second, and nobody's declaration
 * waits for them. The data reach the template as values, never as its source.
 */
export async function typeset<T extends keyof Papers>(template: T, print: Papers[T]): Promise<Buffer> {
  typesetter ??= startTypesetter(() => {
    typesetter = undefined;
  });
  return typesetter.set(template, JSON.stringify(print));
}

/** Started with the first print: a program that prints nothing does not load it. */
let typesetter: Typesetter | undefined;

interface Typesetter {
  readonly set: (template: keyof Papers, print: string) => Promise<Buffer>;
}

function startTypesetter(onEnd: () => void): Typesetter {
  const worker = new Worker(new URL('./typeset-worker.ts', import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<Buffer>>();
  let jobs = 0;
  const fail = (error: Error): void => {
    onEnd();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: PrintDone) => {
    const job = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('pdf' in answer) job?.resolve(Buffer.from(answer.pdf.buffer));
    else job?.reject(new Error(`The print could not be set: ${answer.trouble}`));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that sets prints has ended')));
  // After the listeners, which hold the program: it may end while nothing is printed.
  worker.unref();
  return {
    set: (template, print) => {
      const job = Promise.withResolvers<Buffer>();
      jobs += 1;
      waiting.set(jobs, job);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origins
      worker.postMessage({ id: jobs, template, print } satisfies PrintJob);
      return job.promise;
    },
  };
}
