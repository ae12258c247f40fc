import type { Actor } from '#core/kernel';
import type { Services } from '#server/platform/services';
import { draftHub, type DraftHub } from './draft-hub.ts';
import { draftStore, type DraftHand, type DraftStore } from './draft-store.ts';

/** What the routes of this room share. */
export interface DraftsRoom {
  readonly services: Services;
  readonly store: DraftStore;
  readonly hub: DraftHub;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly hand: (actor: Actor) => Promise<DraftHand>;
}

export interface DraftsOptions {
  readonly services: Services;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
  readonly onTrouble: (error: unknown) => void;
}

/** Names change seldom; every change bears one. */
const NAMES_MAX = 1_000;

export function openDrafts({ services, nameOf: ask, onTrouble }: DraftsOptions): DraftsRoom {
  const { pool, clock } = services;
  const names = new Map<string, string>();
  const nameOf = async (userId: string): Promise<string> => {
    const known = names.get(userId);
    if (known !== undefined) return known;
    const name = (await ask(userId)) ?? '';
    if (names.size >= NAMES_MAX) names.clear();
    names.set(userId, name);
    return name;
  };
  return {
    services,
    store: draftStore(pool),
    hub: draftHub({ pool, clock, onTrouble }),
    nameOf,
    hand: async ({ userId }) => ({ userId, name: await nameOf(userId), at: clock.now() }),
  };
}
