export * from './chance-tables.ts';
export * from './estimate-mean.ts';
export * from './estimate-traffic.ts';
export * from './novel-keys.ts';
export * from './stability.ts';
