import pg from 'pg';
import { CopyQuery } from './copy-query.ts';
import { StatementGroup } from './statement-group.ts';
import { FENCED_SQLSTATE, type Statement } from './statements.ts';

/** The writer's own connection: statements go out without waiting for the answers of those before. */
export interface Session {
  readonly run: <Row extends pg.QueryResultRow>(
    statement: Statement,
    values?: readonly unknown[],
  ) => Promise<pg.QueryResult<Row>>;
  /**
   * The statements that `run` sends leave in one write and are answered in one: two system calls and two wake-ups instead of forty. Where one
   * fails those behind it fail too, but for a statement that `runsAfterFailure`.
   */
  readonly together: <T>(run: () => T) => T;
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

interface Gathered {
  readonly statement: Statement;
  readonly query: pg.Query;
}

/** A statement unanswered for so many leases means a dead server or network: the connection is given up. */
const UNANSWERED_LEASES = 3;

export async function openSession(connection: pg.ClientConfig, leaseMs: number): Promise<Session> {
  const client = new pg.Client({
    ...connection,
    pipeline: true,
    application_name: 'haidang-writer',
    // A writer that stops in the middle of a transaction must not hold its cell for ever: the server ends it, whether it waits for a statement
    // or, by `transaction_timeout` below, for the rest of those that were sent together.
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
     set plan_cache_mode = force_generic_plan; set work_mem = '64MB'; set synchronous_commit = on;
     set transaction_timeout = ${leaseMs}`,
  );
  /** Statements that the server is known to have prepared: those were answered before. */
  const prepared = new Set<string>();
  let gathered: Gathered[] | undefined;
  const asked = <Row extends pg.QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
    send: (query: pg.Query) => void,
  ) =>
    new Promise<pg.QueryResult<Row>>((resolve, reject) => {
      const answered = (error: Error | undefined, result: unknown): void =>
        error ? reject(error) : resolve(result as pg.QueryResult<Row>);
      send(queryOf(statement, values, answered));
    });
  const runAlone = async <Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
    const result = await asked<Row>(statement, values, (query) => void client.query(query));
    prepared.add(statement.name);
    return result;
  };
  /** A statement that runs whatever became of those before it needs a Sync between them. */
  const sendGroups = (all: readonly Gathered[]): void => {
    const [first, ...rest] = all;
    if (!first) return;
    const length = rest.findIndex(({ statement }) => statement.runsAfterFailure) + 1 || all.length;
    const queries = all.slice(0, length).map(({ query }) => query);
    if (queries.length === 1) client.query(first.query);
    else client.query(new StatementGroup(queries));
    sendGroups(all.slice(length));
  };
  return {
    run: (statement, values = []) => {
      if (!gathered) return runAlone(statement, values);
      const group = gathered;
      if (prepared.has(statement.name)) return asked(statement, values, (query) => group.push({ statement, query }));
      sendGroups(gathered.splice(0));
      return runAlone(statement, values);
    },
    together: (run) => {
      const { stream } = client.connection;
      const group: Gathered[] = [];
      gathered = group;
      stream.cork();
      try {
        return run();
      } finally {
        gathered = undefined;
        sendGroups(group);
        stream.uncork();
      }
    },
    cut: () => client.connection.stream.destroy(),
    close: async () => {
      await client.end().catch(() => undefined);
    },
  };
}

function queryOf(
  statement: Statement,
  values: readonly unknown[],
  answered: (error: Error | undefined, result: unknown) => void,
): pg.Query {
  const { name, text } = statement;
  if (statement.copies) return new CopyQuery(statement, values[0] as Uint8Array, answered);
  return new pg.Query({ name, text, values: [...values] }, undefined, answered);
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
