import type { Splice } from './patch.ts';

/** What can be taken back, and what was taken back and can be done again. */
export interface History<Row> {
  readonly done: readonly Splice<Row>[];
  readonly undone: readonly Splice<Row>[];
}

/** More than anybody takes back; each step holds on to the rows that it changed. */
const STEPS_MAX = 200;

export const emptyHistory = { done: [], undone: [] } as const;

/** Something new was done: what had been taken back can not be done again. */
export const withStep = <Row>({ done }: History<Row>, splice: Splice<Row>): History<Row> => ({
  done: [...done, splice].slice(-STEPS_MAX),
  undone: [],
});

/** The last step, and the history without it. `instead` is what will bring it back. */
export const stepBack = <Row>({ done, undone }: History<Row>, instead: Splice<Row> | undefined): History<Row> => ({
  done: done.slice(0, -1),
  undone: instead === undefined ? undone : [...undone, instead],
});

export const stepForth = <Row>({ done, undone }: History<Row>, instead: Splice<Row> | undefined): History<Row> => ({
  done: instead === undefined ? done : [...done, instead],
  undone: undone.slice(0, -1),
});
