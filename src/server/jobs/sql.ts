import type pg from 'pg';

/** First half of the advisory lock of the daily jobs; the cell is the second. */
const DAILY_JOBS_LOCK = 728_401_003;

export async function tryLock(client: pg.ClientBase, cell: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1::int, $2::int) as locked', [
    DAILY_JOBS_LOCK,
    cell,
  ]);
  return rows[0]?.locked === true;
}

export async function unlock(client: pg.ClientBase, cell: number): Promise<void> {
  await client.query('select pg_advisory_unlock($1::int, $2::int)', [DAILY_JOBS_LOCK, cell]);
}

/** The last legal day on which the job was done. */
export async function dayDone(client: pg.ClientBase, cell: number, job: string): Promise<string | undefined> {
  const { rows } = await client.query<{ day: string }>(
    'select day::text as day from jobs.done where cell = $1 and job = $2',
    [cell, job],
  );
  return rows[0]?.day;
}

export async function markDone(client: pg.ClientBase, cell: number, job: string, day: string): Promise<void> {
  await client.query(
    `insert into jobs.done (cell, job, day) values ($1, $2, $3)
     on conflict (cell, job) do update set day = greatest(done.day, excluded.day)`,
    [cell, job, day],
  );
}
