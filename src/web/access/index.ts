export * from './api-keys-page.tsx';
export * from './delegations-page.tsx';
export * from './renew-dialog.tsx';
export * from './secret-dialog.tsx';
export * from './sign-in-page.tsx';
export * from './users-page.tsx';
