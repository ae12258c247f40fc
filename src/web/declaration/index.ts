export * from './declaration-page.tsx';
export * from './list-page.tsx';
export * from './upload-page.tsx';
