export * from './train-in-worker.ts';
