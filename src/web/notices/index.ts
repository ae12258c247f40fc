export * from './notice-settings-page.tsx';
export * from './notices-page.tsx';
export * from './webhooks-page.tsx';
