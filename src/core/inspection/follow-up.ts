import type { Done } from './done.ts';

/** What a discrepancy becomes. */
export const FOLLOW_UP_KINDS = ['instruction', 'reassessment', 'penaltyProposal', 'case'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** What an investigation may come to: nothing, or a follow-up of another kind that goes on from it. */
export const CASE_OUTCOMES = ['noViolation', 'instruction', 'reassessment', 'penaltyProposal'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/**
 * What ended a follow-up: the version that carried an instruction out, an assessment by customs, the decision on a fine,
 * the conclusion of an investigation; or a leader, who set it aside.
 */
export const FOLLOW_UP_ENDS = [
  'amended',
  'assessed',
  'penaltyImposed',
  'penaltyDropped',
  'setAside',
  ...CASE_OUTCOMES,
] as const;
export type FollowUpEnd = (typeof FOLLOW_UP_ENDS)[number];

/** A fine as an officer proposes it; a leader decides on it. */
export interface PenaltyProposal {
  /** A violation of the country's list. */
  readonly violation: string;
  /** Whole units of the national currency, both ends included. */
  readonly amountMin: string;
  readonly amountMax: string;
  /** What it stands on. */
  readonly text: string;
}

/** A new follow-up that an investigation opens. */
export interface OpenedFollowUp {
  readonly id: string;
  readonly kind: FollowUpKind;
}

export type FollowUpEventData =
  | ({ readonly type: 'PenaltyProposed'; readonly followUp: string } & PenaltyProposal)
  | { readonly type: 'CaseTaken'; readonly followUp: string; readonly officerId: string }
  | { readonly type: 'CaseNoteAdded'; readonly followUp: string; readonly text: string }
  | {
      readonly type: 'CaseConcluded';
      readonly followUp: string;
      readonly outcome: CaseOutcome;
      readonly text: string;
      /** `null` where nothing follows. */
      readonly opens: OpenedFollowUp | null;
    }
  | {
      readonly type: 'FollowUpClosed';
      readonly followUp: string;
      readonly text: string;
      /** What settled it: a version, a decision. */
      readonly link: string | null;
      /** Absent of those that were closed by hand, before steps closed what they settle. */
      readonly end?: FollowUpEnd;
    }
  /** What had settled it was taken back. */
  | { readonly type: 'FollowUpReopened'; readonly followUp: string; readonly text: string };

/** What a discrepancy became, until something settles it. */
export interface FollowUp<Discrepancy> {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly discrepancy: Discrepancy;
  readonly openedAt: Done['at'];
  /** The investigation that it comes of; absent where it comes of the inspection itself. */
  readonly from?: string;
  /** The last proposal is the one that is decided. */
  readonly proposal?: PenaltyProposal & Done;
  /** Who investigates. */
  readonly officer?: { readonly officerId: string; readonly at: Done['at'] };
  readonly notes?: readonly ({ readonly text: string } & Done)[];
  readonly closed: ({ readonly text: string; readonly link: string | null; readonly end?: FollowUpEnd } & Done) | null;
}

/** The follow-ups after an event about one of them. */
export function followUpsAfter<Discrepancy>(
  followUps: readonly FollowUp<Discrepancy>[],
  data: FollowUpEventData,
  done: Done,
): readonly FollowUp<Discrepancy>[] {
  const found = followUps.find(({ id }) => id === data.followUp);
  if (found === undefined) throw new Error(`There is no follow-up ${data.followUp}`);
  const changed = (change: Partial<FollowUp<Discrepancy>>) =>
    followUps.map((each) => (each === found ? { ...each, ...change } : each));
  switch (data.type) {
    case 'PenaltyProposed': {
      const { violation, amountMin, amountMax, text } = data;
      return changed({ proposal: { violation, amountMin, amountMax, text, ...done } });
    }
    case 'CaseTaken':
      return changed({ officer: { officerId: data.officerId, at: done.at } });
    case 'CaseNoteAdded':
      return changed({ notes: [...(found.notes ?? []), { text: data.text, ...done }] });
    case 'CaseConcluded': {
      const { outcome, text, opens } = data;
      const concluded = changed({ closed: { text, link: opens?.id ?? null, end: outcome, ...done } });
      if (opens === null) return concluded;
      const { discrepancy, id: from } = found;
      return [...concluded, { ...opens, discrepancy, from, openedAt: done.at, closed: null }];
    }
    case 'FollowUpClosed': {
      const { text, link, end } = data;
      return changed({ closed: { text, link, ...(end && { end }), ...done } });
    }
    case 'FollowUpReopened':
      return changed({ closed: null });
  }
}
