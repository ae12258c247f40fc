import { addDays, instantAt, type Instant, type PlainDate } from '#core/kernel';
import type { JournalReader } from '#server/platform/engine';

export interface Positions {
  /** The position before the first of the period. */
  readonly after: bigint;
  /** The last of it. */
  readonly through: bigint;
}

/** Where days of the country stand in the journal, whose instants never go back. A year of a busy country takes some fifty small reads. */
export async function positionsOfDays(
  reader: Pick<JournalReader, 'readEvents'>,
  { from, to, head, zoneOffsetMinutes }: PeriodInJournal,
): Promise<Positions> {
  const after = await lastBefore(reader, beginOf(from, zoneOffsetMinutes), head);
  const through = await lastBefore(reader, beginOf(addDays(to, 1), zoneOffsetMinutes), head);
  return { after, through };
}

export interface PeriodInJournal {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The last position that is looked at. */
  readonly head: bigint;
  readonly zoneOffsetMinutes: number;
}

const MINUTE_MS = 60_000;
const beginOf = (day: PlainDate, zoneOffsetMinutes: number): Instant =>
  instantAt(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS);

/** The last position up to the head whose event happened before an instant; 0n where none did. */
async function lastBefore(
  { readEvents }: Pick<JournalReader, 'readEvents'>,
  at: Instant,
  head: bigint,
): Promise<bigint> {
  let [before, notBefore] = [0n, head + 1n];
  while (notBefore - before > 1n) {
    const middle = (before + notBefore) / 2n;
    const [event] = await readEvents(middle - 1n, 1);
    if (event !== undefined && Date.parse(event.at) < Date.parse(at)) before = middle;
    else notBefore = middle;
  }
  return before;
}
