export * from './papers.ts';
export * from './printed-number.ts';
export * from './qr-code.ts';
export * from './typeset.ts';
