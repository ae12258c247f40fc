import type {
  AddCaseNote,
  CloseFollowUp,
  ConcludeCase,
  DropPenalty,
  ImposePenalty,
  ProposePenalty,
  TakeCase,
} from './commands.ts';
import { followUpNumber, penaltyNumber } from './follow-up-number.ts';
import { enterInspection, inspectionEvent, touchesOf, type InspectionCase } from './inspection-case.ts';
import { begunIn, inspectionLaw, stepHandler } from './inspection-steps.ts';
import { finished, resourceOf } from '../case.ts';
import type { ClearanceReference } from '../clearance-reference.ts';
import { penaltyPostings } from '../penalty-postings.ts';
import { can } from '#core/access';
import type { DeclarationEventData } from '#core/declaration';
import {
  amountRefusals,
  followUpRefusals,
  inspectionRefusal,
  proposalRefusals,
  type FollowUpKind,
  type InspectionState,
} from '#core/inspection';
import { assert, err, ok, wholeUnits, type Handler, type Refusals } from '#core/kernel';
import { paymentReferenceOf } from '#core/payment';

export const proposePenalty = stepHandler<ProposePenalty>('inspection.proposePenalty', {
  check: ({ proposal }, facts) => proposalRefusals(proposal, inspectionLaw(facts)),
  beside: ({ followUp }, entered) => openRefusals(followUp, PENALTY, entered),
  event: ({ followUp, proposal }) => ({ type: 'PenaltyProposed', followUp, ...proposal }),
});

/**
 * Posts the fine on the account of the declaration, in the same transaction: due beside the taxes and paid like them. The
 * trader is told, and may appeal against it as against any decision.
 */
export const imposePenalty: Handler<ImposePenalty, null, ClearanceReference> = {
  type: 'inspection.imposePenalty',
  prepare: () => ok(null),
  touches: touchesOf,
  handle: (command, _prepared, world, facts) => {
    const entered = enterInspection(command, world);
    if (!entered.ok) return entered;
    const { followUp, amount, reason } = command.data;
    const refusals = openRefusals(followUp, PENALTY, entered.value);
    if (refusals.length > 0) return err(refusals);
    const { proposal } = followUpIn(entered.value, followUp);
    if (proposal === undefined) return err([inspectionRefusal('INS-024', '/followUp', { value: followUp })]);
    const decided = [
      ...ownRefusals(followUp, entered.value),
      ...amountRefusals(amount, { min: proposal.amountMin, max: proposal.amountMax }, '/amount'),
    ];
    if (decided.length > 0) return err(decided);
    const { number } = entered.value.state.head;
    const imposed: DeclarationEventData = {
      type: 'PenaltyImposed',
      id: penaltyNumber(world),
      followUp,
      violation: proposal.violation,
      amount,
      reason,
      paymentReference: entered.value.state.paymentReference ?? paymentReferenceOf(number),
    };
    const end = { text: reason, link: imposed.id, end: 'penaltyImposed' } as const;
    return ok(
      finished(entered.value, [imposed], facts, {
        events: [inspectionEvent(entered.value, { type: 'FollowUpClosed', followUp, ...end })],
        postings: penaltyPostings(number, wholeUnits(amount)),
        answer: ({ status }) => ({ number, status, penalty: imposed.id }),
      }),
    );
  },
};

export const dropPenalty = stepHandler<DropPenalty>('inspection.dropPenalty', {
  beside: ({ followUp }, entered) => [...openRefusals(followUp, PENALTY, entered), ...ownRefusals(followUp, entered)],
  event: ({ followUp, reason }) => ({
    type: 'FollowUpClosed',
    followUp,
    text: reason,
    link: null,
    end: 'penaltyDropped',
  }),
});

export const takeCase = stepHandler<TakeCase>('inspection.takeCase', {
  beside: ({ followUp }, entered) => {
    const refusals = openRefusals(followUp, CASE, entered);
    if (refusals.length > 0) return refusals;
    const { officer } = followUpIn(entered, followUp);
    return officer === undefined || leads(entered) ? [] : [inspectionRefusal('INS-025', '', { value: followUp })];
  },
  event: ({ followUp }, { actor }) => ({ type: 'CaseTaken', followUp, officerId: actor.userId }),
});

export const addCaseNote = stepHandler<AddCaseNote>('inspection.addCaseNote', {
  beside: ({ followUp }, entered) => [...openRefusals(followUp, CASE, entered), ...handsRefusals(followUp, entered)],
  event: ({ followUp, text }) => ({ type: 'CaseNoteAdded', followUp, text }),
});

export const concludeCase = stepHandler<ConcludeCase>('inspection.concludeCase', {
  beside: ({ followUp }, entered) => [...openRefusals(followUp, CASE, entered), ...handsRefusals(followUp, entered)],
  event: ({ followUp, outcome, text }, _entered, world) => ({
    type: 'CaseConcluded',
    followUp,
    outcome,
    text,
    opens: outcome === 'noViolation' ? null : { id: followUpNumber(outcome, world), kind: outcome },
  }),
});

export const closeFollowUp = stepHandler<CloseFollowUp>('inspection.closeFollowUp', {
  beside: ({ followUp }, entered) => openRefusals(followUp, SETTLED_BY_STEPS, entered),
  event: ({ followUp, text }) => ({ type: 'FollowUpClosed', followUp, text, link: null, end: 'setAside' }),
});

const PENALTY = ['penaltyProposal'] as const;
const CASE = ['case'] as const;
/** What a version of the declaration settles. */
export const SETTLED_BY_STEPS = ['instruction', 'reassessment'] as const;

const openRefusals = (followUp: string, kinds: readonly FollowUpKind[], entered: InspectionCase): Refusals =>
  followUpRefusals(followUp, kinds, begunIn(entered));

function followUpIn(entered: InspectionCase, id: string): InspectionState['followUps'][number] {
  const found = begunIn(entered).followUps.find((each) => each.id === id);
  assert(found, 'a follow-up was looked for before');
  return found;
}

/** Four eyes: who proposes a fine does not decide on it. */
const ownRefusals = (followUp: string, entered: InspectionCase): Refusals =>
  begunIn(entered).followUps.some(({ id, proposal }) => id === followUp && proposal?.by === entered.actor.userId)
    ? [inspectionRefusal('INS-023', '/followUp')]
    : [];

/** Who investigates writes the file. */
const handsRefusals = (followUp: string, entered: InspectionCase): Refusals =>
  begunIn(entered).followUps.some(({ id, officer }) => id === followUp && officer?.officerId === entered.actor.userId)
    ? []
    : [inspectionRefusal('INS-025', '/followUp', { value: followUp })];

const leads = ({ actor, state }: InspectionCase): boolean => can(actor, 'case.review', resourceOf(state.head));
