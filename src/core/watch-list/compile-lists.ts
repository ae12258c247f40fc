import { foldText } from '#core/codes';
import type { Declaration } from '#core/declaration';
import type { PlainDate } from '#core/kernel';
import { entryInForce, isInForce, type EntryContent, type WatchEntry } from './entry.ts';
import { foldedNumber } from './folded-number.ts';
import { nameFinder, type Candidate, type NameFinder } from './name-finder.ts';
import type { NameTables } from './names/name-tables.ts';

/** Where in a declaration something stands. */
export const MATCH_PLACES = [
  'importer',
  'exporter',
  'consignee',
  'consignor',
  'buyer',
  'seller',
  'declarant',
  'agent',
  'container',
  'seal',
  'plate',
  'account',
  'description',
] as const;
export type MatchPlace = (typeof MATCH_PLACES)[number];

/** What a declaration has in common with an entry, as it is recorded: what it does is part of it, so that the decision can be taken again. */
export interface ListMatch {
  readonly entryId: string;
  readonly entryVersion: number;
  readonly place: MatchPlace;
  /** The line, for a description. */
  readonly line?: number;
  /** Names the subject for who clears it; nothing to read. */
  readonly subject: string;
  /** Per cent, whole. */
  readonly score: number;
  readonly channel: 'green' | 'yellow' | 'red';
  readonly inspection?: EntryContent['effect']['inspection'];
  readonly notify?: true;
  /** The list, where every officer may know of it: rules may ask for it. */
  readonly list?: string;
}

/** Keeps the record of one decision small. */
export const MATCHES_MAX = 20;

/** Entries ready to be held against declarations. Immutable but for what it remembers of names it was asked. */
export interface CompiledLists {
  /** Absent where there are no entries. */
  readonly finder?: NameFinder;
  readonly size: number;
  readonly match: (declaration: Declaration, today: PlainDate) => readonly ListMatch[];
  /** Entries a name is like on a day, cleared or not: for the box to try names in. */
  readonly namesLike: (name: string) => readonly { readonly entry: WatchEntry; readonly score: number }[];
}

export const NO_LISTS: CompiledLists = { size: 0, match: () => NONE, namesLike: () => [] };
const NONE: readonly ListMatch[] = [];

/** One trader lodges again and again: what a name is like is worked out once. */
const REMEMBERED_MAX = 20_000;

/** `before`: what was compiled until now, so that one entry more does not read all names again. */
export function compileLists(
  entries: readonly WatchEntry[],
  tables: NameTables,
  before?: CompiledLists,
): CompiledLists {
  const open = entries.filter(({ ended }) => ended === null).map(entryInForce);
  if (open.length === 0) return NO_LISTS;
  const finder = nameFinder(open, tables, before?.finder);
  const identifiers = byNumber(
    open.flatMap((entry) =>
      isNamed(entry) ? entry.content.identifiers.map((id) => [foldedNumber(id), entry] as const) : [],
    ),
  );
  const numbers = new Map(
    (['container', 'seal', 'plate', 'account'] as const).map((kind) => [
      kind,
      byNumber(
        open.flatMap((entry) =>
          entry.content.kind === kind ? valuesOf(entry).map((value) => [foldedNumber(value), entry] as const) : [],
        ),
      ),
    ]),
  );
  const phrases = phrasesIn(open);
  const like = remembering(finder.find);
  return {
    size: open.length,
    finder,
    namesLike: (name) => like(name),
    match: (declaration, today) => {
      const found: ListMatch[] = [];
      const note = (place: MatchPlace, subject: string, candidates: readonly Candidate[], line?: number): void => {
        for (const { entry, score } of candidates)
          if (found.length < MATCHES_MAX && isInForce(entry, today) && !isCleared(entry, subject, today))
            found.push(matchOf(entry, place, subject, score, line));
      };
      for (const [place, party] of partiesOf(declaration)) {
        const subject = subjectOf(party);
        const exact = party.id === undefined ? [] : sure(identifiers.get(foldedNumber(party.id)));
        const named = party.name === undefined ? [] : like(party.name);
        const known = new Set(exact.map(({ entry }) => entry));
        note(
          place,
          subject,
          exact.length === 0 ? named : [...exact, ...named.filter(({ entry }) => !known.has(entry))],
        );
      }
      for (const [kind, value] of numbersOf(declaration)) {
        const number = foldedNumber(value);
        note(kind, subjectKey(kind, number), sure(numbers.get(kind)?.get(number)));
      }
      if (phrases.size > 0)
        for (const [at, { commodity }] of goodsOf(declaration).entries())
          note('description', subjectKey('description', foldText(commodity)), sure(phrases.in(commodity)), at + 1);
      return found.length === 0 ? NONE : onceEach(found);
    },
  };
}

const isNamed = ({ content }: WatchEntry): boolean => content.kind === 'person' || content.kind === 'company';
const valuesOf = ({ content }: WatchEntry): readonly string[] => [content.value, ...content.aliases];
const sure = (entries: readonly WatchEntry[] = []): readonly Candidate[] =>
  entries.map((entry) => ({ entry, score: 1 }));

const isCleared = ({ cleared }: WatchEntry, subject: string, today: PlainDate): boolean =>
  cleared.some((one) => one.subject === subject && today <= one.until);

function remembering(find: (name: string) => readonly Candidate[]): (name: string) => readonly Candidate[] {
  const remembered = new Map<string, readonly Candidate[]>();
  return (name) => {
    const known = remembered.get(name);
    if (known) return known;
    const found = find(name);
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(name, found);
    return found;
  };
}

function byNumber(pairs: readonly (readonly [string, WatchEntry])[]): ReadonlyMap<string, readonly WatchEntry[]> {
  const found = new Map<string, WatchEntry[]>();
  for (const [number, entry] of pairs) {
    if (number === '') continue;
    found.set(number, [...(found.get(number) ?? []), entry]);
  }
  return found;
}

interface Phrases {
  readonly size: number;
  readonly in: (description: string) => readonly WatchEntry[];
}

/** Folded phrases by their first word: a description is read once, whatever the number of phrases. */
function phrasesIn(entries: readonly WatchEntry[]): Phrases {
  const byFirst = new Map<string, { readonly words: string; readonly entry: WatchEntry }[]>();
  for (const entry of entries) {
    if (entry.content.kind !== 'description') continue;
    for (const value of valuesOf(entry)) {
      const words = foldText(value);
      const [first = ''] = words.split(' ');
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words: `${words} `, entry }]);
    }
  }
  return {
    size: byFirst.size,
    in: (description) => {
      const text = `${foldText(description)} `;
      const found = new Set<WatchEntry>();
      for (let at = 0; at < text.length;) {
        const end = text.indexOf(' ', at);
        for (const { words, entry } of byFirst.get(text.slice(at, end)) ?? [])
          if (text.startsWith(words, at)) found.add(entry);
        at = end + 1;
      }
      return [...found];
    },
  };
}

interface Subject {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

const PARTIES = ['importer', 'exporter', 'consignee', 'consignor', 'buyer', 'seller', 'declarant', 'agent'] as const;

function* partiesOf(declaration: Declaration): Generator<readonly [MatchPlace, Subject]> {
  for (const place of PARTIES) {
    const party = declaration[place];
    if (party && (party.id !== undefined || party.name !== undefined)) yield [place, party];
  }
}

/** The number where there is one, else the name as it is searched: clearing one clears whoever is called so. */
const subjectOf = ({ id, name = '' }: Subject): string =>
  id === undefined ? subjectKey('name', foldText(name)) : subjectKey('id', foldedNumber(id));

/** Two times 32 bits of FNV-1a, from either end: tells subjects apart and says nothing of them, so that no name of a person is kept for it. */
function subjectKey(kind: string, text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193) >>> 0;
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - at), 0x01000193) >>> 0;
  }
  return `${kind}:${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`;
}

type NumberKind = 'container' | 'seal' | 'plate' | 'account';

function* numbersOf({
  consignment,
  borderTransportMeans,
  obligationGuarantees,
}: Declaration): Generator<readonly [NumberKind, string]> {
  for (const { id, seals } of consignment?.transportEquipments ?? []) {
    if (id !== undefined) yield ['container', id];
    for (const seal of seals ?? []) if (seal.id !== undefined) yield ['seal', seal.id];
  }
  for (const means of [
    borderTransportMeans,
    consignment?.arrivalTransportMeans,
    consignment?.departureTransportMeans,
  ]) {
    if (means?.id !== undefined) yield ['plate', means.id];
    if (means?.name !== undefined) yield ['plate', means.name];
  }
  for (const { id } of obligationGuarantees ?? []) if (id !== undefined) yield ['account', id];
}

const goodsOf = ({ goodsItems }: Declaration): readonly { readonly commodity: string }[] =>
  goodsItems.map((item) => ({ commodity: item.description ?? '' }));

const matchOf = (
  { id, version, content }: WatchEntry,
  place: MatchPlace,
  subject: string,
  score: number,
  line: number | undefined,
): ListMatch => ({
  entryId: id,
  entryVersion: version,
  place,
  ...(line === undefined ? {} : { line }),
  subject,
  score: Math.round(score * 100),
  channel: content.effect.channel,
  ...(content.effect.inspection ? { inspection: content.effect.inspection } : {}),
  ...(content.effect.notify ? { notify: true as const } : {}),
  ...(content.sensitivity === 'open' ? { list: content.list } : {}),
});

/** An importer that is consignee too matched once. */
const onceEach = (matches: readonly ListMatch[]): readonly ListMatch[] => {
  const seen = new Set<string>();
  return matches.filter(({ entryId, subject }) => {
    const key = `${entryId} ${subject}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
};
