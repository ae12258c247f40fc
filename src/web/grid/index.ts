export * from './column.ts';
export * from './grid.tsx';
export type { CellProblem, RowProblems } from './grid-row.tsx';
export type { Undo } from './history.ts';
export { cellsSplice, spliced, type Splice } from './patch.ts';
