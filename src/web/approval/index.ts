export * from './approvals-page.tsx';
export * from './changes.tsx';
export * from './proposal-page.tsx';
