export * from './column.ts';
export * from './grid.tsx';
export type { RowPeople, RowProblems } from './grid-row.tsx';
export type { Undo } from './history.ts';
export { spliced, type Splice } from './patch.ts';
