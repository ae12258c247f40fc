import { editDistance } from './edit-distance.ts';
import type { NameTables } from './name-tables.ts';
import type { NameWord } from './parse-name.ts';
import { soundsOf } from './sound-key.ts';
import { isPinyin, isVietnameseSyllable } from './syllables.ts';

/** Why two words are taken for one. */
export const MATCH_WAYS = [
  'same',
  'accents',
  'spelling',
  'sound',
  'consonants',
  'slip',
  'initial',
  'joined',
  'acronym',
] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];

export interface WordMatch {
  /** 0 … 1. */
  readonly similarity: number;
  readonly way: MatchWay;
}

export interface Surroundings {
  /** Both names are written with Vietnamese accents. */
  readonly isAccented: boolean;
  /** One of the names is of the Arabic world. */
  readonly isArabic: boolean;
  /** Both names are made of nothing but pinyin. */
  readonly isChinese: boolean;
}

/** Two consonants are too few to tell names by. */
export const SKELETON_LENGTH_MIN = 3;

/** What decides how letters are read. */
export type Reading = Pick<Surroundings, 'isArabic' | 'isChinese'>;

/** How far two words are one; `undefined` where they are two. */
export function wordMatch(a: NameWord, b: NameWord, tables: NameTables, around: Surroundings): WordMatch | undefined {
  if (a.token === b.token) return sameLetters(a, b, around);
  if (a.plain === b.plain) return { similarity: 1, way: 'same' };
  if (a.token.startsWith('=') || b.token.startsWith('=')) return undefined;
  const shared = isOneSpelling(a.token, b.token, tables);
  if (shared) return { similarity: isPinyin(a.token) && isPinyin(b.token) ? 0.88 : 0.95, way: 'spelling' };
  if (a.kind === 'number' || b.kind === 'number') return undefined;
  if (a.token.length === 1 || b.token.length === 1)
    return a.token.charAt(0) === b.token.charAt(0) ? { similarity: 0.8, way: 'initial' } : undefined;
  return tokenMatch(a.token, b.token, around, tables);
}

/** Similarity of two different tokens, without what is known of the words they are. */
export function tokenMatch(
  a: string,
  b: string,
  { isArabic, isChinese }: Reading,
  tables: NameTables,
): WordMatch | undefined {
  if (a === b) return { similarity: 1, way: 'same' };
  if (Math.min(a.length, b.length) < 3) return undefined;
  if (areTwoNames(a, b, isChinese, tables)) return undefined;
  const [one, other] = [soundsOf(a), soundsOf(b)];
  if (one.sound === other.sound || one.long === other.long) return { similarity: 0.94, way: 'sound' };
  if (isArabic && one.skeleton.length >= SKELETON_LENGTH_MIN && one.skeleton === other.skeleton)
    return { similarity: 0.9, way: 'consonants' };
  return slip(a, b);
}

function sameLetters(a: NameWord, b: NameWord, { isAccented }: Surroundings): WordMatch {
  if (a.marks === b.marks || !isAccented || !isVietnameseSyllable(a.token)) return { similarity: 1, way: 'same' };
  // Both names carry their accents, and these differ: "Hùng" is not "Hưng". One without may have been left out in haste.
  // A family name is one of few, whatever accent slipped.
  if (a.kind === 'surname' || b.kind === 'surname') return { similarity: 0.75, way: 'accents' };
  return { similarity: a.marks === '' || b.marks === '' ? 0.5 : 0.2, way: 'accents' };
}

const isOneSpelling = (a: string, b: string, { spellings }: NameTables): boolean => {
  const groups = spellings.get(a);
  return groups !== undefined && (spellings.get(b)?.some((group) => groups.includes(group)) ?? false);
};

/** Two well-formed names of a language of short ones, or two names everybody knows, are no slip of the finger of each other. */
const areTwoNames = (a: string, b: string, isChinese: boolean, { spellings, surnames }: NameTables): boolean =>
  (isVietnameseSyllable(a) &&
    isVietnameseSyllable(b) &&
    !(Math.max(a.length, b.length) >= 6 && surnames.has(a) !== surnames.has(b))) ||
  (isChinese && isPinyin(a) && isPinyin(b)) ||
  (spellings.has(a) && spellings.has(b)) ||
  (surnames.has(a) && surnames.has(b));

/** Shorter words are other words when one letter differs. */
const [ONE_SLIP_LENGTH_MIN, SUBSTITUTION_LENGTH_MIN, TWO_SLIPS_LENGTH_MIN] = [4, 5, 8];

function slip(a: string, b: string): WordMatch | undefined {
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (shortest < ONE_SLIP_LENGTH_MIN || a.charCodeAt(0) !== b.charCodeAt(0)) return undefined;
  const distance = editDistance(a, b, shortest >= TWO_SLIPS_LENGTH_MIN ? 2 : 1);
  if (distance === 1) {
    const isSubstitution = a.length === b.length && sortedLetters(a) !== sortedLetters(b);
    if (isSubstitution && shortest < SUBSTITUTION_LENGTH_MIN) return undefined;
    // "Maria" and "Mario", "Ivan" and "Ivana": the last vowel tells two people apart.
    const isLastVowel = isOtherEnding(a, b) || isOtherEnding(b, a);
    if (isLastVowel) return { similarity: longest >= 8 ? 0.75 : 0.55, way: 'slip' };
    const base = longest >= TWO_SLIPS_LENGTH_MIN ? 0.94 : 0.88;
    if (!isSubstitution) return { similarity: base, way: 'slip' };
    return {
      similarity: longest >= TWO_SLIPS_LENGTH_MIN ? base - 0.06 : isVowelForVowel(a, b) ? 0.8 : 0.5,
      way: 'slip',
    };
  }
  if (distance === 2 && shortest >= TWO_SLIPS_LENGTH_MIN) return { similarity: 0.82, way: 'slip' };
  return undefined;
}

/** Another last vowel, or one more: a silent e is none. */
const isOtherEnding = (a: string, b: string): boolean =>
  (/[aio]$/u.test(a) && a.slice(0, -1) === b) ||
  (a.length === b.length && /[aeio]$/u.test(a) && /[aeiou]$/u.test(b) && a.slice(0, -1) === b.slice(0, -1));

/** Of two words of one length with one letter that differs. */
function isVowelForVowel(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return /[aeiouy]/u.test(a.charAt(at)) && /[aeiouy]/u.test(b.charAt(at));
}

/** Tokens are small Latin letters: one unit each. */
const sortedLetters = (token: string): string => token.split('').toSorted().join('');
