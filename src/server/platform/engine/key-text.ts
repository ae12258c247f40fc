import { CommandFault } from './faults.ts';
import { SEAL_MARK } from './personal-data.ts';
import { isStorable } from '#core/kernel';

/** Longer would not fit an index entry of PostgreSQL with its neighbours. */
export const KEY_TEXT_CHARS_MAX = 512;

/** A text that goes into a text column: PostgreSQL takes neither NUL nor half a surrogate pair. Throws `CommandFault`. */
export function keyText(text: string): string {
  if (text.length > KEY_TEXT_CHARS_MAX) throw new CommandFault('ENG-003', `a key or id has ${text.length} characters`);
  if (text.startsWith(SEAL_MARK)) throw new CommandFault('ENG-002', 'a key or id begins as what the engine seals');
  if (!isStorable(text)) throw new CommandFault('ENG-002', 'a key or id holds a character that cannot be stored');
  return text;
}
