import pg from 'pg';
import type { Statement } from './statements.ts';

type Driven = pg.Connection;

/**
 * `copy … from stdin`: the rows leave right behind the statement, without waiting for the server to say that it takes them. Where the
 * statement fails, or one before it, the server passes over them as over all else up to the next Sync.
 */
export class CopyQuery extends pg.Query {
  constructor(
    { name, text }: Statement,
    /** As `CopyRows.done` gives them. */
    rows: Uint8Array,
    callback: (error: Error | undefined, result: unknown) => void,
  ) {
    super({ name, text, values: [] }, undefined, callback);
    const { submit } = this;
    this.submit = (connection) => {
      submit.call(this, withoutSync(connection));
      connection.stream.write(rows);
      connection.sync();
    };
  }

  handleCopyInResponse(): void {
    // They are on their way.
  }
}

/** The connection, for statements that another Sync ends than their own. */
export const withoutSync = (connection: Driven): Driven =>
  Object.create(connection, { sync: { value: () => undefined } }) as Driven;
