export * from './import-page.tsx';
export * from './start-page.tsx';
