import { fork } from 'node:child_process';
import path from 'node:path';

const START_MS_MAX = 15_000;

export interface DemoMail {
  readonly smtpUrl: string;
  /** Where people read what was sent. */
  readonly pageUrl: string;
  readonly stop: () => Promise<void>;
}

/** Starts the post office of the demonstration as a process of its own: it keeps every letter and carries none. */
export async function startDemoMail(): Promise<DemoMail> {
  const child = fork(path.resolve(import.meta.dirname, '../sim/mail/main.ts'), [], { stdio: 'inherit' });
  const told = await new Promise<{ readonly smtpUrl: string; readonly pageUrl: string }>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The post office of the demonstration did not start')),
      START_MS_MAX,
    );
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(message as { readonly smtpUrl: string; readonly pageUrl: string });
    });
    child.once('error', reject);
  });
  return {
    ...told,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        if (child.connected) child.disconnect();
      }),
  };
}
