export { adjustedZ, falseDiscoveryShares, poissonTail } from './chance.ts';
export * from './compare-rates.ts';
export * from './in-words.ts';
export * from './random-stream.ts';
export * from './unusual-pairs.ts';
