import type { Direction } from './selection.ts';

/** What a key asks of the grid. */
export type Command =
  | { readonly do: 'move'; readonly direction: Direction; readonly extend: boolean; readonly leap: boolean }
  | { readonly do: 'tab'; readonly step: 1 | -1 }
  | { readonly do: 'enter'; readonly step: 1 | -1 }
  | { readonly do: 'page'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly do: 'side'; readonly end: 'first' | 'last'; readonly whole: boolean; readonly extend: boolean }
  | { readonly do: Plain };
type Plain =
  | 'edit'
  | 'cancel'
  | 'clear'
  | 'undo'
  | 'redo'
  | 'fillDown'
  | 'fillRight'
  | 'find'
  | 'newLine'
  | 'removeLines'
  | 'lookUp'
  | 'all';

export interface Key {
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly control: boolean;
  readonly alt: boolean;
}

/** Moving about; writing over a cell, where arrows leave it; or inside its text, where arrows belong to the text. */
export type Mode = 'moving' | 'over' | 'inside';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** With Ctrl, by place on the keyboard: what a Vietnamese keyboard writes there is another matter. */
const CONTROLLED: Readonly<Record<string, Plain>> = {
  KeyZ: 'undo',
  KeyY: 'redo',
  KeyD: 'fillDown',
  KeyF: 'find',
  KeyH: 'find',
  KeyA: 'all',
  Enter: 'newLine',
  NumpadEnter: 'newLine',
  Delete: 'removeLines',
};
const BARE: Readonly<Record<string, Plain>> = {
  F2: 'edit',
  F4: 'lookUp',
  Escape: 'cancel',
  Delete: 'clear',
  Backspace: 'clear',
};

/** The command of a key, or nothing where the key belongs to the text, the page or the browser. */
export function commandOf(key: Key, mode: Mode): Command | undefined {
  const { code, shift, control, alt } = key;
  if (code === 'Tab' && !control && !alt) return { do: 'tab', step: shift ? -1 : 1 };
  if (code === 'F4' && !control && !alt) return { do: 'lookUp' };
  if (alt) return code === 'ArrowDown' && !control ? { do: 'lookUp' } : undefined;
  if ((code === 'Enter' || code === 'NumpadEnter') && !control) return { do: 'enter', step: shift ? -1 : 1 };
  if (mode === 'inside' || mode === 'over') return writingCommand(key, mode);
  return movingCommand(key);
}

function writingCommand({ code, control, shift }: Key, mode: Mode): Command | undefined {
  if (code === 'Escape') return { do: 'cancel' };
  if (control) return code === 'Enter' || code === 'NumpadEnter' ? { do: 'newLine' } : undefined;
  const direction = ARROWS[code];
  if (mode === 'over' && direction !== undefined && !shift)
    return { do: 'move', direction, extend: false, leap: false };
  if (mode === 'over' && code === 'F2') return { do: 'edit' };
  return undefined;
}

function movingCommand({ code, control, shift }: Key): Command | undefined {
  const direction = ARROWS[code];
  if (direction !== undefined) return { do: 'move', direction, extend: shift, leap: control };
  if (code === 'PageUp' || code === 'PageDown')
    return control ? undefined : { do: 'page', step: code === 'PageUp' ? -1 : 1, extend: shift };
  if (code === 'Home' || code === 'End')
    return { do: 'side', end: code === 'Home' ? 'first' : 'last', whole: control, extend: shift };
  if (control && shift) return code === 'KeyZ' ? { do: 'redo' } : undefined;
  if (control && code === 'KeyR') return { do: 'fillRight' };
  const plain = control ? CONTROLLED[code] : BARE[code];
  return plain && { do: plain };
}
