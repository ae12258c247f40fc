import pg from 'pg';
import { withoutSync } from './copy-query.ts';

type Driven = pg.Connection;

/** What the driver calls on a query while it reads the answer; its published types leave it out. */
interface Answerable {
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Driven): void;
  handleEmptyQuery(connection: Driven): void;
  handleError(error: Error, connection: Driven): void;
  handleReadyForQuery(connection: Driven): void;
}

/**
 * Statements that the server answers at once. The driver ends each statement with a Sync, and for each Sync the server sends what it has and tells
 * that it is ready: a system call for it and a turn of the event loop for us, twenty times a batch. Here one Sync ends them all. Where
 * a statement fails the server passes over those behind it; they fail with the same error. Every one must have been run on this
 * connection before: what the driver knows of prepared statements stands only when one was answered alone.
 */
export class StatementGroup extends pg.Query implements Answerable {
  declare callback?: (error?: Error) => void;
  readonly #queries: readonly (pg.Query & Answerable)[];
  #answered = 0;

  constructor(queries: readonly pg.Query[]) {
    super('');
    this.#queries = queries as readonly (pg.Query & Answerable)[];
    this.submit = (connection) => {
      const driven = withoutSync(connection);
      for (const query of this.#queries) query.submit(driven);
      connection.sync();
    };
  }

  handleRowDescription(message: unknown): void {
    this.#queries[this.#answered]?.handleRowDescription(message);
  }
  handleDataRow(message: unknown): void {
    this.#queries[this.#answered]?.handleDataRow(message);
  }
  handleCommandComplete(message: unknown, connection: Driven): void {
    this.#queries[this.#answered]?.handleCommandComplete(message, connection);
    this.#answered += 1;
  }
  handleCopyInResponse(): void {
    // Of a `CopyQuery`, whose rows are on their way.
  }
  handleEmptyQuery(connection: Driven): void {
    this.#queries[this.#answered]?.handleEmptyQuery(connection);
    this.#answered += 1;
  }
  handleError(error: Error, connection: Driven): void {
    for (const query of this.#queries.slice(this.#answered)) query.handleError(error, connection);
    // Those before it did their part.
    for (const query of this.#queries.slice(0, this.#answered)) query.handleReadyForQuery(connection);
    this.callback?.(error);
  }
  handleReadyForQuery(connection: Driven): void {
    for (const query of this.#queries) query.handleReadyForQuery(connection);
    this.callback?.();
  }
}
