export * from './draw-refusals.ts';
export * from './guarantee.ts';
export * from './issue-guarantee.ts';
export * from './refusals.ts';
