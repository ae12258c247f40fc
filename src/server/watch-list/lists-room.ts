import type { StreamRef } from '#core/kernel';
import {
  compileLists,
  NO_LISTS,
  WATCH_ENTRY_STREAM,
  watchEntryRef,
  type CompiledLists,
  type NameTables,
  type WatchEntry,
} from '#core/watch-list';
import { ERASED_TEXT, type StoredState } from '#server/platform/engine';
import type pg from 'pg';

/**
 * The watch lists as the journal has them, ready to be held against declarations. Kept and swapped whole, beside the country and never
 * with it: an entry that changes reads its own names and no tariff.
 */
export interface ListsRoom {
  /** What matches now. Two comparisons where nothing changed. */
  readonly inForce: (tables: NameTables) => CompiledLists;
  /** All entries there ever were, those that ended among them, by their ids. */
  readonly entries: () => ReadonlyMap<string, WatchEntry>;
  /** Takes up what was committed since, here or through another program. */
  readonly refresh: () => Promise<void>;
}

export interface ListsRoomOptions {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly cell: number;
  readonly readStates: <S>(refs: readonly StreamRef[]) => Promise<ReadonlyMap<string, StoredState<S>>>;
}

/** Of a person who was erased nothing is left to look out for; the entry stays, for the record that there was one. */
export const isLegible = ({ content }: WatchEntry): boolean => content.value !== ERASED_TEXT;

/** By the key of the states: as many rows as changed since. */
const MOVED = `select stream_id, position::text as position from engine.state
  where cell = $1 and stream_type = $2 and position > $3 order by position`;
/** As many states are in memory as text at once. */
const READ_AT_ONCE = 500;

export async function openListsRoom({ pool, cell, readStates }: ListsRoomOptions): Promise<ListsRoom> {
  let entries: ReadonlyMap<string, WatchEntry> = new Map();
  let position = 0n;
  let compiled: { readonly of: typeof entries; readonly tables: NameTables; readonly lists: CompiledLists } | undefined;
  let reading: Promise<void> | undefined;

  const readNew = async (): Promise<void> => {
    const { rows } = await pool.query<{ stream_id: string; position: string }>(MOVED, [
      cell,
      WATCH_ENTRY_STREAM,
      position.toString(),
    ]);
    if (rows.length === 0) return;
    const next = new Map(entries);
    for (let at = 0; at < rows.length; at += READ_AT_ONCE) {
      const refs = rows.slice(at, at + READ_AT_ONCE).map((row) => watchEntryRef(row.stream_id));
      for (const { state } of (await readStates<WatchEntry>(refs)).values()) next.set(state.id, state);
    }
    entries = next;
    position = BigInt(rows.at(-1)?.position ?? position);
  };
  /** Whoever asks while it is read may have committed after the read began: then it is read once more. */
  const refresh = async (): Promise<void> => {
    await reading?.catch(() => undefined);
    reading ??= readNew().finally(() => (reading = undefined));
    await reading;
  };

  await refresh();
  return {
    inForce: (tables) => {
      if (entries.size === 0) return NO_LISTS;
      if (compiled?.of !== entries || compiled.tables !== tables)
        compiled = {
          of: entries,
          tables,
          lists: compileLists([...entries.values()].filter(isLegible), tables, compiled?.lists),
        };
      return compiled.lists;
    },
    entries: () => entries,
    refresh,
  };
}
