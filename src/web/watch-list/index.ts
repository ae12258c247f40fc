export { EditEntryPage, NewEntryPage } from './entry-form-page.tsx';
export { EntryPage } from './entry-page.tsx';
export { WatchListsPage } from './lists-page.tsx';
