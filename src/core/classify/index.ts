export * from './classifier.ts';
export * from './evaluate.ts';
export * from './guide.ts';
export * from './learned.ts';
export type { ClassifierSource } from './name-index.ts';
export { wordsOf, type Word } from './words.ts';
