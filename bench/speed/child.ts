import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** Functions of another process, called by name. */
type Functions = Readonly<Record<string, (argument: never) => unknown>>;

export interface Child<F extends Functions> {
  readonly pid: number;
  readonly call: <Name extends keyof F & string>(
    name: Name,
    ...argument: Parameters<F[Name]>
  ) => Promise<Awaited<ReturnType<F[Name]>>>;
  /** Ends it, and returns when it has ended. */
  readonly end: () => Promise<void>;
}

/** How Node is started: its options, and what is added to the environment. */
export interface NodeStart {
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

interface Request {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}
type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** A process of its own, so that its processor time is its own. It ends with this one: its channel breaks. */
export function startChild<F extends Functions>(file: string, { options, environment }: NodeStart = {}): Child<F> {
  const child = fork(path.resolve(import.meta.dirname, file), [], {
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: [...(options ?? [])],
    env: { ...environment, ...process.env },
  });
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  let count = 0;
  child.on('message', (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) caller?.reject(new Error(`${file}: ${reply.error}`));
    else caller?.resolve(reply.value);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => {
    for (const caller of waiting.values()) caller.reject(new Error(`${file} ended`));
  });
  return {
    pid: child.pid ?? 0,
    call: (name, ...[argument]) =>
      new Promise<never>((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ id: count, name, argument } satisfies Request);
      }),
    end: () => endOf(child, ended),
  };
}

/** What `startChild` started says here what it can do. */
export function serveParent(functions: Functions, onOrphaned: () => void = () => undefined): void {
  process.on('message', ({ id, name, argument }: Request) => {
    const run = async (): Promise<unknown> => functions[name]?.(argument as never);
    run().then(
      (value) => process.send?.({ id, value } satisfies Reply),
      (error: unknown) =>
        process.send?.({
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        } satisfies Reply),
    );
  });
  process.once('disconnect', () => {
    onOrphaned();
    process.exit();
  });
}

const END_MS_MAX = 10_000;

async function endOf(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS_MAX);
  await ended;
  clearTimeout(timer);
}
