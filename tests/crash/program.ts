import { fork } from 'node:child_process';
import type { Command } from '#core/kernel';
import type { Connection } from '#server/platform/database';
import type { Answer, DebugPoint, Role } from '#server/platform/engine';

export interface ProgramOptions {
  readonly connection: Connection;
  readonly leaseMs: number;
  /** The signal the program gives itself when its writer comes by a point for the n-th time. */
  readonly signalAt?: { readonly point: DebugPoint; readonly pass: number; readonly signal: 'SIGKILL' | 'SIGSTOP' };
  readonly verbose?: boolean;
}

export interface ToProgram {
  readonly id: number;
  readonly command: Command;
  readonly key?: string;
}
export type FromProgram =
  | { readonly ready: Role }
  | { readonly id: number; readonly status: Answer['status']; readonly text?: string; readonly position?: string };

/** What a client saw. `lost`: the program died before it answered. */
export type Seen =
  | { readonly status: 'accepted'; readonly text: string; readonly position: bigint }
  | { readonly status: 'refused' | 'conflict' | 'busy' | 'unavailable' | 'lost' };

/** The program in a process of its own. */
export interface Program {
  readonly pid: number;
  readonly submit: (command: Command, key?: string) => Promise<Seen>;
  readonly signal: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void;
  /** Resolves once the program reports this role. */
  readonly inRole: (role: Role) => Promise<void>;
  readonly gone: Promise<void>;
  readonly answers: () => number;
}

export function startProgram(options: ProgramOptions): Program {
  const child = fork(new URL('./crash-program.ts', import.meta.url), [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (seen: Seen) => void>();
  const roles = new Set<{ readonly role: Role; readonly reached: () => void }>();
  let role: Role | undefined;
  let next = 0;
  let answers = 0;
  child.on('message', (message: FromProgram) => {
    if ('ready' in message) {
      role = message.ready;
      for (const waiter of roles) if (waiter.role === role) waiter.reached();
      return;
    }
    answers += 1;
    waiting.get(message.id)?.(seenOf(message));
    waiting.delete(message.id);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const lose of waiting.values()) lose({ status: 'lost' });
      waiting.clear();
      resolve();
    });
  });
  // A message to a program that has just died is lost; `exit` tells so.
  child.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    submit: (command, key) => {
      if (!child.connected) return Promise.resolve({ status: 'lost' });
      const id = (next += 1);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        const message: ToProgram = { id, command, ...(key !== undefined && { key }) };
        child.send(message, () => undefined);
      });
    },
    signal: (signal) => void child.kill(signal),
    inRole: (wanted) =>
      role === wanted ? Promise.resolve() : new Promise((resolve) => roles.add({ role: wanted, reached: resolve })),
    gone,
    answers: () => answers,
  };
}

function seenOf(message: Exclude<FromProgram, { ready: Role }>): Seen {
  if (message.status !== 'accepted') return { status: message.status };
  return { status: 'accepted', text: message.text ?? '', position: BigInt(message.position ?? 0) };
}
