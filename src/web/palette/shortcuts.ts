import type { TextKey } from '#web/texts';

export interface Shortcut {
  /** As they are written on keyboards; several are pressed together. */
  readonly keys: readonly string[];
  readonly text: TextKey;
  /** Works by a letter alone, so it can be switched off. */
  readonly isLetter?: true;
}
interface ShortcutGroup {
  readonly text: TextKey;
  readonly shortcuts: readonly Shortcut[];
}

const EVERYWHERE: ShortcutGroup = {
  text: 'shortcut.everywhere',
  shortcuts: [
    { keys: ['Ctrl', 'K'], text: 'palette.open' },
    { keys: ['?'], text: 'shortcut.title', isLetter: true },
    { keys: ['Esc'], text: 'shortcut.close' },
  ],
};
const QUEUE: ShortcutGroup = {
  text: 'nav.queue',
  shortcuts: [
    { keys: ['J'], text: 'shortcut.next', isLetter: true },
    { keys: ['K'], text: 'shortcut.previous', isLetter: true },
    { keys: ['Enter'], text: 'shortcut.openCase', isLetter: true },
  ],
};
const GRID: ShortcutGroup = {
  text: 'shortcut.grid',
  shortcuts: [
    { keys: ['F2'], text: 'shortcut.editCell' },
    { keys: ['F4'], text: 'shortcut.lookUp' },
    { keys: ['Ctrl', 'Enter'], text: 'shortcut.newLine' },
    { keys: ['Ctrl', 'Delete'], text: 'shortcut.removeLines' },
    { keys: ['Ctrl', 'C'], text: 'shortcut.copy' },
    { keys: ['Ctrl', 'V'], text: 'shortcut.paste' },
    { keys: ['Ctrl', 'D'], text: 'shortcut.fillDown' },
    { keys: ['Ctrl', 'R'], text: 'shortcut.fillRight' },
    { keys: ['Ctrl', 'F'], text: 'shortcut.find' },
    { keys: ['Ctrl', 'Z'], text: 'shortcut.undo' },
    { keys: ['Ctrl', 'Y'], text: 'shortcut.redo' },
  ],
};

/** The keys of the page at this address, then those of all pages. */
export function shortcutsOn(path: string): readonly ShortcutGroup[] {
  if (path === '/queue') return [QUEUE, EVERYWHERE];
  if (path === '/declarations/new') return [GRID, EVERYWHERE];
  return [EVERYWHERE];
}
