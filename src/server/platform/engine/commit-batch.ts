import type pg from 'pg';
import type { DebugHook, DebugPoint } from './debug-point.ts';
import { failureOf, type Failure, type Session } from './session.ts';
import * as sql from './statements.ts';

/** One statement of a batch, with the debug point that follows it. */
export interface Step {
  readonly statement: sql.Statement;
  readonly values: readonly unknown[];
  readonly after: DebugPoint;
}

export interface CommitFailure {
  readonly kind: Failure;
  readonly error: unknown;
}

/** Sends batches one behind the other over one session; none waits for the answer to the one before it. */
export interface BatchSender {
  readonly send: (head: readonly unknown[], steps: readonly Step[]) => Promise<CommitFailure | undefined>;
  /** Nothing to write: asks whether the head is still what it is believed to be once all that was sent before is committed. */
  readonly check: (head: readonly unknown[]) => Promise<CommitFailure | undefined>;
}

/**
 * A batch is one transaction: fence, rows, commit. In service all its statements travel together and cost one round trip; a fence that fails
 * dooms those behind it, so nothing is committed that should not be. With a debug hook they go one by one, so that it can stop between
 * them, and the next batch begins when the commit of this one was sent.
 */
export function batchSender(session: Session, hook: DebugHook | undefined): BatchSender {
  if (!hook) {
    return {
      send: (head, steps) => sendTogether(session, head, steps),
      check: (head) => checkHead(session, head),
    };
  }
  let before = Promise.resolve();
  const inTurn = (run: (onSent: () => void) => Promise<CommitFailure | undefined>) => {
    const mine = before;
    const sent = Promise.withResolvers<void>();
    before = sent.promise;
    return mine.then(() => run(sent.resolve)).finally(sent.resolve);
  };
  return {
    send: (head, steps) => inTurn((onSent) => sendOneByOne(session, head, steps, hook, onSent)),
    check: (head) => inTurn(() => checkHead(session, head)),
  };
}

async function checkHead(session: Session, head: readonly unknown[]): Promise<CommitFailure | undefined> {
  try {
    await session.run(sql.checkHead, head);
    return undefined;
  } catch (error) {
    return { kind: failureOf(error, true), error };
  }
}

async function sendTogether(
  session: Session,
  head: readonly unknown[],
  steps: readonly Step[],
): Promise<CommitFailure | undefined> {
  const results = await Promise.allSettled(
    session.together(() => [
      session.run(sql.begin),
      session.run(sql.moveHead, head),
      ...steps.map(({ statement, values }) => session.run(statement, values)),
      session.run(sql.commit),
    ]),
  );
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected')
      return definite(failureOf(result.reason, index === 1), result.reason, results.at(-1));
  }
  return notCommitted(results.at(-1));
}

/** "The rows are at fault" and "another writer has the cell" are believed only when the server confirmed the end of the transaction. */
function definite(
  kind: Failure,
  error: unknown,
  last: PromiseSettledResult<pg.QueryResult> | undefined,
): CommitFailure {
  return { kind: last?.status === 'fulfilled' ? kind : 'environment', error };
}

/** A commit of a failed transaction answers ROLLBACK, without an error. */
function notCommitted(last: PromiseSettledResult<pg.QueryResult> | undefined): CommitFailure | undefined {
  if (last?.status === 'fulfilled' && last.value.command === 'COMMIT') return undefined;
  return { kind: 'environment', error: new Error('the transaction was rolled back without an error') };
}

async function sendOneByOne(
  session: Session,
  head: readonly unknown[],
  steps: readonly Step[],
  hook: DebugHook,
  onSent: () => void,
): Promise<CommitFailure | undefined> {
  const point = async (name: DebugPoint): Promise<void> => hook(name, { cutConnection: session.cut });
  let fencing = false;
  try {
    await point('before-begin');
    await session.run(sql.begin);
    await point('after-begin');
    fencing = true;
    await session.run(sql.moveHead, head);
    fencing = false;
    await point('after-fence');
    for (const { statement, values, after } of steps) {
      await session.run(statement, values);
      await point(after);
    }
    await point('before-commit');
  } catch (error) {
    const [rolledBack] = await Promise.allSettled([session.run(sql.commit)]);
    return definite(failureOf(error, fencing), error, rolledBack);
  }
  const committing = session.run(sql.commit);
  onSent();
  const [[result]] = await Promise.all([Promise.allSettled([committing]), point('commit-sent')]);
  return result.status === 'rejected' ? { kind: 'environment', error: result.reason } : notCommitted(result);
}
