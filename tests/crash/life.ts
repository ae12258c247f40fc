import { fork } from 'node:child_process';

/** A program in a process of its own, to be killed. */
export interface Life {
  readonly pid: number;
  readonly signal: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void;
  readonly gone: Promise<void>;
  /** How many answers its clients have had from it. */
  readonly answers: () => number;
}

export interface Child<Told> extends Omit<Life, 'answers'> {
  /** False where it has gone, or will not hear any more. */
  readonly tell: (message: Told) => boolean;
}

/** Starts a file with its options as JSON. `Heard` and `Told` are what travels over the channel. */
export function startChild<Told extends object, Heard>(
  file: URL,
  options: object,
  onHeard: (message: Heard) => void,
): Child<Told> {
  const child = fork(file, [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message) => onHeard(message as Heard));
  // A message to a program that has just died is lost; `exit` tells so.
  child.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    tell: (message) => {
      if (!child.connected) return false;
      child.send(message, () => undefined);
      return true;
    },
    signal: (signal) => void child.kill(signal),
    gone: new Promise<void>((resolve) => child.once('exit', () => resolve())),
  };
}
