export * from './drafts.tsx';
export * from './lodge-page.tsx';
export * from './open-as-draft.ts';
