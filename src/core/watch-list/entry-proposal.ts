import { approvalRefusal, type ApprovalKind, type CarriedFor } from '#core/approval';
import { err, ok, type Actor, type Json, type NewEvent, type Refusal, type WorkingSet } from '#core/kernel';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { ENTRY_EVENTS, watchEntryRef, type EntryConfirmed } from './entry-stream.ts';
import { isUnconfirmed, maySee, type WatchEntry } from './entry.ts';
import { ENTRIES_ADDED_MAX } from './watch-list-commands.ts';
import { watchListRefusal } from './watch-list-refusals.ts';

const closed = { additionalProperties: false } as const;

/**
 * What takes two people: that entries select. Names entries and versions and nothing of what they say, for what they say is known to
 * few, and may be personal data.
 */
export const EntryProposal = Type.Object(
  {
    entries: Type.Array(
      Type.Object({ id: Type.String({ pattern: '^[1-9]\\d{0,17}$' }), version: Type.Integer({ minimum: 1 }) }, closed),
      { minItems: 1, maxItems: ENTRIES_ADDED_MAX },
    ),
  },
  closed,
);
export type EntryProposal = Static<typeof EntryProposal>;

export const WATCH_LIST_ENTRY = 'watch-list-entry';

/** Longer than a weekend and short enough that what nobody took up is looked at again. */
const DAYS_OPEN = 14;

export const watchListProposal: ApprovalKind = {
  name: WATCH_LIST_ENTRY,
  mayPropose: 'risk.list.edit',
  mayApprove: 'risk.list.approve',
  daysOpen: DAYS_OPEN,
  check: (data) => (Check(EntryProposal, data) ? [] : [approvalRefusal('APR-001', '/data')]),
  touches: (data) => entryProposalOf(data).entries.map(({ id }) => watchEntryRef(id)),
  carryOut: (data, world, _facts, actor, by) => {
    const { entries } = entryProposalOf(data);
    const refusals = entries.flatMap((entry, at) => refusalOf(entry, world, actor, `/data/entries/${at}`));
    if (refusals.length > 0) return err(refusals);
    const events = entries.map((entry) => confirmation(entry, by));
    return ok({ events, postings: [], claims: [], releases: [], outbox: [] });
  },
};

/** Checked when it was proposed; the journal cannot have changed it. */
export function entryProposalOf(data: Json): EntryProposal {
  if (!Check(EntryProposal, data)) throw new Error('proposed entries have the agreed shape');
  return data;
}

type Named = EntryProposal['entries'][number];

function refusalOf({ id, version }: Named, world: WorkingSet, actor: Actor, pointer: string): readonly Refusal[] {
  const entry = world.state<WatchEntry>(watchEntryRef(id));
  // Whoever may not know of an entry agrees to nothing about it.
  if (entry === undefined || !maySee(actor, entry)) return [watchListRefusal('WTL-002', pointer, { entry: id })];
  if (entry.ended !== null) return [watchListRefusal('WTL-006', pointer)];
  return entry.version === version && isUnconfirmed(entry) ? [] : [watchListRefusal('WTL-009', pointer, { entry: id })];
}

function confirmation({ id, version }: Named, { proposalId, proposedBy }: CarriedFor): NewEvent {
  const data: EntryConfirmed = { version, proposalId, proposedBy };
  return { stream: watchEntryRef(id), type: ENTRY_EVENTS.confirmed, version: 1, data: { ...data } };
}
