import type { FollowUpView } from './inspection-schemas.ts';
import type { ClearanceReference } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import type { InspectionState } from '#core/inspection';
import type { Actor, Text } from '#core/kernel';

/** What it takes to tell of follow-ups: who asks, what people are called, and what is called what. */
export interface FollowUpReading {
  readonly actor: Actor;
  readonly nameOf: (userId: string) => string;
  readonly country: Pick<ClearanceReference, 'inspection'>;
}

/** A follow-up as the office reads it, with what the declaration knows of it. */
export function followUpView(
  {
    id,
    kind,
    discrepancy,
    openedAt,
    from,
    proposal,
    officer,
    notes = [],
    closed,
  }: InspectionState['followUps'][number],
  { instruction, penalties = [] }: Pick<DeclarationState, 'instruction' | 'penalties'>,
  { actor, nameOf, country }: FollowUpReading,
): FollowUpView {
  const isReversed = closed?.end === 'penaltyImposed' && !penalties.some((penalty) => penalty.id === closed.link);
  return {
    id,
    kind,
    discrepancy,
    openedAt,
    from: from ?? null,
    proposal:
      proposal === undefined
        ? null
        : {
            violation: proposal.violation,
            violationName: violationName(proposal.violation, country),
            amountMin: proposal.amountMin,
            amountMax: proposal.amountMax,
            text: proposal.text,
            at: proposal.at,
            byName: nameOf(proposal.by),
            isOwn: proposal.by === actor.userId,
          },
    officer:
      officer === undefined
        ? null
        : { name: nameOf(officer.officerId), isSelf: officer.officerId === actor.userId, at: officer.at },
    notes: notes.map(({ text, by, at }) => ({ text, byName: nameOf(by), at })),
    instructed: closed === null && instruction?.followUps?.includes(id) === true,
    closed: closed && { text: closed.text, link: closed.link, end: closed.end ?? null, isReversed, at: closed.at },
  };
}

/** As the list calls it now; one that left the list keeps its code. */
function violationName(violation: string, { inspection }: FollowUpReading['country']): Text {
  return inspection.violations.findLast(({ id }) => id === violation)?.name ?? { vi: violation, en: violation };
}
