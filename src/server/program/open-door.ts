import { APPROVE } from '#core/approval';
import type { ClearanceReference } from '#core/clearance';
import type { PublishReference } from '#core/reference';
import { MODEL_HANDLERS } from '#core/model';
import { RULE_HANDLERS } from '#core/risk';
import { WATCH_LIST_HANDLERS } from '#core/watch-list';
import { type Config, listenRefusal } from '#server/platform/config';
import { type Forwarding, type ForwardingOptions, openForwarding } from '#server/platform/engine';
import type { LearnedRoom } from '#server/learning';
import type { ReferenceRoom } from '#server/reference';
import type { RulesRoom } from '#server/risk';
import type { ListsRoom } from '#server/watch-list';
import { CELL } from './program-options.ts';

const PUBLISH_REFERENCE: PublishReference['type'] = 'reference.publish';
/** What may bring other law into force. */
const PUBLISHING: ReadonlySet<string> = new Set([PUBLISH_REFERENCE, APPROVE]);

/** What may change which rules select. */
const CHANGING_RULES: ReadonlySet<string> = new Set([APPROVE, ...RULE_HANDLERS.map(({ type }) => type)]);

const CHANGING_LISTS: ReadonlySet<string> = new Set([APPROVE, ...WATCH_LIST_HANDLERS.map(({ type }) => type)]);

const CHANGING_MODELS: ReadonlySet<string> = new Set([APPROVE, ...MODEL_HANDLERS.map(({ type }) => type)]);

/** Through which commands come from other programs of the cell, or go to the one that writes. */
export async function openDoor(
  place: Config['forwarding'],
  {
    room,
    rules,
    lists,
    learned,
    ...parts
  }: Pick<ForwardingOptions, 'pool' | 'secret' | 'onTrouble'> & {
    readonly room: ReferenceRoom<ClearanceReference>;
    readonly rules: RulesRoom;
    readonly lists: ListsRoom;
    readonly learned: LearnedRoom;
  },
): Promise<Forwarding> {
  try {
    return await openForwarding({
      ...place,
      ...parts,
      cell: CELL,
      // The next command is decided by the law that this one published.
      onForwarded: async ({ type }) => {
        if (PUBLISHING.has(type)) await room.refresh();
        if (CHANGING_RULES.has(type)) await rules.refresh();
        if (CHANGING_LISTS.has(type)) await lists.refresh();
        if (CHANGING_MODELS.has(type)) await learned.refresh();
      },
    });
  } catch (error) {
    throw listenRefusal(error, place, { host: 'HAIDANG_CELL_HOST', port: 'HAIDANG_CELL_PORT' });
  }
}
