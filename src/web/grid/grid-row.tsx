import { IconAlertTriangle } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useFormat } from '#web/ui';
import type { GridColumn } from './column.ts';
import classes from './grid.module.css';
import type { ShownColumn } from './use-column-model.ts';

/** What is wrong with a cell. */
export interface CellProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}
export type RowProblems = ReadonlyMap<string, CellProblem>;

/** Names of other people by the column that they are at. */
export type RowPeople = ReadonlyMap<string, string>;

export interface GridRowProps<Row> {
  readonly gridId: string;
  readonly row: Row | undefined;
  /** From 0. */
  readonly index: number;
  readonly topPx: number;
  readonly columns: readonly ShownColumn<Row>[];
  readonly problems: RowProblems | undefined;
  readonly people: RowPeople | undefined;
  readonly matches: ReadonlySet<number> | undefined;
  /** The selected columns of this row, inclusive; -1 where none is. */
  readonly from: number;
  readonly to: number;
  /** The column whose cell carries the handle to fill down with. */
  readonly handle: number;
}

/** One line of cells. Drawn anew only where something of its own has changed. */
function Row<Row>(props: GridRowProps<Row>) {
  const { index, row } = props;
  const format = useFormat();
  const number = row === undefined ? '+' : index + 1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ top: props.topPx }}
      data-new={row === undefined ? '' : undefined}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes.number}
        data-row={index}
        data-line=""
        data-in={props.from >= 0 ? '' : undefined}
        data-problem={worst(props.problems)}
      >
        {number}
      </div>
      {props.columns.map((shown) => (
        <Cell key={shown.column.id} {...props} shown={shown} format={format} />
      ))}
    </div>
  );
}
export const GridRow = memo(Row) as typeof Row;

type Format = ReturnType<typeof useFormat>;

function Cell<Row>(props: GridRowProps<Row> & { readonly shown: ShownColumn<Row>; readonly format: Format }) {
  const { shown, index, row, format } = props;
  const { column } = shown;
  const text = row === undefined ? '' : column.read(row);
  const problem = props.problems?.get(column.id);
  const person = props.people?.get(column.id);
  const selected = shown.index >= props.from && shown.index <= props.to && props.from >= 0;
  const meaning = text === '' ? undefined : column.meaning?.(text);
  return (
    <div
      role="gridcell"
      id={cellId(props.gridId, index, shown.index)}
      aria-colindex={shown.index + 2}
      aria-selected={selected}
      aria-invalid={problem?.severity === 'error' ? true : undefined}
      className={classes.cell}
      title={problem?.message ?? person ?? meaning}
      data-row={index}
      data-column={shown.index}
      data-kind={column.kind}
      data-mono={column.mono ? '' : undefined}
      data-frozen={shown.frozen ? '' : undefined}
      data-problem={problem?.severity}
      data-person={person}
      data-match={props.matches?.has(shown.index) ? '' : undefined}
      style={shown.frozen ? { width: shown.widthPx, left: shown.leftPx } : { width: shown.widthPx }}
    >
      <span className={classes.text}>{shownIn(column, text, format)}</span>
      {problem && (
        <>
          <IconAlertTriangle size={14} stroke={2} aria-hidden className={classes.mark} />
          <span className={classes.unseen}>{problem.message}</span>
        </>
      )}
      {person !== undefined && <span className={classes.person}>{person}</span>}
      {props.handle === shown.index && <span className={classes.handle} data-handle="" aria-hidden />}
    </div>
  );
}

export const cellId = (gridId: string, row: number, column: number): string => `${gridId}-${row}-${column}`;

function shownIn<Row>({ kind }: GridColumn<Row>, text: string, format: Format): ReactNode {
  if (text === '') return text;
  if (kind === 'decimal') return format.decimal(text);
  return kind === 'date' ? format.date(text) : text;
}

function worst(problems: RowProblems | undefined): CellProblem['severity'] | undefined {
  if (problems === undefined) return undefined;
  return [...problems.values()].some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}
