import type pg from 'pg';

const BEGIN = 'begin isolation level read committed';

/** Runs in one transaction; the connection is thrown away when it failed, because nobody knows its state. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  begin = BEGIN,
): Promise<T> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    failed = false;
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release(failed);
  }
}
