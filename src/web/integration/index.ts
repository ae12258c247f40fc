export * from './integration-page.tsx';
export * from './integration-tabs.tsx';
