export * from './classifier.ts';
export * from './learned.ts';
export { wordsOf, type Word } from './words.ts';
