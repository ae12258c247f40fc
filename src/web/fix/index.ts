export * from './fix-board.tsx';
export * from './fix-page.tsx';
export * from './fix-table.tsx';
export { FIXES_KEY } from './fixes.ts';
