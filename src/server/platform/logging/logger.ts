import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { LogLevel } from '#server/platform/config';
import { humanLines } from './human-lines.ts';

export type { Logger } from 'pino';

/**
 * Names of fields that never reach a log, at the top and one level down: keys to the house, and words people type in confidence.
 */
const CONFIDENTIAL = ['password', 'secret', 'token', 'authorization', 'cookie', 'apiKey', 'set-cookie'];

export interface LoggerOptions {
  readonly level: LogLevel;
  /** One JSON object a line for machines; short lines for a person at a terminal. Decided by where the output goes when not given. */
  readonly shape?: 'json' | 'human';
  /** Where the lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** The program's log. Each part takes a child with its own bindings: `logger.child({ room: 'engine' })`; requests and commands bind their ids. */
export function createLogger(options: LoggerOptions): Logger {
  const destination = options.destination ?? pino.destination({ fd: 1, sync: false });
  const shape = options.shape ?? (process.stdout.isTTY ? 'human' : 'json');
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: CONFIDENTIAL.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '[hidden]' },
    },
    shape === 'human' ? humanLines(destination) : destination,
  );
}

/** A log that says nothing, for callers that need none. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
