import type { InForce } from './amend.ts';
import { finished, open, type CaseWorld } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { refuse } from './refusals.ts';
import { reversing } from './reverse.ts';
import type { Reversible } from './reversible.ts';
import { declarationRef } from './streams.ts';
import { appealUntil } from '#core/deadline';
import {
  APPEALS_MAX,
  isOpenAppeal,
  type Appeal,
  type AppealOutcome,
  type DeclarationEventData,
  type DeclarationNumber,
} from '#core/declaration';
import {
  err,
  legalDate,
  ok,
  type Command,
  type Facts,
  type Handler,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';

/** Who is bound by a decision of customs says why it is wrong, within the time for it. The decision stands meanwhile. */
export type LodgeAppeal = Command<
  'declaration.appeal',
  { readonly number: DeclarationNumber; readonly decision: string; readonly text: string }
>;
interface OnAppeal {
  readonly number: DeclarationNumber;
  readonly appealId: string;
  readonly reason: string;
}
export type WithdrawAppeal = Command<'declaration.withdrawAppeal', OnAppeal>;
/** An intricate case takes its longer time, once, and the appellant is told. */
export type ProlongAppeal = Command<'appeal.prolong', OnAppeal>;
/** A leader who did not take the decision answers; where the appellant is right, it is reversed in the same transaction. */
export type DecideAppeal = Command<
  'appeal.decide',
  OnAppeal & {
    readonly outcome: AppealOutcome;
    readonly inForce: InForce;
    /** The decision appealed against, read by the caller from the journal. */
    readonly reversible: Reversible;
  }
>;

type Facted = Facts<ClearanceReference>;

export const lodgeAppeal: Handler<LodgeAppeal, null, ClearanceReference> = {
  type: 'declaration.appeal',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { decision: position, text } = command.data;
    const { decisions = [], appeals = [] } = opened.value.state;
    const decision = decisions.find((each) => each.position === position);
    if (decision === undefined) return err([refuse('REV-001', '/decision')]);
    if (appeals.some((appeal) => appeal.decision === position)) return err([refuse('APL-001', '/decision')]);
    if (appeals.length >= APPEALS_MAX) return err([refuse('APL-004')]);
    const until = appealUntil(decision.at, opened.value.state.head.officeId, facts.reference);
    if (until !== null && until < facts.at) return err([refuse('APL-002', '/decision', { on: dayOf(until, facts) })]);
    const { type: decisionType, by: decidedBy } = decision;
    const lodged = { type: 'AppealLodged', decision: position, decisionType, decidedBy, text } as const;
    return ok(finished(opened.value, [lodged], facts));
  },
};

export const withdrawAppeal = onAppeal<WithdrawAppeal>('declaration.withdrawAppeal', 'AppealWithdrawn');
export const prolongAppeal = onAppeal<ProlongAppeal>('appeal.prolong', 'AppealProlonged', ({ prolonged }) =>
  prolonged ? [refuse('APL-005', '/appealId')] : [],
);

export const decideAppeal: Handler<DecideAppeal, null, ClearanceReference> = {
  type: 'appeal.decide',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = openAppeal(command, world);
    if (!opened.ok) return opened;
    const { appeal, ...about } = opened.value;
    if (appeal.decidedBy === about.actor.userId) return err([refuse('REV-002', '/appealId')]);
    const { appealId, outcome, reason } = command.data;
    const decided: DeclarationEventData = { type: 'AppealDecided', appealId, outcome, reason };
    const isInEffect = about.state.decisions?.some(({ position }) => position === appeal.decision) ?? false;
    // What was reversed or overtaken meanwhile has nothing left to undo; the appellant is told to have been right.
    if (outcome === 'dismissed' || !isInEffect) return ok(finished(about, [decided], facts));
    if (command.data.reversible.decision !== appeal.decision) return err([refuse('REV-001', '/appealId')]);
    return reversing(command.data, reason, about, world, facts, [decided]);
  },
};

function onAppeal<C extends Command<'declaration.withdrawAppeal' | 'appeal.prolong', OnAppeal>>(
  type: C['type'],
  eventType: 'AppealWithdrawn' | 'AppealProlonged',
  check: (appeal: Appeal) => Refusals = () => [],
): Handler<C, null, ClearanceReference> {
  return {
    type,
    prepare: () => ok(null),
    touches: ({ data }) => [declarationRef(data.number)],
    handle: (command, _prepared, world, facts) => {
      const opened = openAppeal(command, world);
      if (!opened.ok) return opened;
      const refusals = check(opened.value.appeal);
      if (refusals.length > 0) return err(refusals);
      const { appealId, reason } = command.data;
      return ok(finished(opened.value, [{ type: eventType, appealId, reason }], facts));
    },
  };
}

/** The declaration for one who may take this step, with the open appeal that it is about. */
function openAppeal(
  command: Command<string, OnAppeal>,
  world: WorkingSet,
): Result<CaseWorld & { readonly appeal: Appeal }, Refusals> {
  const opened = open(command, world);
  if (!opened.ok) return opened;
  const appeal = opened.value.state.appeals?.find(({ id }) => id === command.data.appealId);
  if (appeal === undefined || !isOpenAppeal(appeal)) return err([refuse('APL-003', '/appealId')]);
  return ok({ ...opened.value, appeal });
}

const dayOf = (at: Parameters<typeof legalDate>[0], { reference: { reference } }: Facted): string =>
  legalDate(at, reference.country.zoneOffsetMinutes);
