import type { AcceptedDraftChange } from '#core/draft';
import { instantAt, type Clock } from '#core/kernel';
import type pg from 'pg';
import { acceptedOf } from './draft-store.ts';
import { SQL, type PresenceRow } from './sql.ts';
import { run } from '#server/platform/database';

/** Somebody who has a draft before them. */
interface Watcher {
  readonly draftId: string;
  /** The last revision that they have. */
  readonly revision: number;
  /** In order, each once. False where the watcher is gone or reads too slowly. */
  readonly onChange: (change: AcceptedDraftChange) => boolean;
  /** Renamed, thrown away, lodged: whoever shows it asks for it again. */
  readonly onTurn: () => boolean;
  /** So many changes were missed that it is less to read the draft again. */
  readonly onBehind: () => boolean;
  readonly onPresence: (people: readonly PresenceRow[]) => boolean;
  readonly close: () => void;
}

export interface DraftHub {
  /** Gives what ends it. */
  readonly watch: (watcher: Watcher) => () => void;
  /** Something happened to a draft here: nobody waits for the next look. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/** How late the work of somebody at another program shows, at most. Two queries for all who watch, and none while nobody does. */
const LOOK_MS = 700;
const CHANGES_MAX = 200;
/** Clients say every ten seconds that they are there. */
const PRESENCE_SECONDS = 25;

interface Head {
  readonly id: string;
  readonly revision: number;
  readonly turn: number;
}
interface Place {
  readonly watcher: Watcher;
  revision: number;
  turn: number | undefined;
  presence: string;
}

/** Tells those who watch a draft what happens to it, whichever program of the cell it happens in. */
export function draftHub(options: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
}): DraftHub {
  const { pool, clock, onTrouble } = options;
  const places = new Set<Place>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let isWoken = false;
  let stopping = false;

  const drop = (place: Place): void => {
    if (places.delete(place)) place.watcher.close();
  };
  const look = async (): Promise<void> => {
    // Who comes while this look is under way may have seen more than it has.
    const all = [...places];
    const ids = [...new Set(all.map(({ watcher }) => watcher.draftId))];
    if (ids.length === 0) return;
    const heads = new Map((await run(pool, SQL.heads, [ids])).map((head) => [head.id, head]));
    const since = instantAt(Date.parse(clock.now()) - PRESENCE_SECONDS * 1_000);
    const present = Map.groupBy(await run(pool, SQL.present, [ids, since]), ({ draft_id }) => draft_id);
    for (const id of ids) {
      const head = heads.get(id);
      const watching = all.filter((place) => place.watcher.draftId === id && places.has(place));
      if (!head) watching.forEach(drop);
      else await tell(watching, head, present.get(id) ?? []);
    }
  };
  const tell = async (watching: readonly Place[], head: Head, people: readonly PresenceRow[]): Promise<void> => {
    const revisions = watching.map(({ revision }) => revision).filter((revision) => isWithinReach(revision, head));
    const from = Math.min(...revisions, head.revision);
    const changes =
      from < head.revision ? (await run(pool, SQL.changesAfter, [head.id, from, CHANGES_MAX])).map(acceptedOf) : [];
    for (const place of watching) if (!tellOne(place, changes, head, people)) drop(place);
  };

  const plan = (ms: number): void => {
    if (timer !== undefined || looking !== undefined || stopping || places.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      isWoken = false;
      looking = look()
        .catch(onTrouble)
        .finally(() => {
          looking = undefined;
          plan(isWoken ? 0 : LOOK_MS);
        });
    }, ms).unref();
  };
  const wake = (): void => {
    isWoken = true;
    clearTimeout(timer);
    timer = undefined;
    plan(0);
  };

  return {
    watch: (watcher) => {
      const place: Place = { watcher, revision: watcher.revision, turn: undefined, presence: '' };
      places.add(place);
      wake();
      return () => void places.delete(place);
    },
    wake,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      for (const place of places) drop(place);
      await looking;
    },
  };
}

/** A watcher far behind, or one who has seen more than there is (a backup was brought back), reads the draft anew. */
const isWithinReach = (revision: number, head: Head): boolean =>
  revision <= head.revision && head.revision - revision <= CHANGES_MAX;

/** False where the watcher is gone. */
function tellOne(
  place: Place,
  changes: readonly AcceptedDraftChange[],
  head: Head,
  people: readonly PresenceRow[],
): boolean {
  const { watcher } = place;
  const missed = isWithinReach(place.revision, head) ? changes.filter(({ revision }) => revision > place.revision) : [];
  for (const change of missed) {
    if (change.revision !== place.revision + 1) break;
    place.revision = change.revision;
    if (!watcher.onChange(change)) return false;
  }
  const isAstray = missed.length === 0 && place.revision > head.revision;
  if (place.revision < head.revision || isAstray) {
    place.revision = head.revision;
    if (!watcher.onBehind()) return false;
  }
  if (place.turn !== undefined && place.turn !== head.turn && !watcher.onTurn()) return false;
  place.turn = head.turn;
  const seen = JSON.stringify(people);
  if (seen === place.presence) return true;
  place.presence = seen;
  return watcher.onPresence(people);
}
