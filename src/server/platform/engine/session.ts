import pg from 'pg';
import { FENCED_SQLSTATE, type Statement } from './statements.ts';

/** The writer's own connection: statements go out without waiting for the answers of those before. */
export interface Session {
  readonly run: <Row extends pg.QueryResultRow>(
    statement: Statement,
    values?: readonly unknown[],
  ) => Promise<pg.QueryResult<Row>>;
  /** Runs statements so that they leave in one write: one system call and one wake-up of the server instead of ten. */
  readonly together: <T>(run: () => T) => T;
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** A statement unanswered for so many leases means a dead server or network: the connection is given up. */
const UNANSWERED_LEASES = 3;

export async function openSession(connection: pg.ClientConfig, leaseMs: number): Promise<Session> {
  const client = new pg.Client({
    ...connection,
    pipeline: true,
    application_name: 'haidang-writer',
    // A writer that stops in the middle of a transaction must not hold its cell for ever: the server ends it.
    idle_in_transaction_session_timeout: leaseMs,
    query_timeout: leaseMs * UNANSWERED_LEASES,
    connectionTimeoutMillis: leaseMs,
  });
  // Every pending statement is rejected too, which is where it is dealt with.
  client.on('error', () => undefined);
  await client.connect();
  // All look-ups are by primary key, a row each. Said outright, because a plan made while the tables were empty is kept.
  await client.query(
    `set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set enable_bitmapscan = off;
     set plan_cache_mode = force_generic_plan; set work_mem = '64MB'; set synchronous_commit = on`,
  );
  return {
    run: (statement, values = []) => client.query({ name: statement.name, text: statement.text, values: [...values] }),
    together: (run) => {
      const { stream } = client.connection;
      stream.cork();
      try {
        return run();
      } finally {
        stream.uncork();
      }
    },
    cut: () => client.connection.stream.destroy(),
    close: async () => {
      await client.end().catch(() => undefined);
    },
  };
}

/** What a failed statement tells about the transaction. */
export type Failure = 'fenced' | 'data' | 'environment';

/**
 * `data`: the server understood us and says no to these rows (classes 22, 23, and P0 from a check of one's own): running them again will
 * not help. Everything else (connection, resources, shutdown, serialisation) says nothing about the rows.
 */
export function failureOf(error: unknown, fencedStatement: boolean): Failure {
  const state = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
  if (fencedStatement && state === FENCED_SQLSTATE) return 'fenced';
  return DATA_CLASSES.has(state.slice(0, 2)) ? 'data' : 'environment';
}
const DATA_CLASSES: ReadonlySet<string> = new Set(['21', '22', '23', '44', '54', 'P0']);
