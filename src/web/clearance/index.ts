export * from './case-page.tsx';
export * from './queue-page.tsx';
export { OfficePage } from './office-page.tsx';
