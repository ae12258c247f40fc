export * from './calculator-page.tsx';
