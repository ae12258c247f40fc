export { BulkActions } from './bulk-actions.tsx';
export * from './declaration-page.tsx';
export * from './list-page.tsx';
export * from './upload-page.tsx';
export { SavedViews, useFirstView } from './saved-views.tsx';
