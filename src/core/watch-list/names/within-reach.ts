import { CONFLICT_COST } from './name-terms.ts';

/** A word looked for, and the most that a link of it can do. */
export interface AskedWord {
  /** What it says against another word. */
  readonly conflict: number;
  /** What a link gains. */
  readonly gainMax: number;
  /** What a link gains and what it spares, where the other word would stand against something. */
  readonly coveredMax: number;
  /** Nobody looked which names have it: any may. */
  readonly isLeft: boolean;
}

/** Of more words, every subset would be too many: then nothing is said. */
const WORDS_MAX = 7;
/** Names are told apart by what all their words say against others, in sixteenths. */
const LEVELS_A_UNIT = 16;
const LEVELS = 256;

/** Rounded down: what is too much for a level is too much for every name of it. */
export const levelOf = (conflict: number): number => Math.min(LEVELS - 1, Math.floor(conflict * LEVELS_A_UNIT));

/**
 * Whether a name of a level can be the one looked for, by the bits of the words it is linked with. A name of three words, of which two are
 * linked, has one that stands against what is looked for; a name of two words has not. What is gained has to make up for what stands
 * against the other name on one side at least.
 */
export function withinReach(words: readonly AskedWord[], margin: number): (linked: number, level: number) => boolean {
  if (words.length > WORDS_MAX) return () => true;
  const { least, left } = leastAgainst(words, margin);
  return (linked, level) => level / LEVELS_A_UNIT <= (least[linked | left] ?? Infinity);
}

/** By the bits of the linked words: of what names may say at most, for as much as is gained. */
function leastAgainst(
  words: readonly AskedWord[],
  margin: number,
): { readonly least: Float64Array; readonly left: number } {
  const size = 1 << words.length;
  const [against, gain, covered] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const least = new Float64Array(size);
  against[0] = words.reduce((sum, { conflict }) => sum + conflict, 0);
  for (let linked = 0; linked < size; linked += 1) {
    const without = linked & (linked - 1);
    const word = words[31 - Math.clz32(linked ^ without)];
    if (linked !== 0 && word !== undefined) {
      against[linked] = (against[without] ?? 0) - word.conflict;
      gain[linked] = (gain[without] ?? 0) + word.gainMax;
      covered[linked] = (covered[without] ?? 0) + word.coveredMax;
    }
    const isEnough = (gain[linked] ?? 0) + margin >= CONFLICT_COST * (against[linked] ?? 0);
    least[linked] = isEnough ? Infinity : ((covered[linked] ?? 0) + margin) / CONFLICT_COST;
  }
  return { least, left: words.reduce((bits, { isLeft }, at) => bits | (Number(isLeft) << at), 0) };
}
