import { useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { useText } from '#web/ui';
import type { LookUpOption } from './column.ts';
import { cellId } from './grid-row.tsx';
import { commandOf, type Command } from './grid-keys.ts';
import classes from './grid.module.css';
import { LookUpList, type LookUpState } from './look-up-list.tsx';
import type { ShownColumn } from './use-column-model.ts';
import type { Grid } from './use-grid.ts';

/** A text wider than its column gets this much room while it is written, where there is any. */
const WRITING_WIDTH_PX = 380;

/**
 * The one field of the grid. It is always there and always has the focus, over whichever cell is the current one, so that
 * the first key of a word already reaches it: a Vietnamese keyboard composes letters in a field, never in a cell.
 */
export function CellEditor<Row>(props: {
  readonly grid: Grid<Row>;
  readonly gridId: string;
  readonly shown: ShownColumn<Row>;
  readonly row: Row;
  readonly topPx: number;
  readonly heightPx: number;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly problem: string | undefined;
  readonly onCommand: (command: Command, typed: string) => boolean;
  readonly onFocus: (focused: boolean) => void;
}) {
  const t = useText();
  const { grid, gridId, shown, inputRef } = props;
  const { column } = shown;
  const { mode } = grid;
  const place = `${grid.selection.anchor.row} ${column.id}`;
  const [open, setOpen] = useState<{ readonly place: string; readonly state: LookUpState<Row> }>();
  // The list belongs to its cell: it is gone once another cell is the current one.
  const lookUp = open?.place === place ? open.state : undefined;
  const setLookUp = (state: LookUpState<Row> | undefined) => setOpen(state && { place, state });
  const listId = `${gridId}-look-up`;
  const pick = (option: LookUpOption<Row>) => {
    setLookUp(undefined);
    grid.pick(column, option);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While letters are being composed, every key belongs to the composition: also Enter, arrows and Escape.
    // oxlint-disable-next-line typescript/no-deprecated -- Safari ends the composition before the key that ends it, and tells it only so
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING_KEY) return;
    const command = commandOf(
      { code: event.code, shift: event.shiftKey, control: event.ctrlKey || event.metaKey, alt: event.altKey },
      mode,
    );
    if (lookUp && listKey(event.code, lookUp, setLookUp, pick)) return event.preventDefault();
    if (command === undefined) return;
    if (command.do === 'lookUp') {
      event.preventDefault();
      if (column.lookUp === undefined) return;
      if (mode === 'moving') grid.write(column.read(props.row), 'inside');
      return setLookUp({ options: [], active: 0, answers: undefined });
    }
    if (props.onCommand(command, event.currentTarget.value)) event.preventDefault();
  };
  const clipboard = (event: ClipboardEvent<HTMLInputElement>, act: (data: DataTransfer) => void) => {
    if (mode !== 'moving') return;
    event.preventDefault();
    act(event.clipboardData);
  };
  const copy = (data: DataTransfer) => data.setData('text/plain', grid.copy());
  const active = lookUp?.options[lookUp.active];
  const described = mode === 'moving' ? cellId(gridId, grid.selection.anchor.row, shown.index) : undefined;
  return (
    <div className={classes.editorLine} style={{ top: props.topPx }} data-frozen={shown.frozen ? '' : undefined}>
      <div
        className={classes.editorPlace}
        data-mode={mode}
        data-kind={column.kind}
        style={{
          height: props.heightPx,
          width:
            mode === 'inside' && column.kind === 'text' ? Math.max(shown.widthPx, WRITING_WIDTH_PX) : shown.widthPx,
          ...(shown.frozen ? { left: shown.leftPx, marginLeft: shown.leftPx } : { marginLeft: shown.leftPx }),
        }}
      >
        <input
          ref={inputRef}
          className={classes.editor}
          data-mono={column.mono ? '' : undefined}
          value={mode === 'moving' ? '' : grid.text}
          inputMode={column.kind === 'decimal' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          aria-label={t('grid.cell', { line: grid.selection.anchor.row + 1, column: column.label })}
          {...(lookUp
            ? { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox', 'aria-controls': listId }
            : { 'aria-controls': gridId })}
          aria-activedescendant={lookUp ? active && `${listId}-${lookUp.active}` : described}
          aria-invalid={props.problem !== undefined}
          onChange={(event) => {
            if (mode === 'moving') grid.write(event.currentTarget.value, 'over');
            else grid.setText(event.currentTarget.value);
          }}
          onCompositionStart={() => mode === 'moving' && grid.write('', 'over')}
          onKeyDown={keyDown}
          onCopy={(event) => clipboard(event, copy)}
          onCut={(event) =>
            clipboard(event, (data) => {
              copy(data);
              grid.clear();
            })
          }
          onPaste={(event) => clipboard(event, (data) => grid.paste(data.getData('text/plain')))}
          onFocus={() => props.onFocus(true)}
          onBlur={(event) => {
            props.onFocus(false);
            setLookUp(undefined);
            if (mode !== 'moving') grid.leave(event.currentTarget.value);
          }}
        />
        {lookUp && column.lookUp && (
          <LookUpList
            id={listId}
            label={t('grid.lookUpOf', { column: column.label })}
            find={column.lookUp}
            query={grid.text}
            row={props.row}
            state={lookUp}
            onState={setLookUp}
            onPick={pick}
          />
        )}
      </div>
    </div>
  );
}

/** What browsers give for the code of a key that an input method has taken. */
const COMPOSING_KEY = 229;

function listKey<Row>(
  code: string,
  state: LookUpState<Row>,
  become: (state: LookUpState<Row> | undefined) => void,
  pick: (option: LookUpOption<Row>) => void,
): boolean {
  const { options, active } = state;
  if (code === 'Escape' || code === 'F4') {
    become(undefined);
    return true;
  }
  if (code === 'ArrowDown' || code === 'ArrowUp') {
    const next = active + (code === 'ArrowDown' ? 1 : -1);
    become({ ...state, active: Math.max(0, Math.min(options.length - 1, next)) });
    return true;
  }
  const option = options[active];
  if ((code !== 'Enter' && code !== 'NumpadEnter') || option === undefined) return false;
  pick(option);
  return true;
}
