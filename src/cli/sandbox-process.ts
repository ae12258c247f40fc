import { openSandbox } from './open-sandbox.ts';
import type { Config } from '#server/platform/config';
import { createLogger } from '#server/platform/logging';
import type { SandboxQuestion } from '#server/sandbox';

/**
 * The sandbox as a process of its own, so that nothing tried out in it takes the live program's time or memory. Its starter tells it
 * over the channel what it needs, asks it there, and it ends when the starter does.
 */
export interface SandboxStart {
  readonly config: Config;
  readonly country: string;
  readonly publicUrl: string;
}
export type ToSandbox = { readonly start: SandboxStart } | { readonly ask: number; readonly question: SandboxQuestion };
export type FromSandbox =
  | { readonly ready: { readonly url: string } }
  | { readonly failed: string }
  | { readonly answered: number; readonly answer: unknown }
  | { readonly answered: number; readonly failed: string };

const tell = (message: FromSandbox): void => void process.send?.(message, () => undefined);

let opening: ReturnType<typeof openSandbox> | undefined;
process.on('message', (message: ToSandbox) => {
  if ('start' in message) {
    const { config } = message.start;
    opening = openSandbox({ ...message.start, logger: createLogger({ level: config.logLevel }) });
    opening.then(
      ({ program }) => tell({ ready: { url: program.url } }),
      (error: unknown) => tell({ failed: wordsOf(error) }),
    );
    return;
  }
  const { ask, question } = message;
  void opening
    ?.then((sandbox) => sandbox.answer(question))
    .then(
      (answer) => tell({ answered: ask, answer }),
      (error: unknown) => tell({ answered: ask, failed: wordsOf(error) }),
    );
});

let ending = false;
const end = (): void => {
  if (ending) return;
  ending = true;
  void Promise.resolve(opening)
    .then((sandbox) => sandbox?.stop())
    .finally(() => process.exit(0));
};
process.once('disconnect', end);
process.once('SIGTERM', end);
// The starter decides when a terminal's Ctrl-C ends the sandbox.
process.on('SIGINT', () => undefined);

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
