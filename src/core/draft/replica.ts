import { applyChange } from './apply-change.ts';
import type { DraftDocument } from './draft-document.ts';
import { assert } from '#core/kernel';
import { asAccepted, type AcceptedDraftChange, type DraftChange, type DraftOperation } from './operations.ts';

/** Who changes it here, and when. */
export type DraftAuthor = Pick<AcceptedDraftChange, 'at' | 'userId' | 'name'>;

export interface PendingDraftChange extends DraftChange {
  readonly author: DraftAuthor;
}

/** A draft as one device has it: what the server has accepted, and what this device did on top of that. */
export interface DraftReplica {
  readonly confirmed: DraftDocument;
  /** In the order in which they were made, and are sent. */
  readonly pending: readonly PendingDraftChange[];
  /** Both together: what people see. */
  readonly shown: DraftDocument;
}

export const replicaOf = (confirmed: DraftDocument, pending: readonly PendingDraftChange[] = []): DraftReplica => ({
  confirmed,
  pending,
  shown: pending.reduce(applyPending, confirmed),
});

/** After a change that was made here. */
export const changeHere = (replica: DraftReplica, change: PendingDraftChange): DraftReplica => ({
  ...replica,
  pending: [...replica.pending, change],
  shown: applyPending(replica.shown, change),
});

/** The same, as a part of the last change, which nobody has sent yet: a word typed is one change and not one a letter. */
export function extendLast(
  replica: DraftReplica,
  operations: readonly DraftOperation[],
  author: DraftAuthor,
): DraftReplica {
  const last = replica.pending.at(-1);
  assert(last !== undefined, 'there is a change to extend');
  const extended = { ...last, author, operations: joined(last.operations, operations) };
  return {
    ...replica,
    pending: [...replica.pending.slice(0, -1), extended],
    shown: applyPending(replica.shown, { ...last, author, operations }),
  };
}

/** Of a field that is typed in, only what it came to. */
function joined(before: readonly DraftOperation[], after: readonly DraftOperation[]): readonly DraftOperation[] {
  const [last, next] = [before.at(-1), after[0]];
  const isTypedOn = after.length === 1 && next?.op === 'set' && last?.op === 'set' && next.at === last.at;
  return [...(isTypedOn ? before.slice(0, -1) : before), ...after];
}

/**
 * After changes that the server accepted, whosever they are. Those known already are passed over; at a gap it stops: the rest has to
 * be asked for again.
 */
export function changesAccepted(replica: DraftReplica, changes: readonly AcceptedDraftChange[]): DraftReplica {
  let { confirmed } = replica;
  for (const change of changes) {
    if (change.revision === confirmed.revision + 1) confirmed = applyChange(confirmed, change);
  }
  if (confirmed === replica.confirmed) return replica;
  const accepted = new Set(changes.filter(({ revision }) => revision <= confirmed.revision).map(({ id }) => id));
  return replicaOf(
    confirmed,
    replica.pending.filter(({ id }) => !accepted.has(id)),
  );
}

const applyPending = (document: DraftDocument, { author, ...change }: PendingDraftChange): DraftDocument =>
  applyChange(document, asAccepted(change, document, author));
