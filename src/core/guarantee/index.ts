export * from './check-draw.ts';
export * from './guarantee.ts';
export * from './issue-guarantee.ts';
export * from './refusals.ts';
