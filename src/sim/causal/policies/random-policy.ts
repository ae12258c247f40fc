import { drawn, type Policy } from './policy.ts';

/** Whoever comes: what every other policy has to beat. */
export const randomPolicy = (): Policy => ({
  name: 'random',
  choose: ({ goods }, capacity, random) => drawn(capacity, goods.length, new Set(), random),
  learn: () => {},
});
