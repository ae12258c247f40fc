import type { Command } from './grid-keys.ts';
import { at, edgeFrom, same, stepped, tabbed, within, type Selection } from './selection.ts';
import type { Place } from './find.ts';
import type { ShownColumn } from './use-column-model.ts';
import type { Grid } from './use-grid.ts';

export interface Around<Row> {
  readonly grid: Grid<Row>;
  /** What stands in the field. */
  readonly typed: string;
  readonly columns: readonly ShownColumn<Row>[];
  /** After Escape the next Tab leaves the grid: nobody is caught in it (WCAG 2.1.2). */
  readonly leaving: { current: boolean };
  /** The column that a run of Tabs began in; Enter goes back to it, in the next line. */
  readonly tabbedFrom: { current: number | undefined };
  readonly pageRows: number;
  readonly find: () => void;
}

/** Does what a key asked for. True where the key is used up by it. */
export function carryOut<Row>(command: Command, around: Around<Row>): boolean {
  const { grid, typed, leaving, tabbedFrom } = around;
  const wasLeaving = leaving.current;
  leaving.current = false;
  if (command.do === 'tab') return tab(command.step, wasLeaving, around);
  const { anchor, corner } = grid.selection;
  switch (command.do) {
    case 'move': {
      grid.leave(typed);
      const from = command.extend ? corner : anchor;
      const isFilled = (place: Place) => textAt(around, place) !== '';
      const to = command.leap
        ? edgeFrom(from, command.direction, grid.size, isFilled)
        : stepped(from, command.direction, grid.size);
      grid.select(moved(grid.selection, to, command.extend));
      break;
    }
    case 'enter': {
      grid.leave(typed);
      const column = tabbedFrom.current ?? anchor.column;
      grid.select(at(within({ row: anchor.row + command.step, column }, roomAfter(around))));
      break;
    }
    case 'page': {
      const from = command.extend ? corner : anchor;
      const row = from.row + command.step * around.pageRows;
      grid.select(moved(grid.selection, within({ row, column: from.column }, grid.size), command.extend));
      break;
    }
    case 'side': {
      const from = command.extend ? corner : anchor;
      const first = command.end === 'first';
      const row = command.whole ? (first ? 0 : grid.size.rows - 1) : from.row;
      const to = within({ row, column: first ? 0 : grid.size.columns - 1 }, grid.size);
      grid.select(moved(grid.selection, to, command.extend));
      break;
    }
    case 'all': {
      const last = { row: Math.max(0, grid.rowsNow().length - 1), column: grid.size.columns - 1 };
      grid.select({ anchor: { row: 0, column: 0 }, corner: last, inSight: anchor });
      break;
    }
    case 'fillRight':
      if (grid.area.left === grid.area.right) return false;
      grid.fillRight();
      break;
    case 'newLine':
      grid.leave(typed);
      grid.newLine();
      break;
    case 'cancel':
      if (grid.mode === 'moving') leaving.current = true;
      grid.cancel();
      break;
    case 'find':
      around.find();
      break;
    case 'lookUp':
      return false;
    default:
      grid[command.do]();
  }
  tabbedFrom.current = undefined;
  return true;
}

function tab<Row>(step: 1 | -1, wasLeaving: boolean, { grid, typed, tabbedFrom }: Around<Row>): boolean {
  grid.leave(typed);
  const { anchor } = grid.selection;
  const next = tabbed(anchor, step, grid.size);
  if (wasLeaving || same(next, anchor)) return false;
  if (step === 1 && next.row === anchor.row) tabbedFrom.current ??= anchor.column;
  grid.select(at(next));
  return true;
}

const moved = (selection: Selection, to: Place, extend: boolean): Selection =>
  extend ? { anchor: selection.anchor, corner: to } : at(to);

/** What was just written may have made a line: below it there is room for the next. */
const roomAfter = <Row>({ grid }: Around<Row>) => ({
  ...grid.size,
  rows: Math.max(grid.size.rows, grid.rowsNow().length + 1),
});

const textAt = <Row>({ grid, columns }: Around<Row>, { row, column }: Place): string => {
  const line = grid.rowsNow()[row];
  return line === undefined ? '' : (columns[column]?.column.read(line) ?? '');
};
