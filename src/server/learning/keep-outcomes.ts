import { run } from '#server/platform/database';
import type { JournalEvent } from '#server/platform/engine';
import type pg from 'pg';
import { OUTCOMES, SQL } from './learning-sql.ts';
import { outcomeOf, reversedBy } from './outcome-of.ts';

/** Writes down what came out for declarations that stand among the goods already, and which of it was taken back. */
export async function keepOutcomes(
  events: readonly JournalEvent[],
  client: Pick<pg.ClientBase, 'query'>,
): Promise<void> {
  const outcomes = events.map(outcomeOf).filter((outcome) => outcome !== undefined);
  if (outcomes.length > 0) await run(client, SQL.outcomes, OUTCOMES.values(outcomes));
  const reversals = events.flatMap((event) => {
    const position = reversedBy(event);
    return position === undefined ? [] : [{ position, at: event.position.toString() }];
  });
  if (reversals.length > 0)
    await run(client, SQL.reversed, [reversals.map(({ position }) => position), reversals.map(({ at }) => at)]);
}
