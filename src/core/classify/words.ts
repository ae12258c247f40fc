import { foldText } from '#core/codes';

/** A word of a description in the two forms it is looked up by. */
export interface Word {
  /** Without accents and plural endings: how most people type. */
  readonly folded: string;
  /** With its accents, as written: "vàng" is gold, "vang" is wine. */
  readonly exact: string;
  /** How much it says, from 0 to 1. */
  readonly weight: number;
}

/** A description beyond this is cut: what the goods are stands at its beginning. */
export const TEXT_LENGTH_MAX = 600;
const WORDS_MAX = 48;

/** Words of the start name the goods; what follows tells of their use, make and packing. */
const LEADING_WORDS = 5;
const TRAILING_WEIGHT = 0.6;
/** What comes after "used for", "of make", "packed in" is about something else than the goods. */
const ASIDE_WEIGHT = 0.45;
/** Figures alone seldom tell goods apart, and many are model numbers. */
const FIGURE_WEIGHT = 0.2;

/** Words that stand in every other name, or in no name and in every other declaration; in the form they are written. */
const SILENT: ReadonlySet<string> = new Set(
  (
    'khác các loại và hoặc của cho với từ trong có không là bằng theo hàng mới hiệu những được dùng gồm dạng kiểu đến trên dưới ' +
    'khac cac loai hoac nsx model other and or of the an in to with from by on not new brand made type kind nesoi etc'
  ).split(' '),
);
/** The same without accents, where another word is written so too (tủ, băng, lá, vòi, cua): they count for little. */
const HUSHED: ReadonlySet<string> = new Set(
  'va cua cho voi tu trong co khong la bang theo hang moi hieu dung tren duoi'.split(' '),
);
const HUSHED_WEIGHT = 0.35;
/** Folded pairs of words behind which an aside begins, by the first of them. */
const ASIDES: ReadonlyMap<string, readonly string[]> = new Map([
  ['dung', ['cho', 'de', 'trong']],
  ['su', ['dung']],
  ['nhan', ['hieu']],
  ['xuat', ['xu']],
  ['nha', ['san']],
  ['dong', ['goi']],
  ['hang', ['moi']],
  ['moi', ['100']],
]);
const ASIDE_WORDS: ReadonlySet<string> = new Set(['for', 'hieu', 'model', 'nsx', 'brand', 'packed', 'used']);

/** The words of a text that tell goods apart, in order. Deterministic; never throws. */
export function wordsOf(text: string): readonly Word[] {
  const all = piecesOf(text);
  const words: Word[] = [];
  let aside = false;
  for (const [index, piece] of all.entries()) {
    const next = all[index + 1];
    if (words.length > 0 && !aside)
      aside = ASIDE_WORDS.has(piece.folded) || (next !== undefined && isAside(piece.folded, next.folded));
    if (SILENT.has(piece.exact) || piece.folded.length < 2) continue;
    if (words.length >= WORDS_MAX) break;
    const place = aside ? ASIDE_WEIGHT : words.length < LEADING_WORDS ? 1 : TRAILING_WEIGHT;
    words.push({ ...piece, weight: place * ownWeight(piece.exact) });
  }
  return words;
}

const isAside = (first: string, second: string): boolean => ASIDES.get(first)?.includes(second) ?? false;

const ownWeight = (exact: string): number => (/\d/.test(exact) ? FIGURE_WEIGHT : HUSHED.has(exact) ? HUSHED_WEIGHT : 1);

/** Whether its writer uses accents: then a word that differs only in accents is mostly another word. */
export const isAccented = (words: readonly Word[]): boolean => words.some(({ exact }) => NOT_ASCII.test(exact));
const NOT_ASCII = /[^\p{ASCII}]/u;

function piecesOf(text: string): readonly { readonly folded: string; readonly exact: string }[] {
  const exacts = text
    .slice(0, TEXT_LENGTH_MAX)
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  const pieces: { readonly folded: string; readonly exact: string }[] = [];
  for (const written of exacts) {
    const folded = singular(foldText(written));
    if (folded !== '') pieces.push({ folded, exact: NOT_ASCII.test(written) ? written : folded });
  }
  return pieces;
}

/** English plurals. No Vietnamese syllable ends in s, so nothing of that language is touched. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is'))
    return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
