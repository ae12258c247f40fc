import type { Command } from '#core/kernel';
import type { Connection } from '#server/platform/database';
import type { Answer, Role } from '#server/platform/engine';
import type { SignalAt } from './kill-plan.ts';
import { startChild, type Life } from './life.ts';
import type { Seen } from './seen.ts';

export interface ProgramOptions {
  readonly connection: Connection;
  readonly leaseMs: number;
  readonly signalAt?: SignalAt;
  /** Forwards to the program that writes, and takes what others forward. */
  readonly forwards?: boolean;
}

export interface ToProgram {
  readonly id: number;
  readonly command: Command;
  readonly key?: string;
}
export type FromProgram =
  | { readonly ready: Role }
  | { readonly id: number; readonly status: Answer['status']; readonly text?: string; readonly position?: string };

/** An engine over the toy country in a process of its own. */
export interface Program extends Life {
  readonly submit: (command: Command, key?: string) => Promise<Seen>;
  /** Resolves once the program reports this role. */
  readonly inRole: (role: Role) => Promise<void>;
}

export function startProgram(options: ProgramOptions): Program {
  const waiting = new Map<number, (seen: Seen) => void>();
  const roles = new Set<{ readonly role: Role; readonly reached: () => void }>();
  let role: Role | undefined;
  let next = 0;
  let answers = 0;
  const { tell, ...child } = startChild<ToProgram, FromProgram>(
    new URL('./engine-program.ts', import.meta.url),
    options,
    (message) => {
      if ('ready' in message) {
        role = message.ready;
        for (const waiter of roles) if (waiter.role === role) waiter.reached();
        return;
      }
      answers += 1;
      waiting.get(message.id)?.(seenOf(message));
      waiting.delete(message.id);
    },
  );
  const gone = child.gone.then(() => {
    for (const lose of waiting.values()) lose({ status: 'lost' });
    waiting.clear();
  });
  return {
    ...child,
    gone,
    submit: (command, key) => {
      const id = (next += 1);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        if (tell({ id, command, ...(key !== undefined && { key }) })) return;
        waiting.delete(id);
        resolve({ status: 'lost' });
      });
    },
    inRole: (wanted) =>
      role === wanted ? Promise.resolve() : new Promise((resolve) => roles.add({ role: wanted, reached: resolve })),
    answers: () => answers,
  };
}

function seenOf(message: Exclude<FromProgram, { ready: Role }>): Seen {
  if (message.status !== 'accepted') return { status: message.status };
  return { status: 'accepted', text: message.text ?? '', position: BigInt(message.position ?? 0) };
}
