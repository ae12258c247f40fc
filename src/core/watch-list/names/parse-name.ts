import { isPinyin, isVietnameseSyllable } from './syllables.ts';
import type { NameTables, Phrase, WordClass } from './name-tables.ts';
import { transliterate } from './transliterate.ts';
import { vietnameseMarks } from './vietnamese-marks.ts';

/** More words than any name has; what comes after is not looked at, so that the cost of a comparison is bounded. */
export const NAME_WORDS_MAX = 24;
/** A name of VNACCS has 300 characters. */
export const NAME_LENGTH_MAX = 300;

/** One word of a name, or a phrase that stands for one meaning. */
export interface NameWord {
  /** As it was written. */
  readonly shown: string;
  /** Small letters, Latin, without accents; of a phrase with a meaning, the meaning behind `=`. */
  readonly token: string;
  /** The letters alone, also of a phrase. */
  readonly plain: string;
  /** Quality and tone of a Vietnamese word; empty where it is written plainly. */
  readonly marks: string;
  readonly kind: 'own' | 'surname' | 'middle' | 'number' | 'initial' | 'trade' | 'industry' | 'place' | 'particle';
  /** What sharing it says. */
  readonly weight: number;
  /** What it says where the other name has another word in its place. */
  readonly conflict: number;
  /** What it says where the other name has nothing in its place. */
  readonly omission: number;
}

export interface ParsedName {
  readonly text: string;
  readonly words: readonly NameWord[];
  /** Kinds of legal form found, and what was written for them. */
  readonly forms: readonly string[];
  readonly leftOut: readonly string[];
  readonly isCompany: boolean;
  /** All its own words are Vietnamese syllables. */
  readonly isVietnamese: boolean;
  /** All its own words are pinyin. */
  readonly isChinese: boolean;
  /** It is written with Vietnamese accents, so a word without one has none. */
  readonly isAccented: boolean;
  /** Words that the Arabic world joins names with: vowels then say little. */
  readonly isArabic: boolean;
  /** "Family name, given name". */
  readonly hasComma: boolean;
  /** The first letters of all words, where there are three or more. */
  readonly acronym: string;
}

/** Takes a name to pieces: legal form and titles aside, common business words by their meaning, the rest as its own words. */
export function parseName(text: string, tables: NameTables): ParsedName {
  const tokens = tokensOf(text.slice(0, NAME_LENGTH_MAX));
  const pieces = piecesOf(tokens, tables);
  const plain = pieces.filter((piece) => piece.phrase === undefined || piece.phrase.kind === 'particle');
  const bare = plain.filter(({ phrase }) => phrase === undefined);
  const hasForm = pieces.some(({ phrase }) => phrase?.kind === 'form');
  const isCompany = hasForm || pieces.some(({ phrase }) => phrase?.kind === 'trade' || phrase?.kind === 'industry');
  const isVietnamese =
    plain.length > 0 && plain.every(({ tokens: [token] }) => token !== undefined && isVietnameseSyllable(token.folded));
  const isArabic =
    ARABIC_SCRIPT.test(text) ||
    tokens.some(({ folded }) => ARABIC.has(folded) || /^(?:abd[aeu]l|abdou?l)\w/u.test(folded));
  const words: NameWord[] = [];
  const leftOut: string[] = [];
  const forms: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const isInside = at > 0 && at < pieces.length - 1;
    const { phrase } = piece;
    if (phrase?.kind === 'form') forms.push(phrase.meaning);
    if (phrase?.kind === 'form' || phrase?.kind === 'title') leftOut.push(shownOf(piece));
    else words.push(wordOf(piece, tables, { isVietnamese, isCompany, isInside, isAlone: bare.length === 0 }));
  }
  return {
    text,
    words: words.slice(0, NAME_WORDS_MAX),
    forms: [...new Set(forms)],
    leftOut,
    isCompany,
    isVietnamese,
    isChinese: bare.every(({ tokens: [token] }) => token !== undefined && isPinyin(token.folded)),
    isAccented: tokens.some(({ marks }) => marks !== ''),
    isArabic,
    hasComma: !isCompany && /^[^,]+,[^,]+$/u.test(text.trim()),
    acronym: acronymOf(tokens),
  };
}

const ARABIC_SCRIPT = /[\u0600-\u06ff]/u;
const ARABIC: ReadonlySet<string> = new Set(
  (
    'al el bin ibn bint binti abu abd abdul abdel abdallah abdullah mohammed muhammad mohamed mohammad ahmed ahmad hassan hasan hussein hussain ali ' +
    'omar umar khalid khaled mahmoud mustafa ibrahim yusuf youssef said saeed sheikh al-'
  ).split(' '),
);

interface Token {
  readonly shown: string;
  readonly folded: string;
  readonly marks: string;
  readonly isCapital: boolean;
}

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/đ/gu, 'd'],
  [/ß/gu, 'ss'],
  [/æ/gu, 'ae'],
  [/[øö]/gu, 'o'],
  [/œ/gu, 'oe'],
  [/ł/gu, 'l'],
  [/ı/gu, 'i'],
  [/þ/gu, 'th'],
  [/ð/gu, 'd'],
];

const foldWord = (word: string): string => {
  let folded = word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  if (!/^[a-z0-9]*$/u.test(folded)) {
    for (const [from, to] of LETTERS) folded = folded.replace(from, to);
    folded = folded.normalize('NFD').replace(/\p{M}+/gu, '');
  }
  return folded;
};

const TOKENS_MAX = 60;

function tokensOf(text: string): readonly Token[] {
  const latin = transliterate(text.normalize('NFKC'))
    .replace(/(?<=\p{L})['’`ʼʹ‘´](?=\p{L})/gu, '')
    .replace(/\b(?:\p{L}\.){2,}\p{L}?\b/gu, (dotted) => ` ${dotted.replaceAll('.', '')} `)
    .replace(/(?<=\p{L})&(?=\p{L})/gu, ' & ');
  const tokens: Token[] = [];
  for (const shown of latin.split(/[^\p{L}\p{N}\p{M}]+/u)) {
    if (shown === '') continue;
    const folded = foldWord(shown);
    if (folded === '') continue;
    tokens.push({
      shown,
      folded,
      marks: vietnameseMarks(shown.toLowerCase()),
      isCapital: shown === shown.toUpperCase(),
    });
    if (tokens.length === TOKENS_MAX) break;
  }
  return tokens;
}

interface Piece {
  readonly tokens: readonly Token[];
  readonly phrase: Phrase | undefined;
}

const shownOf = ({ tokens }: Piece): string => tokens.map(({ shown }) => shown).join(' ');

function piecesOf(tokens: readonly Token[], tables: NameTables): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = phraseAt(tokens, at, tables);
    const length = phrase?.words.length ?? 1;
    pieces.push({ tokens: tokens.slice(at, at + length), phrase });
    at += length;
  }
  const named = pieces.filter(({ phrase }) => phrase === undefined || phrase.kind === 'particle');
  const isVietnamese =
    named.length > 0 && named.every(({ tokens: [token] }) => token !== undefined && isVietnameseSyllable(token.folded));
  // "Lê Văn An" has no particle in it, and a name that is only a title or a form is no title or form.
  return pieces.map((piece) => {
    if (piece.phrase === undefined) return piece;
    const isNothingElse = named.every(({ phrase }) => phrase !== undefined) && !pieces.some(isMeaning);
    if (isNothingElse) return { ...piece, phrase: undefined };
    if (piece.phrase.kind === 'particle' && isVietnamese && !ARABIC.has(piece.phrase.meaning))
      return { ...piece, phrase: undefined };
    return piece;
  });
}

const isMeaning = ({ phrase }: Piece): boolean =>
  phrase?.kind === 'trade' || phrase?.kind === 'industry' || phrase?.kind === 'place';

function phraseAt(tokens: readonly Token[], at: number, { phrases }: NameTables): Phrase | undefined {
  for (const phrase of phrases.get(tokens[at]?.folded ?? '') ?? []) {
    if (!phrase.words.every((word, offset) => tokens[at + offset]?.folded === word)) continue;
    if (fits(phrase, tokens, at)) return phrase;
  }
  return undefined;
}

/** A short form stands at an end of a name; elsewhere the same letters are a word of it. */
function fits({ kind, words, marks }: Phrase, tokens: readonly Token[], at: number): boolean {
  const end = at + words.length;
  const written = tokens.slice(at, end).map((token) => token.marks);
  // Written with other accents, it is another word: "thép" is steel, "Thep" may be, "Thẹp" is not.
  if (marks.length > 0 && written.some((mark, offset) => mark !== '' && mark !== marks[offset])) return false;
  if (kind === 'title')
    return (
      at === 0 &&
      tokens.length - end >= 2 &&
      (marks.every((mark) => mark === '') || written.some((mark) => mark !== ''))
    );
  if (kind !== 'form' || words.length > 1) return true;
  const isAtEnd = at === 0 || end === tokens.length || /^\d+$/u.test(tokens[end]?.folded ?? '');
  const length = words[0]?.length ?? 0;
  if (length > 3) return true;
  return length === 3
    ? isAtEnd || tokens[at]?.isCapital === true
    : isAtEnd && tokens.length > 1 && (tokens[at]?.isCapital === true || words[0] === 'co');
}

interface Around {
  readonly isVietnamese: boolean;
  readonly isCompany: boolean;
  /** Neither the first nor the last word. */
  readonly isInside: boolean;
  /** The name has no word of its own: then the common ones have to do. */
  readonly isAlone: boolean;
}

/** What kinds of words say: shared, against another, against nothing. */
const SAYS = {
  trade: { weight: 0.2, conflict: 0.4, omission: 0.12 },
  industry: { weight: 0.3, conflict: 0.6, omission: 0.3 },
  place: { weight: 0.3, conflict: 0.6, omission: 0.25 },
  particle: { weight: 0.03, conflict: 0.03, omission: 0.02 },
  number: { weight: 0.5, conflict: 1.6, omission: 0.8 },
  initial: { weight: 0.5, conflict: 1, omission: 0.25 },
  surname: { weight: 0.6, conflict: 1, omission: 0.6 },
  middle: { weight: 0.35, conflict: 0.75, omission: 0.3 },
} as const;
const OWN = { weight: 1, conflict: 1, omission: 1 };
const ALONE_FACTOR = 2.5;

function wordOf(piece: Piece, { surnames, middleNames }: NameTables, around: Around): NameWord {
  const { phrase } = piece;
  const [token] = piece.tokens;
  const folded = token?.folded ?? '';
  const shown = shownOf(piece);
  if (phrase !== undefined && isClass(phrase.kind)) {
    const says = SAYS[phrase.kind];
    const factor = around.isAlone && phrase.kind !== 'particle' ? ALONE_FACTOR : 1;
    const weight = says.weight * factor;
    const isNation = NATIONS.has(phrase.meaning);
    const name = phrase.kind === 'particle' ? folded : `=${phrase.meaning}`;
    return {
      shown,
      token: name,
      plain: piece.tokens.map((one) => one.folded).join(''),
      marks: '',
      kind: phrase.kind,
      weight,
      conflict: says.conflict * factor,
      omission: isNation ? 0.12 : says.omission * factor,
    };
  }
  const kind = /^\d+(?:st|nd|rd|th)?$/u.test(folded)
    ? 'number'
    : folded.length === 1
      ? 'initial'
      : !around.isCompany && middleNames.has(folded) && around.isVietnamese && around.isInside
        ? 'middle'
        : !around.isCompany && surnames.has(folded)
          ? 'surname'
          : 'own';
  const says = kind === 'own' ? own(folded, around.isVietnamese) : SAYS[kind];
  return { shown, token: folded, plain: folded, marks: token?.marks ?? '', kind, ...says };
}

/** In whose land a company is says nothing of which it is, as long as the other does not name another land. */
const NATIONS: ReadonlySet<string> = new Set([
  'vietnam',
  'china',
  'japan',
  'korea',
  'russia',
  'india',
  'germany',
  'usa',
  'uk',
  'france',
  'thailand',
  'singapore',
  'malaysia',
  'indonesia',
  'taiwan',
  'hong-kong',
  'emirates',
  'saudi',
]);

const isClass = (kind: WordClass): kind is 'trade' | 'industry' | 'place' | 'particle' =>
  kind !== 'form' && kind !== 'title';

/** A long word is rarer than a short one: Vietnamese and Chinese names spread over several syllables what others say in one. */
function own(folded: string, isVietnamese: boolean): typeof OWN {
  if (isVietnamese || folded.length < 5) return OWN;
  const weight = folded.length >= 8 ? 1.4 : 1.2;
  return { weight, conflict: weight, omission: weight };
}

function acronymOf(tokens: readonly Token[]): string {
  const initials = tokens.filter(({ folded }) => !JOINING.has(folded)).map(({ folded }) => folded.charAt(0));
  return initials.length >= 3 ? initials.join('') : '';
}
const JOINING: ReadonlySet<string> = new Set(['and', 'of', 'the', 'for', 'va', 'de', 'la']);
