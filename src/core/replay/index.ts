export * from './count-replay.ts';
export * from './rule-change.ts';
export * from './replayed-case.ts';
export type { SumInterval } from './resampled-sum.ts';
