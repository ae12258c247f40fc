import type { FromSandbox, SandboxStart, ToSandbox } from './sandbox-process.ts';
import type { Config } from '#server/platform/config';
import type { Logger } from '#server/platform/logging';
import type { SandboxAddress, SandboxPartner, SandboxQuestion } from '#server/sandbox';
import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import path from 'node:path';

/** A sandbox that is not there by then is told of as busy, and is there for the next one who asks. */
const START_MS_MAX = 20_000;
/** Its memory is its own and has an end. */
const MEMORY_MB_MAX = 1_024;
/** The live program comes first wherever both want the processor (10 of 19: a tenth of its share). */
const NICENESS = 10;
const STOP_MS_MAX = 10_000;

export interface SandboxBeside extends SandboxPartner {
  readonly stop: () => Promise<void>;
}

export interface BesideOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly country: string;
  /** Under which address people reach the live program; asked when the sandbox is woken. */
  readonly publicUrl: () => string;
}

/** What the sandbox runs with: another folder and database, this machine only, and no letters to anybody. */
const sandboxConfig = (config: Config, database: NonNullable<Config['sandboxDatabase']>): Config => ({
  ...config,
  dataFolder: path.join(config.dataFolder, 'sandbox'),
  host: '127.0.0.1',
  port: 0,
  forwarding: { host: '127.0.0.1', port: 0 },
  mail: undefined,
  database,
  sandboxDatabase: undefined,
});

/** The sandbox as a process of its own, asleep until somebody has use for it; started again if it ends. `undefined` where there is none. */
export function sandboxBeside({ config, logger, country, publicUrl }: BesideOptions): SandboxBeside | undefined {
  const { sandboxDatabase } = config;
  if (sandboxDatabase === undefined) return undefined;
  let awake: Promise<Awake> | undefined;
  let stopped = false;
  const wake = (): Promise<Awake> => {
    if (stopped) return Promise.reject(new Error('The sandbox is being stopped'));
    const start = { config: sandboxConfig(config, sandboxDatabase), country, publicUrl: publicUrl() };
    awake ??= awaken(start, () => {
      awake = undefined;
      if (!stopped) logger.warn('the sandbox ended; it is started again when somebody has use for it');
    }).catch((error: unknown) => {
      awake = undefined;
      logger.error({ err: error }, 'the sandbox could not be started');
      throw error;
    });
    return awake;
  };
  return {
    address: async () => (await wake()).address,
    ask: async (question) => {
      const answer = await (await wake()).ask(question);
      return answer as never;
    },
    stop: async () => {
      stopped = true;
      await (await awake?.catch(() => undefined))?.stop();
    },
  };
}

interface Awake {
  readonly address: SandboxAddress;
  readonly ask: (question: SandboxQuestion) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

async function awaken(start: SandboxStart, onEnd: () => void): Promise<Awake> {
  const child = fork(path.resolve(import.meta.dirname, 'sandbox-process.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY_MB_MAX}`],
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  const asked = new Map<number, { readonly resolve: (answer: unknown) => void; readonly reject: (e: Error) => void }>();
  child.on('message', (message: FromSandbox) => {
    if (!('answered' in message)) return;
    const waiting = asked.get(message.answered);
    asked.delete(message.answered);
    if ('failed' in message) waiting?.reject(new Error(message.failed));
    else waiting?.resolve(message.answer);
  });
  child.once('exit', () => {
    for (const { reject } of asked.values()) reject(new Error('The sandbox ended'));
    asked.clear();
    onEnd();
  });
  child.send({ start } satisfies ToSandbox);
  const url = new URL(await readiness(child));
  let last = 0;
  return {
    address: { host: url.hostname, port: Number(url.port) },
    ask: (question) =>
      new Promise((resolve, reject) => {
        last += 1;
        asked.set(last, { resolve, reject });
        child.send({ ask: last, question } satisfies ToSandbox);
      }),
    stop: () => stop(child),
  };
}

/** Where the system does not let us, the sandbox has as much of the processor as anybody. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // Its memory and connections are bounded all the same.
  }
}

const readiness = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = (words: string): void => {
      clearTimeout(timer);
      reject(new Error(words));
      if (child.connected) child.disconnect();
    };
    const timer = setTimeout(() => fail('The sandbox did not start in time'), START_MS_MAX);
    child.once('exit', () => fail('The sandbox ended while it was being started'));
    child.on('message', (message: FromSandbox) => {
      if ('ready' in message) {
        clearTimeout(timer);
        resolve(message.ready.url);
      } else if ('failed' in message && !('answered' in message)) fail(message.failed);
    });
  });

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX).unref();
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    if (child.connected) child.disconnect();
  });
