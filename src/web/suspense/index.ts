export { SuspenseItemPage } from './suspense-item-page.tsx';
export { SuspensePage } from './suspense-page.tsx';
