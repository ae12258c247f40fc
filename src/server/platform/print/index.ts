export * from './printed-number.ts';
export * from './typeset.ts';
