import { instantAt, type Instant } from '#core/kernel';

/** Something that happens at a moment of the simulated time. */
export interface Appointment {
  readonly at: Instant;
  readonly run: () => Promise<void>;
}

/** What is still to happen, the earliest first; of two at the same moment the one that was noted first. */
export interface Agenda {
  readonly add: (atMs: number, run: Appointment['run']) => void;
  readonly next: () => Appointment | undefined;
}

interface Entry {
  readonly atMs: number;
  readonly ordinal: number;
  readonly run: Appointment['run'];
}

export function agenda(): Agenda {
  const entries: Entry[] = [];
  let ordinal = 0;
  const isBefore = (a: Entry, b: Entry): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.ordinal < b.ordinal);
  return {
    add: (atMs, run) => {
      ordinal += 1;
      const entry = { atMs, ordinal, run };
      // A month has some thousands of appointments: looking for the place from the end is quick enough.
      const place = entries.findLastIndex((other) => isBefore(other, entry));
      entries.splice(place + 1, 0, entry);
    },
    next: () => {
      const first = entries.shift();
      return first && { at: instantAt(first.atMs), run: first.run };
    },
  };
}
