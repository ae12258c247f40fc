import { SQL, type NoticeRow } from './sql.ts';
import { run } from '#server/platform/database';
import type pg from 'pg';

/** Somebody who listens. */
export interface Listener {
  /** Keys of the audiences that they belong to. */
  readonly audiences: readonly string[];
  /** Notices that they switched off. */
  readonly isMuted: (code: string) => boolean;
  /** In order, each once. False where the listener is gone or reads too slowly: it comes back and goes on from where it was. */
  readonly send: (notice: NoticeRow) => boolean;
  readonly close: () => void;
}

export interface StreamHub {
  /** From after a notice, or from now on. Gives what ends it. */
  readonly listen: (listener: Listener, after: bigint | undefined) => () => void;
  readonly count: () => number;
  readonly stop: () => Promise<void>;
}

export interface StreamHubOptions {
  readonly pool: pg.Pool;
  readonly onTrouble: (error: unknown) => void;
}

/** How old news is when it arrives, at most. One query for everybody who listens, and none while nobody does. */
const LOOK_MS = 400;
const PAGE = 500;

interface Place {
  readonly listener: Listener;
  /** The last that it was sent or that was not for it; `undefined` until it has been placed. */
  cursor: bigint | undefined;
  /** Has seen everything committed before the last look. */
  isLive: boolean;
}

/**
 * Hands notices to those who listen. Ids are committed in their order, so whoever has seen one has seen all before it, and a
 * listener that names its last one loses none and gets none twice, whichever program it comes back to.
 */
export function streamHub({ pool, onTrouble }: StreamHubOptions): StreamHub {
  const places = new Set<Place>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let stopping = false;

  const drop = (place: Place): void => {
    if (places.delete(place)) place.listener.close();
  };
  const give = (place: Place, notices: readonly NoticeRow[]): void => {
    for (const notice of notices) {
      const id = BigInt(notice.id);
      if (place.cursor !== undefined && id <= place.cursor) continue;
      place.cursor = id;
      const { listener } = place;
      if (!listener.audiences.includes(notice.audience) || listener.isMuted(notice.code)) continue;
      if (!listener.send(notice)) return drop(place);
    }
  };

  /** Everything up to `seen` was committed before the page was read: who got all of it need never be asked about it again. */
  const settle = (place: Place, page: readonly NoticeRow[], seen: bigint): void => {
    give(place, page);
    if (page.length < PAGE && (place.cursor ?? 0n) < seen) place.cursor = seen;
  };

  /** Whoever is behind is brought up alone, a page a look, so that one far behind keeps nobody waiting. */
  const catchUp = async (place: Place, seen: bigint): Promise<void> => {
    const page = await run(pool, SQL.after, [place.cursor ?? 0n, place.listener.audiences, PAGE]);
    settle(place, page, seen);
    place.isLive = page.length < PAGE;
  };

  const look = async (): Promise<void> => {
    const [newest] = await run(pool, SQL.newest, []);
    const seen = BigInt(newest?.id ?? 0);
    for (const place of places) if (place.cursor === undefined) [place.cursor, place.isLive] = [seen, true];
    // The page of the others is read after these, so what is committed in between is in it.
    await Promise.all([...places].filter(({ isLive }) => !isLive).map((place) => catchUp(place, seen)));
    const live = [...places].filter(({ isLive }) => isLive);
    if (live.length === 0) return;
    const from = live.map(({ cursor }) => cursor ?? 0n).reduce((least, cursor) => (cursor < least ? cursor : least));
    if (from >= seen) return;
    const audiences = [...new Set(live.flatMap(({ listener }) => listener.audiences))];
    const page = await run(pool, SQL.after, [from, audiences, PAGE]);
    for (const place of live) settle(place, page, seen);
  };

  const plan = (ms: number): void => {
    if (timer !== undefined || stopping || places.size === 0) return;
    timer = setTimeout(() => {
      looking = look()
        .catch(onTrouble)
        .finally(() => {
          [timer, looking] = [undefined, undefined];
          plan(LOOK_MS);
        });
    }, ms).unref();
  };

  return {
    listen: (listener, after) => {
      const place: Place = { listener, cursor: after, isLive: false };
      places.add(place);
      plan(0);
      return () => void places.delete(place);
    },
    count: () => places.size,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      for (const place of places) drop(place);
      await looking;
    },
  };
}
