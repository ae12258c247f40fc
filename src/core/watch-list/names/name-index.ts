import { assert } from '#core/kernel';
import {
  ACRONYM,
  initialsOf,
  isAcronymLong,
  isOtherOrder,
  isOwn,
  JOINED_LENGTH_MIN,
  JOINED_MAX,
} from './compare-names.ts';
import { JOINED_SOUND_LENGTH_MIN, omissionOf, SAME_NAME_SCORE, scoreNames, type Joins } from './compare-names.ts';
import { CONFLICT_COST, gainOf, termsFor, type Term, type Terms } from './name-terms.ts';
import type { NameTables } from './name-tables.ts';
import { NAME_WORDS_MAX, parseName, type NameWord, type ParsedName } from './parse-name.ts';
import { soundsAfresh, soundsOf, type Sounds } from './sound-key.ts';
import { levelOf, withinReach } from './within-reach.ts';
import { SKELETON_LENGTH_MIN } from './word-similarity.ts';

/** More names than any list has; the index keeps them in memory. */
export const INDEXED_NAMES_MAX = 200_000;

export interface FoundName {
  /** Its place among the names that were indexed. */
  readonly at: number;
  readonly score: number;
}

export interface NameIndex {
  readonly size: number;
  /** All names that score `SAME_NAME_SCORE` or more, the best first: the same as comparing with each of them. */
  readonly find: (name: string) => readonly FoundName[];
}

/**
 * Names by their words. A score is at least `SAME_NAME_SCORE` where what the linked words gain is no less than what the others cost, so
 * that the gains of the words of a name can be added up, list by list of the names that have a word that could be linked. Words that
 * everybody has are not looked up where names that share nothing else could not make up for what they lack; what comes so far is compared
 * only where the words on both sides could still reach the score.
 */
export function indexNames(names: readonly string[], tables: NameTables): NameIndex {
  assert(names.length <= INDEXED_NAMES_MAX, 'no more names than fit in memory');
  if (names.length === 0) return { size: 0, find: () => [] };
  const index = indexOf(names, tables);
  return {
    size: names.length,
    find: (name) => {
      const query = parseName(name, tables);
      const found: FoundName[] = [];
      for (const { name: at, joins } of candidates(query, index)) {
        const other = index.parsed[at];
        const score = other === undefined ? 0 : scoreNames(query, other, tables, joins);
        if (score >= SAME_NAME_SCORE) found.push({ at, score });
      }
      return found.toSorted((a, b) => b.score - a.score || a.at - b.at);
    },
  };
}

interface Index {
  readonly parsed: readonly ParsedName[];
  readonly terms: Terms;
  /** By term, what it says against another. */
  readonly conflicts: Float32Array;
  /** By term, whether its place among the words counts. */
  readonly isOrdered: Uint8Array;
  readonly isCompany: Uint8Array;
  /** By name, what all its words say against others. */
  readonly levels: Uint8Array;
  /** Where the words of each name begin, and after the last they end. */
  readonly begins: Int32Array;
  readonly words: Int32Array;
  /** Of each of these words, what leaving it out costs against a company and against a person. */
  readonly omissions: { readonly company: Float32Array; readonly person: Float32Array };
  /** Where the names of each term begin, and after the last they end. */
  readonly lists: Int32Array;
  readonly names: Int32Array;
  /** Names under what their words joined together sound like, and under what abbreviates them: rising pairs of both. */
  readonly marks: Float64Array;
  /** A bit for the end of each hash of a mark: most that are asked for are not there. */
  readonly isMark: Uint8Array;
  readonly tally: Tally;
}

/** Counts while one name is looked for; all nought before and after. */
interface Tally {
  /** Of each name, what its words gain, in the lower bits, and above them which words they are linked with. */
  readonly counted: Int32Array;
  /** Names that were found by more than their single words. */
  readonly isMarked: Uint8Array;
  /** By term, a bit for each word that is linked with it. */
  readonly linked: Int32Array;
  readonly best: Float32Array;
}

function indexOf(texts: readonly string[], tables: NameTables): Index {
  const terms = termsFor(tables);
  const [begins, words, marks]: [number[], number[], number[]] = [[], [], []];
  const [company, person]: [number[], number[]] = [[], []];
  const parsed = texts.map((text, number): ParsedName => {
    const read = parseName(text, tables);
    const found = read.words.map((word) => terms.termOf(word, read));
    const name = { ...read, words: found.map(({ word }) => word) };
    begins.push(words.length);
    for (const [at, { number: term, word }] of found.entries()) {
      words.push(term);
      company.push(word.omission * omissionOf(word, at, name, { isCompany: true }));
      person.push(word.omission * omissionOf(word, at, name, { isCompany: false }));
    }
    for (const mark of marksOf(name)) marks.push(hashOf(mark) * NAMES_SPAN + number);
    return name;
  });
  begins.push(words.length);
  return {
    parsed,
    terms,
    conflicts: Float32Array.from(terms.all, ({ word }) => word.conflict),
    isOrdered: Uint8Array.from(terms.all, ({ word }) => Number(isOwn(word))),
    isCompany: Uint8Array.from(parsed, (name) => Number(name.isCompany)),
    levels: Uint8Array.from(parsed, (name) => levelOf(name.words.reduce((sum, { conflict }) => sum + conflict, 0))),
    begins: Int32Array.from(begins),
    words: Int32Array.from(words),
    omissions: { company: Float32Array.from(company), person: Float32Array.from(person) },
    ...listsOf(begins, words, terms.all.length),
    marks: Float64Array.from(marks).toSorted(),
    isMark: bitsOf(marks),
    tally: {
      counted: new Int32Array(texts.length),
      isMarked: new Uint8Array(texts.length),
      linked: new Int32Array(terms.all.length),
      best: new Float32Array(terms.all.length),
    },
  };
}

/** The names of each term, one list after the other. */
function listsOf(
  begins: readonly number[],
  words: readonly number[],
  terms: number,
): { readonly lists: Int32Array; readonly names: Int32Array } {
  const lists = new Int32Array(terms + 1);
  for (const term of words) lists[term + 1] = (lists[term + 1] ?? 0) + 1;
  for (let term = 0; term < terms; term += 1) lists[term + 1] = (lists[term + 1] ?? 0) + (lists[term] ?? 0);
  const next = lists.slice();
  const names = new Int32Array(words.length);
  for (let name = 0; name + 1 < begins.length; name += 1)
    for (let at = begins[name] ?? 0; at < (begins[name + 1] ?? 0); at += 1) {
      const term = words[at] ?? 0;
      const place = next[term] ?? 0;
      names[place] = name;
      next[term] = place + 1;
    }
  return { lists, names };
}

/** Above every number of a name. */
const NAMES_SPAN = 2 ** 18;

/** FNV-1a: two marks with one hash only let through a name too many. */
function hashOf(mark: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < mark.length; at += 1) hash = Math.imul(hash ^ mark.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const BITS = 2 ** 22;

function bitsOf(marks: readonly number[]): Uint8Array {
  const isMark = new Uint8Array(BITS / 8);
  for (const mark of marks) {
    const bit = Math.floor(mark / NAMES_SPAN) % BITS;
    isMark[bit >>> 3] = (isMark[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
  return isMark;
}

function marksOf(name: ParsedName): readonly string[] {
  const marks = joinsOf(name).flatMap(({ text }) =>
    text.length < JOINED_SOUND_LENGTH_MIN ? [`=${text}`] : soundMarks(soundsAfresh(text), marksOfConsonants(name)),
  );
  return [...marks, ...acronymsOf(name).map((acronym) => `@${acronym}`)];
}

const soundMarks = ({ sound, long, skeleton }: Sounds, ofConsonants: readonly string[]): readonly string[] => [
  `~${sound}`,
  ...(long === sound ? [] : [`~${long}`]),
  ...(skeleton.length < SKELETON_LENGTH_MIN ? [] : ofConsonants.map((of) => of + skeleton)),
];

/** Consonants alone count where one of the two names is of the Arabic world: those that are, are found by any name. */
const marksOfConsonants = ({ isArabic }: ParsedName): readonly string[] => (isArabic ? ['%', '!'] : ['%']);

interface Join {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Neighbours that may be one word of another name. */
function joinsOf({ words }: ParsedName): readonly Join[] {
  const joins: Join[] = [];
  for (let from = 0; from < words.length - 1; from += 1) {
    let text = words[from]?.plain ?? '';
    for (let to = from + 1; to < Math.min(words.length, from + JOINED_MAX); to += 1) {
      text += words[to]?.plain ?? '';
      joins.push({ text, from, to });
    }
  }
  return joins;
}

const acronymsOf = (name: ParsedName): readonly string[] =>
  name.words.length < 3 ? [] : [...new Set([name.acronym, initialsOf(name)])].filter(isAcronymLong);

/** Names that one word of the name looked for, or several together, may add to. */
interface Unit {
  readonly terms: Int32Array;
  /** At most what each of them adds. */
  readonly gains: Float64Array;
  readonly gainMax: number;
  /** What a link gains, and what it spares where the other word would stand against something. */
  readonly coveredMax: number;
  /** What is spared besides: the words are not left out. */
  readonly spared: number;
  /** A bit for each of the words. */
  readonly words: number;
  /** How many names have to be looked through. */
  readonly cost: number;
  readonly most: number;
}

/** The words looked for, with what each says against another, what leaving it out costs against a company and against a person, and at least. */
interface Asked {
  readonly query: ParsedName;
  readonly conflicts: Float64Array;
  readonly omissions: { readonly company: Float64Array; readonly person: Float64Array };
  readonly losses: readonly number[];
  /** Several of its words may be linked with one term. */
  readonly isTogether: boolean;
}

/** Rounding may not decide. */
const MARGIN = 1e-4;

/** Gains are counted in whole numbers, rounded up, and never beyond the bits they have. */
const GAIN_UNIT = 1024;
const GAIN_BITS = 20;
const GAIN_MAX = (1 << GAIN_BITS) - 1;

/** A name to compare with. */
interface Candidate {
  readonly name: number;
  readonly joins: Joins;
}

function candidates(query: ParsedName, index: Index): readonly Candidate[] {
  if (query.words.length === 0) return [];
  const words = askedOf(query);
  const units = unitsOf(words, index);
  const asked = { ...words, isTogether: units.length > query.words.length };
  const needed = CONFLICT_COST * asked.losses.reduce((sum, loss) => sum + loss, 0);
  const { kept, left } = parted(units, needed);
  const found: number[] = [];
  const enough = Math.max(1, Math.floor((needed - left - MARGIN) * GAIN_UNIT));
  const marked = addMarked(asked, index, enough, found);
  for (const unit of kept) addUnit(unit, index, enough, found);
  const reaching: Candidate[] = [];
  const isWithinReach = reachOf(asked, units, kept);
  const { counted, isMarked } = index.tally;
  for (const name of found) {
    const mayJoin = asked.isTogether || isMarked[name] === 1;
    if (!mayJoin && !isWithinReach((counted[name] ?? 0) >>> GAIN_BITS, index.levels[name] ?? 0)) continue;
    if (canReach(name, asked, index)) reaching.push({ name, joins: mayJoin ? 'some' : 'none' });
  }
  clear(units, kept, marked, index);
  return reaching;
}

/** Where several words are linked with one, what that one says is not known beforehand. */
function reachOf(
  { conflicts, isTogether }: Asked,
  units: readonly Unit[],
  kept: readonly Unit[],
): ReturnType<typeof withinReach> {
  if (isTogether) return () => true;
  const words = units.map((unit, at) => ({
    conflict: conflicts[at] ?? 0,
    gainMax: unit.gainMax,
    coveredMax: unit.coveredMax,
    isLeft: !kept.includes(unit),
  }));
  return withinReach(words, MARGIN);
}

function askedOf(query: ParsedName): Omit<Asked, 'isTogether'> {
  const omitted = (isCompany: boolean): Float64Array =>
    Float64Array.from(query.words, (word, at) => word.omission * omissionOf(word, at, query, { isCompany }));
  const omissions = { company: omitted(true), person: omitted(false) };
  return {
    query,
    conflicts: Float64Array.from(query.words, ({ conflict }) => conflict),
    omissions,
    // What is not linked stands against another word or against nothing.
    losses: query.words.map(({ conflict }, at) =>
      Math.min(conflict, omissions.company[at] ?? 0, omissions.person[at] ?? 0),
    ),
  };
}

function unitsOf({ query, losses }: Omit<Asked, 'isTogether'>, index: Index): readonly Unit[] {
  const { terms } = index;
  const units = query.words.map((word, at) => {
    const { terms: numbers, gains } = terms.linksOf(word, query);
    return unitOf(numbers, gains, 1 << at, losses[at] ?? 0, index);
  });
  const together = (from: number, to: number, found: readonly Term[], gain: (term: Term) => number): void => {
    if (found.length === 0) return;
    let [words, loss] = [0, 0];
    for (let at = from; at <= to; at += 1) {
      words |= 1 << at;
      loss += losses[at] ?? 0;
    }
    const numbers = Int32Array.from(found, ({ number }) => number);
    units.push(unitOf(numbers, Float64Array.from(found, gain), words, loss, index));
  };
  for (const { text, from, to } of joinsOf(query)) {
    const found = (
      text.length < JOINED_SOUND_LENGTH_MIN ? terms.written(text) : terms.sounding(soundsAfresh(text), query)
    ).filter(({ word }) => word.token.length >= JOINED_LENGTH_MIN);
    const weight = weightOfAll(query.words.slice(from, to + 1));
    together(from, to, found, ({ word }) => gainOf((weight + word.weight) / 2, 1));
  }
  for (const acronym of acronymsOf(query))
    together(0, query.words.length - 1, terms.written(acronym), ({ word }) => acronymGain(word));
  return units;
}

const weightOfAll = (words: readonly NameWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);
const acronymGain = ({ weight }: NameWord): number => gainOf(weight * ACRONYM.factor, ACRONYM.similarity);

/** Says of every term which words are linked with it, too. */
function unitOf(terms: Int32Array, gains: Float64Array, words: number, loss: number, index: Index): Unit {
  const { linked, best } = index.tally;
  const spared = CONFLICT_COST * loss;
  let [cost, most, gainMax, coveredMax] = [0, 0, 0, 0];
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const gain = gains[at] ?? 0;
    linked[term] = (linked[term] ?? 0) | words;
    best[term] = Math.max(best[term] ?? 0, gain);
    gainMax = Math.max(gainMax, gain);
    coveredMax = Math.max(coveredMax, gain + CONFLICT_COST * (index.conflicts[term] ?? 0));
    if (gain + spared <= 0) continue;
    cost += (index.lists[term + 1] ?? 0) - (index.lists[term] ?? 0);
    most = Math.max(most, gain + spared);
  }
  return { terms, gains, gainMax, coveredMax, spared, words, cost, most };
}

/** Lists so short are always looked through: what they say leaves fewer names to compare. */
const SHORT_LIST = 500;
/** From so many names on, lists are left out even where a single word is then enough to look at a name more closely. */
const LOOKED_THROUGH_MAX = 50_000;

/** Leaves out words that everybody has, as long as names that have nothing else could not come as far as needed. */
function parted(units: readonly Unit[], needed: number): { readonly kept: readonly Unit[]; readonly left: number } {
  const byCost = units.toSorted((a, b) => b.cost * a.most - a.cost * b.most);
  const kept: Unit[] = [];
  let left = 0;
  let cost = units.reduce((sum, unit) => sum + unit.cost, 0);
  for (const [at, unit] of byCost.entries()) {
    const others = [...kept, ...byCost.slice(at + 1)].reduce((most, other) => Math.max(most, other.most), 0);
    const needsTwo = needed - left - unit.most > others + MARGIN;
    const isLeft =
      unit.cost > SHORT_LIST && left + unit.most < needed - 2 * MARGIN && (needsTwo || cost > LOOKED_THROUGH_MAX);
    if (isLeft) {
      left += unit.most;
      cost -= unit.cost;
    } else kept.push(unit);
  }
  return { kept, left };
}

/** Notes names the moment they have enough. */
function addUnit({ terms, gains, spared, words }: Unit, index: Index, enough: number, found: number[]): void {
  const { lists, names } = index;
  const { counted } = index.tally;
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const adds = Math.ceil(((gains[at] ?? 0) + spared) * GAIN_UNIT);
    if (adds <= 0) continue;
    const end = lists[term + 1] ?? 0;
    for (let place = lists[term] ?? 0; place < end; place += 1) {
      const name = names[place] ?? 0;
      const before = counted[name] ?? 0;
      const gain = before & GAIN_MAX;
      const after = Math.min(gain + adds, GAIN_MAX);
      counted[name] = (before & ~GAIN_MAX) | (words << GAIN_BITS) | after;
      if (gain < enough && after >= enough) found.push(name);
    }
  }
}

/** No word of a name says more, whatever it is. */
const WORD_WEIGHT_MAX = 1.5;

/** Adds the names that have a word of the query in several, or that it abbreviates; they are few. */
function addMarked(
  { query, losses, omissions }: Asked,
  index: Index,
  enough: number,
  found: number[],
): readonly number[] {
  const { counted, isMarked } = index.tally;
  const marked: number[] = [];
  const add = (mark: string, gains: number): void => {
    const hash = hashOf(mark);
    const adds = Math.ceil(Math.max(0, gains) * GAIN_UNIT);
    const bit = hash % BITS;
    if (((index.isMark[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return;
    for (let at = firstFrom(index.marks, hash * NAMES_SPAN); at < index.marks.length; at += 1) {
      const name = (index.marks[at] ?? 0) - hash * NAMES_SPAN;
      if (name >= NAMES_SPAN) return;
      const before = counted[name] ?? 0;
      const gain = before & GAIN_MAX;
      const after = Math.min(gain + adds, GAIN_MAX);
      counted[name] = (before & ~GAIN_MAX) | after;
      isMarked[name] = 1;
      marked.push(name);
      if (gain < enough && after >= enough) found.push(name);
    }
  };
  for (const [at, word] of query.words.entries()) {
    const spared = CONFLICT_COST * (losses[at] ?? 0);
    const { token, plain } = word;
    // It would be linked with all of the other name: then nothing makes up for the other words.
    if (isAcronymLong(token) && acronymGain(word) + MARGIN >= CONFLICT_COST * leftOver(at, omissions))
      add(`@${token}`, acronymGain(word) + spared);
    if (token.length < JOINED_LENGTH_MIN) continue;
    const adds = gainOf((word.weight + JOINED_MAX * WORD_WEIGHT_MAX) / 2, 1) + spared;
    add(`=${plain}`, adds);
    for (const mark of soundMarks(soundsOf(plain), query.isArabic ? ['%'] : ['!'])) add(mark, adds);
  }
  return marked;
}

/** What all other words cost at least if the other name has nothing in their place. */
function leftOver(word: number, { company, person }: Asked['omissions']): number {
  let cost = 0;
  for (let at = 0; at < company.length; at += 1) if (at !== word) cost += Math.min(company[at] ?? 0, person[at] ?? 0);
  return cost;
}

function firstFrom(rising: Float64Array, from: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the words looked for, the one term each that can only be linked with it, at its best. Filled anew for each name. */
const SINGLE = {
  gain: new Float64Array(NAME_WORDS_MAX),
  conflict: new Float64Array(NAME_WORDS_MAX),
  omission: new Float64Array(NAME_WORDS_MAX),
};

/** Whether the words of both could reach the score if every one were linked with the best it can be linked with. */
function canReach(name: number, asked: Asked, index: Index): boolean {
  const { query, omissions, isTogether } = asked;
  const { tally, words, conflicts } = index;
  if (tally.isMarked[name] === 1) return true;
  if (isFarOff(name, asked, index)) return false;
  const left = query.isCompany ? index.omissions.company : index.omissions.person;
  const end = index.begins[name + 1] ?? 0;
  let linked = 0;
  let singles = 0;
  let several = 0;
  let links = 0;
  let isSure = true;
  let gain = 0;
  let conflict = 0;
  let omission = 0;
  for (let at = index.begins[name] ?? 0; at < end; at += 1) {
    const term = words[at] ?? 0;
    const by = tally.linked[term] ?? 0;
    if (by === 0) {
      conflict += conflicts[term] ?? 0;
      omission += left[at] ?? 0;
      continue;
    }
    const gains = tally.best[term] ?? 0;
    gain += gains;
    linked |= by;
    links += 1;
    if ((by & (by - 1)) !== 0) {
      several |= by;
      isSure = false;
      continue;
    }
    const word = 31 - Math.clz32(by);
    if ((singles & by) !== 0) {
      // Only one of the two can be linked; the other is left over, whichever costs less.
      isSure = false;
      links -= 1;
      gain -= Math.min(gains, SINGLE.gain[word] ?? 0);
      conflict += Math.min(conflicts[term] ?? 0, SINGLE.conflict[word] ?? 0);
      omission += Math.min(left[at] ?? 0, SINGLE.omission[word] ?? 0);
      if (gains < (SINGLE.gain[word] ?? 0)) continue;
    }
    singles |= by;
    SINGLE.gain[word] = gains;
    SINGLE.conflict[word] = conflicts[term] ?? 0;
    SINGLE.omission[word] = left[at] ?? 0;
  }
  let against = 0;
  let lacking = 0;
  let leastAgainst = Infinity;
  let leastLacking = Infinity;
  const lacks = index.isCompany[name] === 1 ? omissions.company : omissions.person;
  for (let at = 0; at < query.words.length; at += 1) {
    const says = query.words[at]?.conflict ?? 0;
    const lack = lacks[at] ?? 0;
    if ((linked & (1 << at)) === 0) {
      against += says;
      lacking += lack;
    } else {
      links -= 1;
      if ((several & (1 << at)) === 0) continue;
      leastAgainst = Math.min(leastAgainst, says);
      leastLacking = Math.min(leastLacking, lack);
    }
  }
  // A word said twice is linked once where the other name says it once.
  if (links < 0 && !isTogether) {
    against -= links * leastAgainst;
    lacking -= links * leastLacking;
  }
  const both = Math.min(conflict, against);
  const more = Math.max(conflict, against);
  const surplus = more === 0 ? 0 : ((more - both) / more) * (conflict > against ? omission : lacking);
  if (gain + MARGIN < CONFLICT_COST * (both + surplus)) return false;
  return !isSure || !isTurned(name, query, index);
}

/** What cannot be linked on both sides is too much already: the shortest way to say no, with the fewest looks into memory. */
function isFarOff(name: number, { conflicts: says }: Asked, index: Index): boolean {
  const { words, begins, conflicts } = index;
  const { linked: links, best } = index.tally;
  const end = begins[name + 1] ?? 0;
  let linked = 0;
  let gain = MARGIN;
  let conflict = 0;
  for (let at = begins[name] ?? 0; at < end; at += 1) {
    const term = words[at] ?? 0;
    const by = links[term] ?? 0;
    linked |= by;
    if (by === 0) conflict += conflicts[term] ?? 0;
    else gain += best[term] ?? 0;
  }
  if (conflict * CONFLICT_COST <= gain) return false;
  let against = 0;
  for (let at = 0; at < says.length; at += 1) if ((linked & (1 << at)) === 0) against += says[at] ?? 0;
  return against * CONFLICT_COST > gain;
}

/** Each word is linked with one that no other is, and they stand in another order: that alone keeps the score from being reached. */
function isTurned(name: number, query: ParsedName, index: Index): boolean {
  const order: number[] = [];
  for (let at = index.begins[name] ?? 0; at < (index.begins[name + 1] ?? 0); at += 1) {
    const term = index.words[at] ?? 0;
    const word = 31 - Math.clz32(index.tally.linked[term] ?? 0);
    const other = query.words[word];
    if (other !== undefined && index.isOrdered[term] === 1 && isOwn(other)) order.push(word);
  }
  const isCompany = query.isCompany || index.isCompany[name] === 1;
  // Of longer names of companies it matters which of the two is turned.
  return !(isCompany && order.length >= 4) && isOtherOrder(order, isCompany);
}

function clear(units: readonly Unit[], kept: readonly Unit[], marked: readonly number[], index: Index): void {
  const { counted, isMarked, linked, best } = index.tally;
  for (const { terms } of units)
    for (let at = 0; at < terms.length; at += 1) linked[terms[at] ?? 0] = best[terms[at] ?? 0] = 0;
  for (const name of marked) counted[name] = isMarked[name] = 0;
  const cost = kept.reduce((sum, unit) => sum + unit.cost, 0);
  if (cost * 4 > counted.length) counted.fill(0);
  else
    for (const { terms } of kept)
      for (let at = 0; at < terms.length; at += 1) {
        const term = terms[at] ?? 0;
        for (let place = index.lists[term] ?? 0; place < (index.lists[term + 1] ?? 0); place += 1)
          counted[index.names[place] ?? 0] = 0;
      }
}
