export * from './drafts.tsx';
export * from './lodge-page.tsx';
