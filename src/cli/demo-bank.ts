import { DEMO_BANK } from '#server/access';
import type { Program } from '#server/program';
import type { JWK } from 'jose';
import { fork } from 'node:child_process';
import path from 'node:path';

/** Any number: it only makes two demos alike. */
const SEED = 20_261_121;
const START_MS_MAX = 15_000;

/** Starts the simulated bank as a process of its own and introduces it and customs to each other. */
export async function startDemoBank(
  program: Program,
  dataFolder: string,
): Promise<{ readonly stop: () => Promise<void> }> {
  const child = fork(
    path.resolve(import.meta.dirname, '../sim/bank/main.ts'),
    [DEMO_BANK, String(SEED), path.join(dataFolder, 'demo-bank.jsonl')],
    {
      stdio: 'inherit',
    },
  );
  const told = await new Promise<{ readonly ordersUrl: string; readonly keys: readonly JWK[] }>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The simulated bank did not start')), START_MS_MAX);
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(message as { readonly ordersUrl: string; readonly keys: readonly JWK[] });
    });
    child.once('error', reject);
  });
  program.addBank({ code: DEMO_BANK, ...told });
  child.send({ connect: { url: program.url, keys: program.services.signer.jwks.keys } });
  return {
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        if (child.connected) child.disconnect();
      }),
  };
}
