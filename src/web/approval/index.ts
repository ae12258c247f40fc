export * from './approvals-page.tsx';
export * from './changes.tsx';
export * from './column-name.ts';
export * from './proposal-page.tsx';
export * from './value-name.ts';
