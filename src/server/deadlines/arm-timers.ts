import { writeTimers, type TimerRow } from './sql.ts';
import { deadlinesOn, type ClearanceReference } from '#core/clearance';
import { nextStep } from '#core/deadline';
import type { StreamRef } from '#core/kernel';
import type { Services } from '#server/platform/services';
import type pg from 'pg';

/** The country by which deadlines are counted, and which version of it that is. */
export interface LawInForce {
  readonly snapshot: ClearanceReference;
  readonly version: string;
}

/** The rows of one stream, by a state of it. */
export function timerRows(
  stream: StreamRef & { readonly version: number },
  state: unknown,
  law: LawInForce,
): readonly TimerRow[] {
  const { deadlines, marks } = deadlinesOn(stream.type, state, law.snapshot);
  return deadlines.map((deadline) => ({
    stream_type: stream.type,
    stream_id: stream.id,
    kind: deadline.kind,
    key: deadline.key,
    due_at: deadline.dueAt,
    next_at: nextStep(deadline, marks)?.at ?? null,
    stream_version: stream.version,
    law: law.version,
  }));
}

/** Sets the timers of streams by their states as they stand now, which may be ahead of whoever asks, never behind. */
export async function armTimers(
  engine: Pick<Services['engine'], 'readStates'>,
  client: pg.ClientBase | pg.Pool,
  streams: readonly StreamRef[],
  law: LawInForce,
  rows: readonly TimerRow[] = [],
): Promise<void> {
  if (streams.length === 0) return writeTimers(client, [], rows);
  const states = await engine.readStates<unknown>(streams);
  const stored = streams.flatMap(({ type, id }) => {
    const found = states.get(`${type}/${id}`);
    return found ? [{ stream: { type, id, version: found.version }, state: found.state }] : [];
  });
  await writeTimers(
    client,
    stored.map(({ stream }) => stream),
    [...rows, ...stored.flatMap(({ stream, state }) => timerRows(stream, state, law))],
  );
}
