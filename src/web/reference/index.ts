export * from './import-page.tsx';
export * from './reference-page.tsx';
export * from './table-page.tsx';
