export * from './import-page.tsx';
export * from './reference-page.tsx';
