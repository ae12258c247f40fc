import {
  CHANGES,
  PROPOSAL_STATUSES,
  statusOn,
  type ProposalContent,
  type ProposalState,
  type Signature,
} from '#core/approval';
import { can } from '#core/access';
import { legalDate, type Actor } from '#core/kernel';
import { Type, type Static } from 'typebox';
import type { ApprovalServices, ServedKind } from './approval-services.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

const SignatureSchema = Type.Object({
  userId: Type.String(),
  name: nullable(Type.String()),
  at: Type.String({ description: 'UTC instant' }),
});

export const ProposalSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ description: 'What is proposed: `reference-publication` is a version of the reference data' }),
    status: Type.Enum(PROPOSAL_STATUSES),
    reason: Type.String({ description: 'Why, in the words of who proposes' }),
    proposed: SignatureSchema,
    lastDay: Type.String({ description: 'The last day on which it may be approved' }),
    contentHash: Type.String({ description: 'SHA-256 of all that is shown: name it to approve exactly that' }),
    facts: Type.Record(Type.String(), Type.String(), { description: 'What to know besides the changes' }),
    counts: Type.Object({ added: Count, ended: Count, changed: Count, renamed: Count }),
    stale: Type.Boolean({
      description: 'What it was compared with is no longer in force: it has to be brought up to date',
    }),
    replaces: nullable(Type.String()),
    decision: nullable(
      Type.Object({
        ...SignatureSchema.properties,
        outcome: Type.Enum(['approved', 'rejected', 'withdrawn']),
        reason: Type.String(),
        replacedBy: nullable(Type.String()),
      }),
    ),
    may: Type.Object(
      { decide: Type.Boolean(), withdraw: Type.Boolean() },
      { description: 'What the asker may do with it now' },
    ),
  },
  { $id: 'Proposal' },
);
export type ProposalView = Static<typeof ProposalSchema>;

export const ShownChangeSchema = Type.Object(
  {
    key: Type.String(),
    change: Type.Enum(CHANGES),
    name: Type.Object({ vi: Type.String(), en: Type.String() }),
    fields: Type.Array(
      Type.Object({ field: Type.String(), before: nullable(Type.String()), after: nullable(Type.String()) }),
    ),
  },
  { $id: 'ShownChange' },
);

/** A proposal as this person sees it today. */
export async function proposalView(
  state: ProposalState,
  content: ProposalContent,
  { kind, isStale }: ServedKind,
  actor: Actor,
  { services, nameOf }: Pick<ApprovalServices, 'services' | 'nameOf'>,
): Promise<ProposalView> {
  const { zoneOffsetMinutes } = services.reference.current().reference.country;
  const status = statusOn(state, legalDate(services.clock.now(), zoneOffsetMinutes));
  const signed = async ({ userId, at }: Signature) => ({ userId, at, name: (await nameOf(userId)) ?? null });
  const { decision } = state;
  const isOpen = status === 'proposed';
  const isOwn = state.proposed.userId === actor.userId;
  return {
    id: state.id,
    kind: state.kind,
    status,
    reason: state.reason,
    proposed: await signed(state.proposed),
    lastDay: state.lastDay,
    contentHash: state.contentHash,
    facts: content.facts,
    counts: content.counts,
    stale: isOpen && (await isStale(state.data)),
    replaces: state.replaces,
    decision: decision && {
      ...(await signed(decision)),
      outcome: decision.outcome,
      reason: decision.reason,
      replacedBy: decision.replacedBy,
    },
    may: {
      decide: isOpen && !isOwn && actor.scopes === undefined && can(actor, kind.mayApprove),
      withdraw: isOpen && isOwn,
    },
  };
}
