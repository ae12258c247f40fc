export * from './code-book.ts';
