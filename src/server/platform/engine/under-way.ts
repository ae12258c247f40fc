import type { Changes } from './batch-world.ts';
import type { StateSlot } from './working-set.ts';

/** What batches that were sent and are not confirmed yet will have changed: a draft is decided on top of it. */
export interface UnderWay {
  readonly stream: (key: string) => StateSlot | undefined;
  /** Who holds a business key; nothing where none of them changes it, which is not the same as its being free. */
  readonly key: (name: string) => { readonly holder: string | undefined } | undefined;
  readonly lastNumber: (range: string) => bigint | undefined;
}

/** Of the later batch what it changes, else of the earlier. What a batch merely read may have been changed by the one before it. */
export function underWay(earlierFirst: readonly Changes[]): UnderWay {
  const latestFirst = earlierFirst.toReversed();
  return {
    stream: (key) => {
      for (const { streams } of latestFirst) {
        const entry = streams.get(key);
        if (entry && entry.current !== entry.committed) return entry.current;
      }
      return undefined;
    },
    key: (name) => {
      for (const { keys } of latestFirst) {
        const entry = keys.get(name);
        if (entry && entry.current !== entry.committed) return { holder: entry.current };
      }
      return undefined;
    },
    lastNumber: (range) => {
      for (const { numbers } of latestFirst) {
        const last = numbers.get(range);
        if (last !== undefined) return last;
      }
      return undefined;
    },
  };
}
