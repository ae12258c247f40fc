export * from './origin-page.tsx';
