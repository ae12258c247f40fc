import { assert } from '#core/kernel';
import { compareNames, omissionOf, SAME_NAME_SCORE, type NameComparison } from './compare-names.ts';
import { editDistance } from './edit-distance.ts';
import type { NameTables } from './name-tables.ts';
import { NAME_WORDS_MAX, parseName, type NameWord, type ParsedName } from './parse-name.ts';
import { soundsOf } from './sound-key.ts';
import { SKELETON_LENGTH_MIN } from './word-similarity.ts';

/** More names than any list has; the index keeps them in memory. */
export const INDEXED_NAMES_MAX = 200_000;

export interface FoundName {
  /** Its place among the names that were indexed. */
  readonly at: number;
  readonly comparison: NameComparison;
}

export interface NameIndex {
  readonly size: number;
  /** All names that score `SAME_NAME_SCORE` or more, the best first: the same as comparing with each of them. */
  readonly find: (name: string) => readonly FoundName[];
}

/**
 * Names under the keys by which their words can match others. A word that everybody has is not looked up where it could not make a match
 * without the rare ones, and what is found is compared in full only where its words could still reach the score.
 */
export function indexNames(names: readonly string[], tables: NameTables): NameIndex {
  assert(names.length <= INDEXED_NAMES_MAX, 'no more names than fit in memory');
  const parsed = names.map((name) => parseName(name, tables));
  const places = placesOf(parsed, tables);
  const tally: Tally = {
    worth: new Float64Array(names.length),
    loss: new Float64Array(names.length),
    word: new Int32Array(names.length),
    behind: new Int32Array(places.byKey.size),
  };
  return {
    size: names.length,
    find: (name) => {
      if (names.length === 0) return [];
      const query = parseName(name, tables);
      const found: FoundName[] = [];
      for (const at of candidates(query, places, tables, tally)) {
        const other = parsed[at];
        if (other === undefined) continue;
        const comparison = compareNames(query, other, tables);
        if (comparison.score >= SAME_NAME_SCORE) found.push({ at, comparison });
      }
      return found.toSorted((a, b) => b.comparison.score - a.comparison.score || a.at - b.at);
    },
  };
}

/** Counts names while one is looked for; all nought before and after. */
interface Tally {
  readonly worth: Float64Array;
  readonly loss: Float64Array;
  /** The last word that counted for a name, from 1. */
  readonly word: Int32Array;
  /** By the number of a key, the words asked for that stand behind it. */
  readonly behind: Int32Array;
}

/** The names under one key, and the number by which each of them knows it. */
interface Place {
  readonly number: number;
  readonly names: number[];
  /** Of the heaviest word or words under it. */
  weight: number;
}
interface Places {
  readonly byKey: ReadonlyMap<string, Place>;
  /** Of each name, its keys with what the words behind them say. */
  readonly names: readonly IndexedName[];
  /** The different words of all names by first letter and length: where slips of the finger are looked for. */
  readonly words: ReadonlyMap<string, readonly IndexedWord[]>;
}
interface Says {
  readonly weight: number;
  readonly conflict: number;
}
interface IndexedName extends Says {
  /** The numbers of its keys, and what the words behind each say. */
  readonly keys: Int32Array;
  readonly weights: Float64Array;
  readonly conflicts: Float64Array;
}
interface IndexedWord {
  readonly token: string;
  readonly letters: number;
}

function placesOf(parsed: readonly ParsedName[], tables: NameTables): Places {
  const byKey = new Map<string, Place>();
  const words = new Map<string, IndexedWord[]>();
  const known = new Set<string>();
  const names = parsed.map((name, at): IndexedName => {
    const said = keysOfName(name, tables);
    const keys = said.map(([key, says]) => {
      const place = byKey.get(key) ?? { number: byKey.size, names: [], weight: 0 };
      if (place.names.length === 0) byKey.set(key, place);
      if (place.names.at(-1) !== at) place.names.push(at);
      place.weight = Math.max(place.weight, says.weight);
      return place.number;
    });
    for (const { token } of name.words) {
      if (token.startsWith('=') || known.has(token)) continue;
      known.add(token);
      const bucket = `${token.charAt(0)}${token.length}`;
      const others = words.get(bucket);
      if (others === undefined) words.set(bucket, [{ token, letters: lettersOf(token) }]);
      else others.push({ token, letters: lettersOf(token) });
    }
    return {
      keys: Int32Array.from(keys),
      weights: Float64Array.from(said, ([, { weight }]) => weight),
      conflicts: Float64Array.from(said, ([, { conflict }]) => conflict),
      ...sumOf(name.words),
    };
  });
  return { byKey, names, words };
}

function keysOfName(name: ParsedName, tables: NameTables): readonly (readonly [key: string, says: Says])[] {
  const keys: [string, Says][] = [];
  for (const word of name.words) {
    const says = { weight: word.weight, conflict: word.conflict };
    for (const key of keysOf(word, tables)) keys.push([key, says]);
    for (const key of skeletonKeys(word.plain, name.isArabic)) keys.push([key, says]);
    if (word.token.length > 1) keys.push([`^${word.token.charAt(0)}`, says]);
  }
  for (const { text, from, to } of joinsOf(name)) {
    const says = sumOf(name.words.slice(from, to + 1));
    for (const key of [...soundKeys(text), ...skeletonKeys(text, name.isArabic)]) keys.push([key, says]);
  }
  for (const acronym of acronymsOf(name)) keys.push([`@${acronym}`, { weight: 0, conflict: 0 }]);
  return keys;
}

const sumOf = (words: readonly NameWord[]): Says =>
  words.reduce((sum, word) => ({ weight: sum.weight + word.weight, conflict: sum.conflict + word.conflict }), {
    weight: 0,
    conflict: 0,
  });

/** Under what a word stands: how it sounds, what it means, which spelling it is of. */
const keysOf = ({ token, plain }: NameWord, { spellings }: NameTables): readonly string[] => [
  ...(token.startsWith('=') ? [token] : []),
  ...soundKeys(plain),
  ...(spellings.get(token) ?? []).map((group) => `#${group}`),
];

function soundKeys(token: string): readonly string[] {
  const { sound, long } = soundsOf(token);
  return sound === long ? [`~${sound}`] : [`~${sound}`, `~${long}`];
}

/** Consonants alone count where one of the two names is of the Arabic world: those that are stand apart. */
function skeletonKeys(token: string, isArabic: boolean): readonly string[] {
  const { skeleton } = soundsOf(token);
  if (skeleton.length < SKELETON_LENGTH_MIN) return [];
  return isArabic ? [`%${skeleton}`, `%%${skeleton}`] : [`%${skeleton}`];
}

interface Join {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function joinsOf({ words }: ParsedName): readonly Join[] {
  const joins: Join[] = [];
  for (let from = 0; from < words.length - 1; from += 1) {
    let text = words[from]?.plain ?? '';
    for (let to = from + 1; to < Math.min(words.length, from + 3); to += 1) {
      text += words[to]?.plain ?? '';
      if (text.length >= 4) joins.push({ text, from, to });
    }
  }
  return joins;
}

const acronymsOf = ({ acronym, words }: ParsedName): readonly string[] =>
  words.length < 3
    ? []
    : [...new Set([acronym, words.map(({ shown }) => shown.charAt(0).toLowerCase()).join('')])].filter(
        (one) => one.length >= 3,
      );

const LETTER_A = 97;
function lettersOf(token: string): number {
  let letters = 0;
  for (let at = 0; at < token.length; at += 1) letters |= 1 << ((token.charCodeAt(at) - LETTER_A) & 31);
  return letters;
}

interface Asked {
  readonly word: NameWord;
  readonly places: readonly Place[];
  /** Under how many places it would have to be looked for. */
  readonly cost: number;
  /** At most what a match of this word adds. */
  readonly worth: number;
  /** At least what is lost where it is not matched. */
  readonly loss: number;
}

function candidates(query: ParsedName, places: Places, tables: NameTables, tally: Tally): ReadonlySet<number> {
  const asked = query.words
    .map((word, at) => askedOf(word, at, query, places, tables))
    .toSorted((a, b) => b.cost - a.cost);
  const lossAll = asked.reduce((sum, { loss }) => sum + loss, 0);
  // Left out, from the most common on, as long as names that share nothing else could not reach the score.
  let [worthLeft, lossLeft, leftOut] = [0, 0, 0];
  for (const { worth, loss } of asked) {
    if (!isShort(worthLeft + worth, lossAll - lossLeft - loss)) break;
    worthLeft += worth;
    lossLeft += loss;
    leftOut += 1;
  }
  // Which words stand behind a key, a bit for each: a name has no more than fit.
  for (const [word, one] of asked.entries())
    for (const { number } of one.places) tally.behind[number] = (tally.behind[number] ?? 0) | (1 << word);
  const kept = new Set<number>();
  for (const at of counted(asked.slice(leftOut), tally)) {
    const hasEnough = !isShort((tally.worth[at] ?? 0) + worthLeft, lossAll - lossLeft - (tally.loss[at] ?? 0));
    if (hasEnough && canReach(places.names[at], asked, tally.behind)) kept.add(at);
    tally.worth[at] = tally.loss[at] = tally.word[at] = 0;
  }
  for (const one of asked) for (const { number } of one.places) tally.behind[number] = 0;
  for (const at of acronymPlaces(query, places)) kept.add(at);
  return kept;
}

/** All names under the keys of the words, with what these are worth together. */
function counted(asked: readonly Asked[], tally: Tally): readonly number[] {
  const touched: number[] = [];
  for (const [number, { word, places, loss }] of asked.entries())
    // The heaviest place first: a name that stands in several counts as what it can be worth at most.
    for (const { names, weight } of places) {
      const worth = worthOf(word, weight);
      for (const at of names) {
        const last = tally.word[at];
        if (last === number + 1) continue;
        if (last === 0) touched.push(at);
        tally.word[at] = number + 1;
        tally.worth[at] = (tally.worth[at] ?? 0) + worth;
        tally.loss[at] = (tally.loss[at] ?? 0) + loss;
      }
    }
  return touched;
}

/** At most what a word shares with one of that weight, or with several that are joined in it. */
const worthOf = (word: NameWord, weight: number): number => Math.max(word.weight, (word.weight + weight) / 2);

/** Rounding may not decide. */
const MARGIN = 1e-9;
const isShort = (worth: number, loss: number): boolean =>
  worth / (worth + Math.max(0, loss)) < SAME_NAME_SCORE - MARGIN;

/** Of the words asked for, the heaviest they share a key with, and the most it could stand against. Filled anew for each name. */
const HEAVIEST = new Float64Array(NAME_WORDS_MAX);
const STRONGEST = new Float64Array(NAME_WORDS_MAX);

/** Whether the words could reach the score if every one that shares a key were the same. */
function canReach(name: IndexedName | undefined, asked: readonly Asked[], behind: Int32Array): boolean {
  if (name === undefined) return false;
  HEAVIEST.fill(-1, 0, asked.length);
  STRONGEST.fill(0, 0, asked.length);
  for (let at = 0; at < name.keys.length; at += 1) {
    let words = behind[name.keys[at] ?? 0] ?? 0;
    while (words !== 0) {
      const word = 31 - Math.clz32(words);
      words &= ~(1 << word);
      HEAVIEST[word] = Math.max(HEAVIEST[word] ?? 0, name.weights[at] ?? 0);
      STRONGEST[word] = Math.max(STRONGEST[word] ?? 0, name.conflicts[at] ?? 0);
    }
  }
  let [shared, against, loss, standing] = [0, 0, 0, name.conflict];
  for (const [number, { word, loss: lost }] of asked.entries()) {
    const weight = HEAVIEST[number] ?? -1;
    if (weight < 0) {
      against += word.conflict;
      loss += lost;
      continue;
    }
    shared += worthOf(word, weight);
    standing -= STRONGEST[number] ?? 0;
  }
  // What stands against another word is conflict; of the rest at least what leaving it out costs.
  const conflict = Math.min(against, Math.max(0, standing));
  const surplus = against === 0 ? 0 : (loss * (against - conflict)) / against;
  return !isShort(shared, conflict + surplus);
}

function askedOf(word: NameWord, at: number, query: ParsedName, places: Places, tables: NameTables): Asked {
  const keys = new Set(keysOf(word, tables));
  for (const key of skeletonKeys(word.plain, false)) keys.add(query.isArabic ? key : `%${key}`);
  for (const { text, from, to } of joinsOf(query)) {
    if (at < from || at > to) continue;
    for (const key of soundKeys(text)) keys.add(key);
    for (const key of skeletonKeys(text, false)) keys.add(query.isArabic ? key : `%${key}`);
  }
  if (!word.token.startsWith('=')) {
    if (word.token.length === 1) keys.add(`^${word.token}`);
    else for (const key of soundKeys(word.token.charAt(0))) keys.add(key);
    for (const token of slipsOf(word.token, places)) for (const key of soundKeys(token)) keys.add(key);
  }
  const found = [...keys].flatMap((key) => places.byKey.get(key) ?? []);
  const cost = found.reduce((sum, { names }) => sum + names.length, 0);
  const worth = found.reduce((most, place) => Math.max(most, worthOf(word, place.weight)), 0);
  const omitted =
    word.omission * Math.min(...[true, false].map((isCompany) => omissionOf(word, at, query, { isCompany })));
  return {
    word,
    places: found.toSorted((a, b) => b.weight - a.weight),
    cost,
    worth,
    loss: Math.min(word.conflict, omitted),
  };
}

/** The words of the index that may be a slip of the finger away. */
function slipsOf(token: string, { words }: Places): readonly string[] {
  if (token.length < 4) return [];
  const reach = token.length >= 7 ? 2 : 1;
  const letters = lettersOf(token);
  const found: string[] = [];
  for (let length = token.length - reach; length <= token.length + reach; length += 1)
    for (const word of words.get(`${token.charAt(0)}${length}`) ?? []) {
      // One slip changes at most one letter of each, two at most two.
      if (bits(word.letters ^ letters) > 2 * reach) continue;
      if (word.token !== token && editDistance(token, word.token, reach) <= reach) found.push(word.token);
    }
  return found;
}

function bits(value: number): number {
  let count = value - ((value >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Names that an abbreviation in the other stands for, in both directions. */
function* acronymPlaces(query: ParsedName, { byKey }: Places): Generator<number> {
  for (const { token } of query.words) yield* byKey.get(`@${token}`)?.names ?? [];
  for (const acronym of acronymsOf(query)) for (const key of soundKeys(acronym)) yield* byKey.get(key)?.names ?? [];
}
