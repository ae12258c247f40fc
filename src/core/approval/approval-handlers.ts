import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { can } from '#core/access';
import {
  addDays,
  err,
  ok,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type NewEvent,
  type Outcome,
  type PlainDate,
  type Refusals,
  type Result,
  type Touch,
  type WorkingSet,
  needsMore,
} from '#core/kernel';
import type { ApprovalKind, Carried } from './approval-kind.ts';
import { approvalRefusal } from './approval-refusals.ts';
import {
  PROPOSAL_EVENTS,
  proposalRef,
  statusOn,
  type Proposed,
  type ProposalState,
  type ProposalStatus,
} from './proposal.ts';

/** A page of text; whoever has more to say attaches the decree. */
export const REASON_LENGTH_MAX = 2_000;

const closed = { additionalProperties: false } as const;
const id = Type.String({ pattern: '^[1-9]\\d{0,17}$' });
const contentHash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const reason = Type.String({ maxLength: REASON_LENGTH_MAX });

const ProposeData = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 60 }),
    reason,
    data: Type.Unknown(),
    contentHash,
    /** A proposal of the same person, still open, that this one takes the place of: the way to bring a stale one up to date. */
    replaces: Type.Union([id, Type.Null()]),
  },
  closed,
);
type ProposeData = Omit<Static<typeof ProposeData>, 'data'> & { readonly data: Json };
export type Propose = Command<'approval.propose', ProposeData>;

const ApproveData = Type.Object({ id, contentHash }, closed);
export type Approve = Command<'approval.approve', Static<typeof ApproveData>>;

const EndData = Type.Object({ id, reason }, closed);
export type Reject = Command<'approval.reject', Static<typeof EndData>>;
export type Withdraw = Command<'approval.withdraw', Static<typeof EndData>>;

export const APPROVE: Approve['type'] = 'approval.approve';

/** The commands of two-person approval for these kinds of proposals. Refuses with `APR-001` … and what the kinds refuse with. */
export function approvalHandlers<Reference>(
  kinds: readonly ApprovalKind<Reference>[],
): readonly [
  Handler<Propose, ApprovalKind<Reference>, Reference>,
  Handler<Approve, null, Reference>,
  Handler<Reject, null, Reference>,
  Handler<Withdraw, null, Reference>,
] {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  return [proposing(byName), approving(byName), rejecting(byName), withdrawing()];
}

type Kinds<Reference> = ReadonlyMap<string, ApprovalKind<Reference>>;

function proposing<Reference>(kinds: Kinds<Reference>): Handler<Propose, ApprovalKind<Reference>, Reference> {
  return {
    type: 'approval.propose',
    prepare: ({ data, actor }) => {
      if (!Check(ProposeData, data)) return err([approvalRefusal('APR-001')]);
      const kind = kinds.get(data.kind);
      if (kind === undefined) return err([approvalRefusal('APR-002', '/kind')]);
      if (!can(actor, kind.mayPropose)) return err([approvalRefusal('APR-013')]);
      const refusals = [...reasonRefusals(data.reason), ...kind.check(data.data)];
      return refusals.length > 0 ? err(refusals) : ok(kind);
    },
    touches: ({ data }, kind) => [...replacedOf(data), ...kind.touches(data.data)],
    handle: ({ data, actor }, kind, world, facts) => {
      const replaced = data.replaces === null ? undefined : world.state<ProposalState>(proposalRef(data.replaces));
      if (data.replaces !== null) {
        const refusals = replaceRefusals(replaced, actor, facts.today);
        if (refusals.length > 0) return err(refusals);
      }
      const by = { proposalId: NOT_NUMBERED, proposedBy: actor.userId, reason: data.reason };
      const possible = kind.carryOut(data.data, world, facts, actor, by);
      if (!possible.ok) return possible;
      const newId = world.nextNumber('proposal').toString();
      const event: Proposed = {
        id: newId,
        kind: kind.name,
        reason: data.reason.trim(),
        data: data.data,
        contentHash: data.contentHash,
        lastDay: addDays(facts.today, kind.daysOpen),
        replaces: data.replaces,
      };
      const events = [
        ...(replaced === undefined ? [] : [ended(replaced.id, 'withdrawn', { reason: '', replacedBy: newId })]),
        { stream: proposalRef(newId), type: PROPOSAL_EVENTS.proposed, version: 1, data: { ...event } },
      ];
      return ok({ ...NOTHING, events, answer: { id: newId, contentHash: data.contentHash, lastDay: event.lastDay } });
    },
  };
}

/** A proposal that is only being made. */
const NOT_NUMBERED = '';

const replacedOf = ({ replaces }: ProposeData): readonly Touch[] => (replaces === null ? [] : [proposalRef(replaces)]);

function replaceRefusals(state: ProposalState | undefined, actor: Actor, today: PlainDate): Refusals {
  if (state === undefined) return [approvalRefusal('APR-003', '/replaces')];
  if (state.proposed.userId !== actor.userId) return [approvalRefusal('APR-008', '/replaces')];
  return openRefusals(state, today);
}

function approving<Reference>(kinds: Kinds<Reference>): Handler<Approve, null, Reference> {
  return {
    type: APPROVE,
    prepare: ({ data, actor }) => {
      if (!Check(ApproveData, data)) return err([approvalRefusal('APR-001')]);
      return actor.scopes === undefined ? ok(null) : err([approvalRefusal('APR-010')]);
    },
    touches: ({ data }) => [proposalRef(data.id)],
    handle: ({ data, actor }, _prepared, world, facts) => {
      const found = decidable(kinds, data.id, actor, world, facts);
      if (!found.ok) return found;
      const { state, kind } = found.value;
      if (state.contentHash !== data.contentHash) return err([approvalRefusal('APR-007', '/contentHash')]);
      const missing = kind.touches(state.data).filter((touch) => !world.has(touch));
      if (missing.length > 0) return needsMore(missing);
      const by = { proposalId: data.id, proposedBy: state.proposed.userId, reason: state.reason };
      const carried = kind.carryOut(state.data, world, facts, actor, by);
      if (!carried.ok) return carried;
      // One outcome, one transaction: what was approved is done, or it is not approved.
      return ok(withEnd(carried.value, ended(data.id, 'approved', { contentHash: data.contentHash })));
    },
  };
}

function rejecting<Reference>(kinds: Kinds<Reference>): Handler<Reject, null, Reference> {
  return {
    type: 'approval.reject',
    prepare: ({ data, actor }) => {
      if (!Check(EndData, data)) return err([approvalRefusal('APR-001')]);
      if (actor.scopes !== undefined) return err([approvalRefusal('APR-010')]);
      const refusals = reasonRefusals(data.reason);
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: ({ data }) => [proposalRef(data.id)],
    handle: ({ data, actor }, _prepared, world, facts) => {
      const found = decidable(kinds, data.id, actor, world, facts);
      return found.ok ? ok(withEnd(NOTHING, ended(data.id, 'rejected', { reason: data.reason.trim() }))) : found;
    },
  };
}

function withdrawing<Reference>(): Handler<Withdraw, null, Reference> {
  return {
    type: 'approval.withdraw',
    prepare: ({ data }) => (Check(EndData, data) ? ok(null) : err([approvalRefusal('APR-001')])),
    touches: ({ data }) => [proposalRef(data.id)],
    handle: ({ data, actor }, _prepared, world, facts) => {
      const state = world.state<ProposalState>(proposalRef(data.id));
      if (state === undefined) return err([approvalRefusal('APR-003', '/id')]);
      if (state.proposed.userId !== actor.userId) return err([approvalRefusal('APR-008')]);
      const refusals = openRefusals(state, facts.today);
      if (refusals.length > 0) return err(refusals);
      return ok(withEnd(NOTHING, ended(data.id, 'withdrawn', { reason: data.reason.trim() })));
    },
  };
}

interface Decidable<Reference> {
  readonly state: ProposalState;
  readonly kind: ApprovalKind<Reference>;
}

/** A proposal that this actor may approve or reject now, or all that stands in the way. */
function decidable<Reference>(
  kinds: Kinds<Reference>,
  proposalId: string,
  actor: Actor,
  world: WorkingSet,
  { today }: Pick<Facts<unknown>, 'today'>,
): Result<Decidable<Reference>, Refusals> {
  const state = world.state<ProposalState>(proposalRef(proposalId));
  if (state === undefined) return err([approvalRefusal('APR-003', '/id')]);
  const kind = kinds.get(state.kind);
  if (kind === undefined) return err([approvalRefusal('APR-002')]);
  if (!can(actor, kind.mayApprove)) return err([approvalRefusal('APR-013')]);
  const refusals = openRefusals(state, today);
  if (refusals.length > 0) return err(refusals);
  // The person, not the account's organisation or role of the day.
  if (state.proposed.userId === actor.userId) return err([approvalRefusal('APR-006')]);
  return ok({ state, kind });
}

function openRefusals(state: ProposalState, today: PlainDate): Refusals {
  const status = statusOn(state, today);
  if (status === 'proposed') return [];
  if (status === 'expired') return [approvalRefusal('APR-005', '', { day: state.lastDay })];
  return [approvalRefusal('APR-004', '', { outcome: STATUS_WORDS[status] })];
}

const STATUS_WORDS = {
  proposed: { vi: 'đang chờ', en: 'waiting' },
  approved: { vi: 'đã phê duyệt', en: 'approved' },
  rejected: { vi: 'đã từ chối', en: 'rejected' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  expired: { vi: 'hết hạn', en: 'expired' },
} as const satisfies Record<ProposalStatus, { vi: string; en: string }>;

function reasonRefusals(text: string): Refusals {
  return text.trim() === '' ? [approvalRefusal('APR-009', '/reason', { max: String(REASON_LENGTH_MAX) })] : [];
}

const NOTHING: Outcome = { events: [], postings: [], claims: [], releases: [], outbox: [], answer: null };

const ended = (
  proposalId: string,
  outcome: 'approved' | 'rejected' | 'withdrawn',
  data: { readonly [key: string]: Json },
): NewEvent => ({ stream: proposalRef(proposalId), type: PROPOSAL_EVENTS[outcome], version: 1, data });

const withEnd = (carried: Carried, event: NewEvent): Outcome => ({
  ...carried,
  events: [event, ...carried.events],
  answer: { id: event.stream.id, outcome: event.type.toLowerCase() },
});
