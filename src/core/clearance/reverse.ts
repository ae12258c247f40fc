import { putInForce, type InForce } from './amend.ts';
import { finished, open, type CaseWorld } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { consignmentOf, consignmentRefusals, dutyPostings, ownReferenceOf } from './lodge.ts';
import { penaltyPostings } from './penalty-postings.ts';
import { refuse } from './refusals.ts';
import { decideReliefs, endEvents, reliefClaims, reliefTouches } from './reliefs.ts';
import type { Reversible } from './reversible.ts';
import { reopenedBy, reopenedRefs } from './settled-by.ts';
import { declarationRef, paperKeysOf } from './streams.ts';
import {
  AMENDMENTS_MAX,
  standsOn,
  versionOf,
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
  type DeclarationStatus,
  type DecisionType,
  type OfficerDecision,
  type Restored,
} from '#core/declaration';
import {
  err,
  needsMore,
  ok,
  wholeUnits,
  type Command,
  type Facts,
  type Handler,
  type KeyRef,
  type NeedsMore,
  type Outcome,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { drawEvents } from '#core/relief';

/** What it takes to take a decision back: the decision and the version in force, read by the caller from the journal. */
export interface Reversing {
  readonly number: DeclarationNumber;
  readonly inForce: InForce;
  readonly reversible: Reversible;
}

/**
 * A leader takes back a decision that was a mistake, by a new one that names it: not their own, and not one that a later
 * decision stands on. What followed from it is undone in the same transaction, or compensated where it can not be.
 */
export type ReverseDecision = Command<'case.reverse', Reversing & { readonly reason: string }>;

type Facted = Facts<ClearanceReference>;
type Decided = Result<Outcome, Refusals> | NeedsMore;

export const reverseDecision: Handler<ReverseDecision, null, ClearanceReference> = {
  type: 'case.reverse',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    return opened.ok ? reversing(command.data, command.data.reason, opened.value, world, facts) : opened;
  },
};

/** The outcome of taking a decision back, `first` whatever ordered it. */
export function reversing(
  { number, inForce, reversible }: Reversing,
  reason: string,
  opened: CaseWorld,
  world: WorkingSet,
  facts: Facted,
  first: readonly DeclarationEventData[] = [],
): Decided {
  if (opened.state.documentPosition !== inForce.position) return err([refuse('AMD-004', '/version')]);
  const decision = opened.state.decisions?.find(({ position }) => position === reversible.decision);
  if (decision === undefined) return err([refuse('REV-001', '/decision')]);
  const refusals = reversalRefusals(decision, reversible.restores, opened);
  if (refusals.length > 0) return err(refusals);
  const unread = reopenedRefs(number, decision).filter((ref) => !world.has(ref));
  if (unread.length > 0) return needsMore(unread);
  const reopened = reopenedBy(decision, reason, opened, world);
  const { decisionType, restores, versionBefore } = reversible;
  if (restores.kind === 'existence')
    return restoring(restores, { ...reversible, reason }, { opened, inForce, first }, world, facts);
  const reversed: DeclarationEventData = {
    type: 'DecisionReversed',
    decision: decision.position,
    decisionType,
    reason,
    restores,
  };
  if (versionBefore === undefined)
    return ok(
      finished(opened, [...first, reversed, ...compensation(decision, opened, reason)], facts, {
        postings: restores.kind === 'penalty' ? penaltyPostings(number, -wholeUnits(restores.amount)) : [],
        events: reopened,
      }),
    );
  const { declaration, assessment, reasonCode } = versionBefore;
  const before = putInForce(
    {
      declaration,
      by: 'customs',
      reasonCode,
      reason,
      inForce,
      examined: { assessment, warnings: [] },
      follows: [...first, reversed],
    },
    opened,
    world,
    facts,
  );
  if ('needsMore' in before || !before.ok) return before;
  return ok({ ...before.value, events: [...before.value.events, ...reopened] });
}

const ENDING_CONTROL: readonly DecisionType[] = [
  'ControlAccepted',
  'FindingRecorded',
  'Rechannelled',
  'ReleaseGranted',
];
const GIVEN: readonly DeclarationStatus[] = ['released', 'releasedProvisionally'];

/** Goods that were released on the strength of what is taken back stay where they are until they are controlled anew. */
function compensation(
  { type, before, position }: OfficerDecision,
  { state }: CaseWorld,
  reason: string,
): readonly DeclarationEventData[] {
  const endedControl = ENDING_CONTROL.includes(type);
  if (!endedControl || before.controlPassed || !GIVEN.includes(state.status)) return [];
  return [{ type: 'ReleaseSuspended', reason, follows: position }];
}

function reversalRefusals(decision: OfficerDecision, restores: Restored, { state, actor }: CaseWorld): Refusals {
  if (decision.by === actor.userId) return [refuse('REV-002', '/decision')];
  if (standsOn(state.decisions ?? [], decision) !== undefined) return [refuse('REV-003', '/decision')];
  if (restores.kind === 'amendment' && state.amendment !== undefined) return [refuse('REV-004', '/decision')];
  // Its shipment may be declared anew as a whole by now.
  if (restores.kind === 'existence' && state.head.division !== undefined) return [refuse('REV-005', '/decision')];
  if (!CAN_STAND_AGAIN[restores.kind](state)) return [refuse('REV-006', '/decision')];
  if (restores.kind === 'figures' && versionOf(state) >= AMENDMENTS_MAX) return [refuse('AMD-001', '/number')];
  return [];
}

/** Whether what a decision ended finds its place free, as things are now; of the others more is asked above. */
const always = (): boolean => true;
const CAN_STAND_AGAIN: Readonly<Record<Restored['kind'], (state: DeclarationState) => boolean>> = {
  control: always,
  figures: always,
  amendment: always,
  cancellation: ({ cancellation }) => cancellation === undefined,
  existence: always,
  penalty: always,
  // Goods do not go on a control that was taken back, nor while their end is asked for.
  release: ({ controlPassed, cancellation, stopped }) =>
    stopped !== undefined && controlPassed && cancellation === undefined,
  instruction: ({ instruction }) => instruction !== undefined,
  earlyRelease: ({ early, releasedAt }) => early === undefined && releasedAt === null,
  refund: ({ refund, refundable }) => refund === undefined && refundable !== undefined,
  storage: ({ storage, releasedAt }) => storage === undefined && releasedAt === null,
};

/** A cancelled declaration stands again: its goods must not have been declared anew, and its taxes are claimed again. */
function restoring(
  restores: Extract<Restored, { kind: 'existence' }>,
  { decision, decisionType, reason }: Pick<Reversible, 'decision' | 'decisionType'> & { readonly reason: string },
  {
    opened,
    inForce,
    first,
  }: { readonly opened: CaseWorld; readonly inForce: InForce; readonly first: readonly DeclarationEventData[] },
  world: WorkingSet,
  facts: Facted,
): Decided {
  const { head } = opened.state;
  const { declaration, legalDate: on } = inForce;
  const { reference } = facts.reference;
  const consignment = consignmentOf(head, declaration);
  const paperKeys = paperKeysOf(opened.state);
  const keys: readonly KeyRef[] = [...consignment, ...ownReferenceOf(head), ...paperKeys];
  const claims = reliefClaims(declaration, reference, on);
  const missing = [...keys, ...reliefTouches(claims)].filter((touch) => !world.has(touch));
  if (missing.length > 0) return needsMore(missing);
  const reliefs = decideReliefs(claims, { head, declaration, reference, on }, world);
  if ('needsMore' in reliefs) return reliefs;
  const taken = [
    ...consignmentRefusals(consignment, [head.number], world),
    ...(ownReferenceOf(head).some((key) => world.holder(key) !== undefined)
      ? [refuse('DUP-001', '/functionalReferenceId')]
      : []),
    ...(paperKeys.some((key) => world.holder(key) !== undefined) ? [refuse('PAP-001', '/paper/number')] : []),
  ];
  if (!reliefs.ok) return err([...taken, ...reliefs.error]);
  if (taken.length > 0) return err(taken);
  const reliefDraws = reliefs.value;
  const reversed: DeclarationEventData = {
    type: 'DecisionReversed',
    decision,
    decisionType,
    reason,
    restores: { ...restores, ...(reliefDraws.length > 0 && { reliefDraws }) },
  };
  return ok(
    finished(opened, [...first, reversed], facts, {
      events: [...drawEvents(reliefDraws, head.number, world), ...endEvents(claims, head.number, world)],
      claims: keys.map((key) => ({ ...key, holder: head.number })),
      postings: dutyPostings(head.number, restores.taxes),
    }),
  );
}
