export * from './chance-tables.ts';
export * from './estimate-mean.ts';
export * from './estimate-traffic.ts';
export * from './line-reasons.ts';
export * from './novel-keys.ts';
export * from './shadow.ts';
export * from './stability.ts';
export * from './weeks.ts';
