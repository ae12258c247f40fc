export * from './case-page.tsx';
export * from './queue-page.tsx';
