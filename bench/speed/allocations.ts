import { writeFileSync } from 'node:fs';
import { Session, type HeapProfiler } from 'node:inspector/promises';

/** Every so many bytes the allocation under way is noted with its stack: a round of a thousand declarations gives some ten thousand of them. */
const SAMPLE_BYTES = 16_384;

/**
 * `all` that is allocated on the program's heap, or only what `outlives` its young generation: that is what fills the long-lived heap and makes
 * it be looked through.
 */
export type Counted = 'all' | 'outlives';

/**
 * Bytes do not depend on how busy a machine is, so that they tell of a change what processor time cannot. Memory outside the heap (the bytes of
 * a `Buffer`) is not in them.
 */
export function allocations(): {
  readonly start: (counted: Counted) => Promise<void>;
  /** Bytes since the start. `file` gets the profile, which the developer tools of Chromium open (`.heapprofile`). */
  readonly stop: (file?: string) => Promise<number>;
} {
  const session = new Session();
  return {
    start: async (counted) => {
      session.connect();
      await session.post('HeapProfiler.startSampling', {
        samplingInterval: SAMPLE_BYTES,
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: counted === 'all',
      });
    },
    stop: async (file) => {
      const { profile } = await session.post('HeapProfiler.stopSampling');
      session.disconnect();
      if (file) writeFileSync(file, JSON.stringify(profile));
      return bytesBelow(profile.head);
    },
  };
}

function bytesBelow({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + bytesBelow(child), selfSize);
}
