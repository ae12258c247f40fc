export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** As usual for figures that people read: one in twenty intervals misses the truth. */
export const READER_Z = 1.96;

/**
 * Between which shares the true one lies, where `hits` of `of` were counted: Wilson's score interval, which is honest about
 * small numbers and about shares near 0 and 1. Nothing counted says nothing.
 */
export function wilsonInterval(hits: number, of: number, z: number = READER_Z): Interval {
  if (of <= 0) return { low: 0, high: 1 };
  const share = hits / of;
  const z2 = z * z;
  const centre = share + z2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
