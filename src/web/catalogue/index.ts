export * from './catalogue-page.tsx';
