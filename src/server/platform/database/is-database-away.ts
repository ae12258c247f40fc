import pg from 'pg';

/** Shutting down, crashed, starting, out of connections, or a connection it cut: each passes by itself. */
const PASSING_STATES: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '53300', '25P03']);
const PASSING_CODES: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * Whether a failed query says only that the server is not there for the moment: the same query may be sent again and will
 * be answered when it is back. Everything else is a fault of ours.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof pg.DatabaseError) return PASSING_STATES.has(code) || code.startsWith('08');
  // A unix socket that is missing; a file that is missing is another matter.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return (
    PASSING_CODES.has(code) ||
    /^connection terminated|not queryable|timeout exceeded when trying to connect/i.test(error.message)
  );
}
