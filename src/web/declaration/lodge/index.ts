export * from './lodge-page.tsx';
