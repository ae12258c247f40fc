import { foldText } from '#core/codes';

/** Some 3 MB; the goods and partners of a few thousand traders. */
const TEXTS_MAX = 10_000;
/** Longer texts hardly come twice. */
const TEXT_LENGTH_MAX = 512;

const remembered = new Map<string, string>();

/**
 * `foldText`, remembering what it said: traders move the same goods between the same partners again and again, and folding costs more
 * than all other facts of a line together.
 */
export function folded(text: string | undefined): string {
  if (text === undefined) return '';
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const fresh = foldText(text);
  if (text.length > TEXT_LENGTH_MAX) return fresh;
  if (remembered.size >= TEXTS_MAX) remembered.clear();
  remembered.set(text, fresh);
  return fresh;
}
