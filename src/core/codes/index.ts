export * from './code-book.ts';
export * from './compile-code-book.ts';
export * from './deep-freeze.ts';
export * from './find-unit.ts';
export * from './fold-text.ts';
export * from './pack-problem.ts';
export * from './timeline.ts';
export * from './words.ts';
