import type { WatchEntry } from './entry.ts';
import { indexNames, type NameIndex } from './names/name-index.ts';
import type { NameTables } from './names/name-tables.ts';

/** An entry that something is like, and how much. */
export interface Candidate {
  readonly entry: WatchEntry;
  readonly score: number;
}

/** The names of entries, indexed. */
export interface NameFinder {
  readonly find: (name: string) => readonly Candidate[];
  readonly parts: readonly Part[];
  readonly tables: NameTables;
}

interface Part {
  readonly index: NameIndex;
  readonly names: readonly Named[];
}
interface Named {
  readonly id: string;
  readonly name: string;
}

/** As many names are indexed anew with every change; with more, all of them are. */
const NEW_NAMES_MAX = 1_000;

/** Reads only the names that `before` did not have; those it had too many are passed over. */
export function nameFinder(entries: readonly WatchEntry[], tables: NameTables, before?: NameFinder): NameFinder {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const wanted = entries.flatMap(namesOf);
  const keys = new Set(wanted.map(keyOf));
  const [base] = before?.tables === tables ? before.parts : [];
  const known = new Set(base?.names.map(keyOf));
  const fresh = base === undefined ? wanted : wanted.filter((named) => !known.has(keyOf(named)));
  const isSmall = base !== undefined && fresh.length <= NEW_NAMES_MAX;
  const parts = isSmall ? [base, partOf(fresh, tables)] : [partOf(wanted, tables)];
  const find = (name: string): readonly Candidate[] => {
    const best = new Map<WatchEntry, number>();
    for (const { index, names } of parts)
      for (const { at, score } of index.find(name)) {
        const named = names[at];
        const entry = named && keys.has(keyOf(named)) ? byId.get(named.id) : undefined;
        if (entry) best.set(entry, Math.max(best.get(entry) ?? 0, score));
      }
    return [...best].map(([entry, score]) => ({ entry, score })).toSorted((a, b) => b.score - a.score);
  };
  return { find, parts, tables };
}

const partOf = (names: readonly Named[], tables: NameTables): Part => ({
  index: indexNames(
    names.map(({ name }) => name),
    tables,
  ),
  names,
});

const namesOf = ({ id, content }: WatchEntry): readonly Named[] =>
  content.kind === 'person' || content.kind === 'company'
    ? [content.value, ...content.aliases].map((name) => ({ id, name }))
    : [];
const keyOf = ({ id, name }: Named): string => `${id} ${name}`;
