import { can } from '#core/access';
import {
  err,
  ok,
  type Command,
  type Handler,
  type Json,
  type NewEvent,
  type Outcome,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { MATCH_PLACES } from './compile-lists.ts';
import { entryRefusals, untilRefusals } from './check-entry.ts';
import { ENTRY_EVENTS, subjectOfEntry, watchEntryRef } from './entry-stream.ts';
import { EntryContent, mayChange, REASON, type WatchEntry } from './entry.ts';
import { watchListRefusal } from './watch-list-refusals.ts';

/** What one command adds; a longer file is imported in as many commands as it takes. */
export const ENTRIES_ADDED_MAX = 200;
/** Kept with an entry; who has more false matches needs a better entry. */
export const CLEARED_MAX = 500;
const SUBJECT_LENGTH_MAX = 40;

/** Of what an entry says: since the second, what selects waits for a second person. */
const CONTENT_VERSION = 2;

const closed = { additionalProperties: false } as const;
const id = Type.String({ pattern: '^[1-9]\\d{0,17}$' });
const subject = Type.String({ minLength: 1, maxLength: SUBJECT_LENGTH_MAX });

const AddData = Type.Object(
  { entries: Type.Array(EntryContent, { minItems: 1, maxItems: ENTRIES_ADDED_MAX }) },
  closed,
);
export type AddEntries = Command<'watchList.add', Static<typeof AddData>>;
const ChangeData = Type.Object({ id, content: EntryContent, reason: REASON }, closed);
export type ChangeEntry = Command<'watchList.change', Static<typeof ChangeData>>;
const EndData = Type.Object({ id, reason: REASON }, closed);
export type EndEntry = Command<'watchList.end', Static<typeof EndData>>;
const ClearData = Type.Object(
  {
    id,
    subject,
    declaration: Type.String({ maxLength: 20 }),
    place: Type.Enum(MATCH_PLACES),
    reason: REASON,
    until: Type.String(),
  },
  closed,
);
export type ClearMatch = Command<'watchList.clear', Static<typeof ClearData>>;
const ReviveData = Type.Object({ id, subject, reason: REASON }, closed);
export type ReviveMatch = Command<'watchList.revive', Static<typeof ReviveData>>;

const addEntries: Handler<AddEntries, null, unknown> = {
  type: 'watchList.add',
  prepare: ({ data, actor }) => {
    if (!can(actor, 'risk.list.edit')) return err([watchListRefusal('WTL-003')]);
    if (!Check(AddData, data)) return err([watchListRefusal('WTL-001')]);
    const refusals = data.entries.flatMap((content, at) => entryRefusals(content, `/entries/${at}`));
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches: () => [],
  handle: ({ data }, _prepared, world) => {
    const events = data.entries.map((content): NewEvent => {
      const number = world.nextNumber('watch-list').toString();
      return {
        stream: watchEntryRef(number),
        type: ENTRY_EVENTS.added,
        version: CONTENT_VERSION,
        data: asJson({ id: number, content }),
        ...subjectOfEntry(content),
      };
    });
    return ok(outcome(events, { ids: events.map(({ stream }) => stream.id) }));
  },
};

const changeEntry: Handler<ChangeEntry, null, unknown> = {
  type: 'watchList.change',
  prepare: ({ data }) => {
    if (!Check(ChangeData, data)) return err([watchListRefusal('WTL-001')]);
    const refusals = entryRefusals(data.content, '/content');
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches: ({ data }) => [watchEntryRef(data.id)],
  handle: (command, _prepared, world) => {
    const { id: number, content, reason: why } = command.data;
    const entry = changeable(command, number, world);
    if (!entry.ok) return entry;
    const changed = event(number, ENTRY_EVENTS.changed, { content, reason: why.trim() });
    return ok(outcome([{ ...changed, version: CONTENT_VERSION, ...subjectOfEntry(content) }], { id: number }));
  },
};

const endEntry: Handler<EndEntry, null, unknown> = {
  type: 'watchList.end',
  prepare: ({ data }) => (Check(EndData, data) ? ok(null) : err([watchListRefusal('WTL-001')])),
  touches: ({ data }) => [watchEntryRef(data.id)],
  handle: (command, _prepared, world) => {
    const { id: number, reason: why } = command.data;
    const entry = changeable(command, number, world);
    if (!entry.ok) return entry;
    return ok(outcome([event(number, ENTRY_EVENTS.ended, { reason: why.trim() })], { id: number }));
  },
};

/** "Not the same": the subject does not match this entry again until the day is over. */
const clearMatch: Handler<ClearMatch, null, unknown> = {
  type: 'watchList.clear',
  prepare: ({ data }) => (Check(ClearData, data) ? ok(null) : err([watchListRefusal('WTL-001')])),
  touches: ({ data }) => [watchEntryRef(data.id)],
  handle: (command, _prepared, world, { today }) => {
    const { id: number, reason: why, ...cleared } = command.data;
    const entry = changeable(command, number, world);
    if (!entry.ok) return entry;
    const refusals = untilRefusals(cleared.until, today);
    if (refusals.length > 0) return err(refusals);
    if (entry.value.cleared.length >= CLEARED_MAX)
      return err([watchListRefusal('WTL-008', '/id', { value: entry.value.content.value })]);
    return ok(outcome([event(number, ENTRY_EVENTS.cleared, { ...cleared, reason: why.trim() })], { id: number }));
  },
};

const reviveMatch: Handler<ReviveMatch, null, unknown> = {
  type: 'watchList.revive',
  prepare: ({ data }) => (Check(ReviveData, data) ? ok(null) : err([watchListRefusal('WTL-001')])),
  touches: ({ data }) => [watchEntryRef(data.id)],
  handle: (command, _prepared, world) => {
    const { id: number, subject: whom, reason: why } = command.data;
    const entry = changeable(command, number, world);
    if (!entry.ok) return entry;
    return ok(outcome([event(number, ENTRY_EVENTS.revived, { subject: whom, reason: why.trim() })], { id: number }));
  },
};

export const WATCH_LIST_HANDLERS = [addEntries, changeEntry, endEntry, clearMatch, reviveMatch] as const;

/** Whoever may not know of an entry is told that there is none. */
function changeable(
  { actor }: Pick<Command, 'actor'>,
  number: string,
  world: WorkingSet,
): Result<WatchEntry, Refusals> {
  const entry = world.state<WatchEntry>(watchEntryRef(number));
  if (entry === undefined || !mayChange(actor, entry))
    return err([watchListRefusal('WTL-002', '/id', { entry: number })]);
  return entry.ended === null ? ok(entry) : err([watchListRefusal('WTL-006', '/id')]);
}

const event = (number: string, type: string, data: object): NewEvent => ({
  stream: watchEntryRef(number),
  type,
  version: 1,
  data: asJson(data),
});
const asJson = (data: object): Json => JSON.parse(JSON.stringify(data)) as Json;
const outcome = (events: readonly NewEvent[], answer: Json): Outcome => ({
  events,
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer,
});
