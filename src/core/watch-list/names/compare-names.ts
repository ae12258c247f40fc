import type { NameTables } from './name-tables.ts';
import type { NameWord, ParsedName } from './parse-name.ts';
import { tokenMatch, wordMatch, type MatchWay, type Reading, type Surroundings } from './word-similarity.ts';

/**
 * From this score on two names are taken for one. Set on the tuning half of tests/names, where precision and recall meet; the
 * figures of the half that was never looked at stand beside it.
 */
export const SAME_NAME_SCORE = 0.8;

export interface MatchedWords {
  readonly left: string;
  readonly right: string;
  readonly similarity: number;
  readonly way: MatchWay;
  readonly weight: number;
}

/** A word that the other name has not, or has another in place of. */
export interface UnmatchedWord {
  readonly side: 'left' | 'right';
  readonly word: string;
  readonly kind: NameWord['kind'];
}

export interface NameComparison {
  /** 0 … 1. */
  readonly score: number;
  readonly matched: readonly MatchedWords[];
  readonly unmatched: readonly UnmatchedWord[];
  /** Legal forms and titles, which say nothing of who it is. */
  readonly leftOut: readonly string[];
  /** What took from the score besides words: their order, legal forms that differ. */
  readonly discounts: readonly ('order' | 'legal-form')[];
}

/** How likely two names are one. Symmetric; the same name scores 1, names without a word in common 0. */
export function compareNames(left: ParsedName, right: ParsedName, tables: NameTables): NameComparison {
  // Always in one order, so that which of two equally good links is taken does not hang on who comes first.
  if (left.text <= right.text) return compared(left, right, tables);
  const { matched, unmatched, ...rest } = compared(right, left, tables);
  return {
    ...rest,
    matched: matched.map((match) => ({ ...match, left: match.right, right: match.left })),
    unmatched: unmatched.map((word) => ({ ...word, side: word.side === 'left' ? 'right' : 'left' })),
  };
}

/** The score of `compareNames` alone. `joins`: whether a word of one name may be several of the other, where that is known beforehand. */
export function scoreNames(left: ParsedName, right: ParsedName, tables: NameTables, joins: Joins = 'some'): number {
  return left.text <= right.text
    ? measured(left, right, tables, joins).score
    : measured(right, left, tables, joins).score;
}

export type Joins = 'some' | 'none';

function measured(
  left: ParsedName,
  right: ParsedName,
  tables: NameTables,
  joins: Joins = 'some',
): Pick<NameComparison, 'score' | 'discounts'> & { readonly links: readonly Link[] } {
  const links = linksOf(left, right, tables, joins);
  const sums = sumsOf(left, right, links);
  const discounts = discountsOf(left, right, links);
  let score = sums.shared === 0 ? 0 : sums.shared / (sums.shared + sums.conflict + sums.omission);
  for (const discount of discounts) score *= DISCOUNTS[discount];
  return { score, discounts, links };
}

function compared(left: ParsedName, right: ParsedName, tables: NameTables): NameComparison {
  const { score, discounts, links } = measured(left, right, tables);
  return {
    score,
    matched: links
      .toSorted((a, b) => (a.lefts[0] ?? 0) - (b.lefts[0] ?? 0))
      .map(({ lefts, rights, match, weight }) => ({
        left: shownOf(left, lefts),
        right: shownOf(right, rights),
        similarity: match.similarity,
        way: match.way,
        weight,
      })),
    unmatched: [
      ...left.words.flatMap((word, at) => (isLinked(links, 'lefts', at) ? [] : [unmatchedOf('left', word)])),
      ...right.words.flatMap((word, at) => (isLinked(links, 'rights', at) ? [] : [unmatchedOf('right', word)])),
    ],
    leftOut: [...left.leftOut, ...right.leftOut],
    discounts,
  };
}

/** Words of one name that stand for words of the other. */
interface Link {
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly match: { readonly similarity: number; readonly way: MatchWay };
  readonly weight: number;
}

const isLinked = (links: readonly Link[], side: 'lefts' | 'rights', at: number): boolean =>
  links.some((link) => link[side].includes(at));
const shownOf = ({ words }: ParsedName, at: readonly number[]): string =>
  at.map((index) => words[index]?.shown ?? '').join(' ');
const unmatchedOf = (side: 'left' | 'right', { shown, kind }: NameWord): UnmatchedWord => ({ side, word: shown, kind });

/** Best first: each word is linked once. */
function linksOf(left: ParsedName, right: ParsedName, tables: NameTables, joins: Joins): readonly Link[] {
  const around: Surroundings = {
    isAccented: left.isAccented && right.isAccented,
    isArabic: left.isArabic || right.isArabic,
    isChinese: left.isChinese && right.isChinese && !left.isArabic && !right.isArabic,
  };
  const possible: Link[] = [];
  for (const [i, a] of left.words.entries())
    for (const [j, b] of right.words.entries()) {
      const match = wordMatch(a, b, tables, around);
      if (match) possible.push({ lefts: [i], rights: [j], match, weight: weightOf(a, b) });
    }
  if (left.words.length !== right.words.length || possible.length < left.words.length) {
    if (joins === 'some')
      possible.push(
        ...joinedLinks(left, right, around, tables),
        ...joinedLinks(right, left, around, tables).map(turned),
      );
    possible.push(...acronymLinks(left, right), ...acronymLinks(right, left).map(turned));
  }
  // What stands at the same place is preferred, so that a word said twice is linked in order.
  const value = ({ match, weight, lefts, rights }: Link) =>
    match.similarity * weight * (lefts.length + rights.length) - Math.abs((lefts[0] ?? 0) - (rights[0] ?? 0)) / 1_000;
  const links: Link[] = [];
  const used = { lefts: new Set<number>(), rights: new Set<number>() };
  for (const link of possible.toSorted((a, b) => value(b) - value(a))) {
    if (link.lefts.some((at) => used.lefts.has(at)) || link.rights.some((at) => used.rights.has(at))) continue;
    for (const at of link.lefts) used.lefts.add(at);
    for (const at of link.rights) used.rights.add(at);
    links.push(link);
  }
  return links;
}

/** What a link of two words says. A common word is worth no more where the other name has it as its own ("Trà" and "TRA"). */
export const weightOf = (a: NameWord, b: NameWord): number =>
  a.token.startsWith('=') === b.token.startsWith('=') ? (a.weight + b.weight) / 2 : Math.min(a.weight, b.weight);

const turned = ({ lefts, rights, ...link }: Link): Link => ({ ...link, lefts: rights, rights: lefts });

/** As many neighbouring words as may be written as one ("Xiao Ming", "Viet Nam Airlines"). */
export const JOINED_MAX = 3;

/** What several words are written as has so many letters at least. */
export const JOINED_LENGTH_MIN = 4;
/** From so many letters on, it may be spelled another way. */
export const JOINED_SOUND_LENGTH_MIN = 7;

/** "vina milk" is "vinamilk": neighbours of one name that together are one word of the other. */
function joinedLinks(
  parted: ParsedName,
  joined: ParsedName,
  around: Surroundings,
  tables: NameTables,
): readonly Link[] {
  const links: Link[] = [];
  for (const [j, whole] of joined.words.entries()) {
    if (whole.token.length < JOINED_LENGTH_MIN) continue;
    for (let i = 0; i < parted.words.length - 1; i += 1) {
      let together = plainOf(parted.words[i]);
      for (let length = 2; length <= JOINED_MAX && together !== ''; length += 1) {
        const next = plainOf(parted.words[i + length - 1]);
        if (next === '') break;
        together += next;
        const match = joinedMatch(together, plainOf(whole), around, tables);
        if (!match) continue;
        const lefts = Array.from({ length }, (_, offset) => i + offset);
        const weight = (lefts.reduce((sum, at) => sum + (parted.words[at]?.weight ?? 0), 0) + whole.weight) / 2;
        links.push({ lefts, rights: [j], match: { ...match, way: 'joined' }, weight });
      }
    }
  }
  return links;
}

function joinedMatch(
  together: string,
  whole: string,
  around: Reading,
  tables: NameTables,
): { readonly similarity: number } | undefined {
  if (together === whole) return { similarity: 1 };
  if (together.length < JOINED_SOUND_LENGTH_MIN || whole === '') return undefined;
  const match = tokenMatch(together, whole, around, tables);
  return match && match.way !== 'slip' ? { similarity: match.similarity - 0.02 } : undefined;
}

const plainOf = (word: NameWord | undefined): string => word?.plain ?? '';

/** "VNPT" for "Vietnam Posts and Telecommunications": one word in place of all of the other name. */
function acronymLinks(short: ParsedName, long: ParsedName): readonly Link[] {
  if (long.words.length < 3) return [];
  const at = short.words.findIndex(({ token }) => isAcronymLong(token) && isAcronymOf(token, long));
  const word = short.words[at];
  if (word === undefined) return [];
  const rights = long.words.map((_, index) => index);
  return [
    {
      lefts: [at],
      rights,
      match: { similarity: ACRONYM.similarity, way: 'acronym' },
      weight: word.weight * ACRONYM.factor,
    },
  ];
}

/** An abbreviation says more than one word and less than all that it stands for. */
export const ACRONYM = { similarity: 0.9, factor: 1.5 } as const;
export const isAcronymLong = (token: string): boolean => token.length >= 3 && token.length <= 8;
const isAcronymOf = (token: string, name: ParsedName): boolean => token === name.acronym || token === initialsOf(name);
export const initialsOf = ({ words }: ParsedName): string =>
  words.map(({ shown }) => shown.charAt(0).toLowerCase()).join('');

interface Sums {
  readonly shared: number;
  readonly conflict: number;
  readonly omission: number;
}

/** A letter that differs may be another name; several such in a name of many words must not vanish among them. */
export const SLIP_CONFLICT = 1.5;

/** How much an own word says that the other name leaves out. */
const OMISSION = { company: 0.55, person: 0.35, given: 0.9 } as const;

function sumsOf(left: ParsedName, right: ParsedName, links: readonly Link[]): Sums {
  let shared = 0;
  let partly = 0;
  for (const { match, weight } of links) {
    shared += weight * match.similarity;
    partly += weight * (1 - match.similarity) * (match.way === 'slip' ? SLIP_CONFLICT : 1);
  }
  const lefts = unlinked(left, right, links, 'lefts');
  const rights = unlinked(right, left, links, 'rights');
  const conflict = Math.min(lefts.conflict, rights.conflict);
  // What stands against another word counts as conflict, the surplus of the longer name as left out.
  const more = lefts.conflict > rights.conflict ? lefts : rights;
  const surplus = more.conflict === 0 ? 0 : (more.conflict - conflict) / more.conflict;
  const omission = more.omission * surplus;
  return { shared, conflict: conflict + partly, omission };
}

function unlinked(
  name: ParsedName,
  other: ParsedName,
  links: readonly Link[],
  side: 'lefts' | 'rights',
): { readonly conflict: number; readonly omission: number } {
  let conflict = 0;
  let omission = 0;
  for (const [at, word] of name.words.entries()) {
    if (isLinked(links, side, at)) continue;
    conflict += word.conflict;
    omission += word.omission * omissionOf(word, at, name, other);
  }
  return { conflict, omission };
}

/** The share of a word's weight that is missed where the other name leaves it out. */
export function omissionOf(word: NameWord, at: number, name: ParsedName, other: Pick<ParsedName, 'isCompany'>): number {
  if (word.kind !== 'own' && word.kind !== 'middle' && word.kind !== 'surname')
    return word.kind === 'number' ? 1 : OMISSION.company;
  if (name.isCompany || other.isCompany) return OMISSION.company;
  // A Vietnamese name ends in the given name: "Nguyễn Minh" is not "Nguyễn Minh Tuấn".
  const isEnd = at === name.words.length - 1;
  if (name.isVietnamese && isEnd && !name.hasComma) return OMISSION.given;
  // A father's name may stand or not.
  if (/(?:ovich|evich|ovna|evna|ovych|ivna)$/u.test(word.token)) return OMISSION.person / 2;
  return at > 0 && !isEnd ? OMISSION.person * 0.8 : OMISSION.person * 1.3;
}

const DISCOUNTS = { order: 0.78, 'legal-form': 0.96 } as const;

function discountsOf(left: ParsedName, right: ParsedName, links: readonly Link[]): readonly ('order' | 'legal-form')[] {
  const found: ('order' | 'legal-form')[] = [];
  if (isOutOfOrder(left, right, links)) found.push('order');
  if (haveOtherForms(left, right)) found.push('legal-form');
  return found;
}

function haveOtherForms(left: ParsedName, right: ParsedName): boolean {
  const [some, others] = [left, right].map(({ forms }) => forms.filter((form) => form !== 'company'));
  if (!some || !others || some.length === 0 || others.length === 0) return false;
  return !some.some((form) => others.includes(form));
}

/**
 * Own words in another order. People say the family name first or last, or turn the whole name; a company that turns its words is
 * another company, and so is a person whose other names change places.
 */
function isOutOfOrder(left: ParsedName, right: ParsedName, links: readonly Link[]): boolean {
  const own = links
    .filter(({ lefts, rights }) => hasOwn(left, lefts) && hasOwn(right, rights))
    .toSorted((a, b) => (a.lefts[0] ?? 0) - (b.lefts[0] ?? 0))
    .map(({ rights }) => rights[0] ?? 0);
  return isOtherOrder(own, left.isCompany || right.isCompany);
}

/** Of the places at which the own words of one name stand in the other. `DISCOUNTS.order` then keeps any score below `SAME_NAME_SCORE`. */
export function isOtherOrder(own: readonly number[], isCompany: boolean): boolean {
  if (own.length < 2 || isRising(own)) return false;
  if (own.length === 2) return isCompany;
  const isRotated = isRising([...own.slice(1), own[0] ?? 0]) || isRising([own.at(-1) ?? 0, ...own.slice(0, -1)]);
  if (isCompany) return own.length < 4 || !areTwoParts(own);
  return !isRising(own.toReversed()) && !isRotated;
}

/** The end said before the beginning: "Đông Á Chính Xác" and "Chính Xác Đông Á". */
const areTwoParts = (own: readonly number[]): boolean =>
  own.filter((number, at) => at > 0 && number < (own[at - 1] ?? 0)).length === 1;

const hasOwn = ({ words }: ParsedName, at: readonly number[]): boolean =>
  at.some((index) => {
    const word = words[index];
    return word !== undefined && isOwn(word);
  });
/** Who it is, and not what it does or where. */
export const isOwn = ({ kind }: NameWord): boolean =>
  kind === 'own' || kind === 'surname' || kind === 'middle' || kind === 'initial';
const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
