export * from './browse-page.tsx';
export * from './changes-page.tsx';
export { useMeasureWords } from './measure-words.ts';
export * from './tariff-line-page.tsx';
export * from './tariff-page.tsx';
export * from './watch-page.tsx';
