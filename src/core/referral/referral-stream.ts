import { markedBy, type DeadlineEventData, type DeadlineMark, type DeclarationNumber } from '#core/declaration';
import type { Instant, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';

/**
 * What other agencies answer about a declaration that a rule refers to them. That it is referred stands in the decision that selected it, and
 * is no event of its own: nobody outside may tell from anything that is counted whether it was.
 */
export const REFERRAL_STREAM = 'referral';
export const referralRef = (number: DeclarationNumber): StreamRef => ({ type: REFERRAL_STREAM, id: number });

/** `seen`: it was looked at, and the answer is to come. Only the others are answers. */
export const REFERRAL_FINDINGS = ['seen', 'noConcern', 'concern'] as const;
export type ReferralFinding = (typeof REFERRAL_FINDINGS)[number];

/** An agency answers, or an officer enters what it answered in writing. The last word counts. */
export interface ReferralAnswered {
  readonly type: 'ReferralAnswered';
  readonly number: DeclarationNumber;
  /** Of the code list `agency`. */
  readonly agencyCode: string;
  readonly finding: ReferralFinding;
  readonly reason: string;
  /** An officer entered it for the agency. */
  readonly onPaper: boolean;
}
/** The office says what it makes of a concern; until then it ends no control as if there were none. */
export interface ConcernWeighed {
  readonly type: 'ConcernWeighed';
  readonly number: DeclarationNumber;
  readonly agencyCode: string;
  readonly reason: string;
}
export type ReferralEventData = ReferralAnswered | ConcernWeighed | DeadlineEventData;

/** Where one agency stands. */
export interface AgencyAnswer {
  readonly agencyCode: string;
  readonly finding: ReferralFinding;
  readonly reason: string;
  readonly onPaper: boolean;
  readonly userId: string;
  readonly at: Instant;
  /** Only of a concern. */
  readonly weighed?: { readonly reason: string; readonly userId: string; readonly at: Instant };
}

export interface ReferralState {
  /** The last of each agency. */
  readonly answers: readonly AgencyAnswer[];
  /** How often anybody answered: an agency may change its mind, not without end. */
  readonly count: number;
  readonly deadlines: readonly DeadlineMark[];
}

export const REFERRAL_ANSWERS_MAX = 50;

const NOTHING_YET: ReferralState = { answers: [], count: 0, deadlines: [] };

export const referralStream: StreamDefinition<ReferralState> = {
  type: REFERRAL_STREAM,
  foldVersion: 1,
  evolve: (before, { type, data, at, actor }: RecordedEvent) => {
    const state = before ?? NOTHING_YET;
    // Written by our own handlers, hashed and chained since: trusted as their types.
    const event = { type, ...(data as object) } as unknown as ReferralEventData;
    switch (event.type) {
      case 'ReferralAnswered': {
        const { agencyCode, finding, reason, onPaper } = event;
        const answer = { agencyCode, finding, reason, onPaper, userId: actor.userId, at };
        const others = state.answers.filter((one) => one.agencyCode !== agencyCode);
        return { ...state, answers: [...others, answer], count: state.count + 1 };
      }
      case 'ConcernWeighed': {
        const weighed = { reason: event.reason, userId: actor.userId, at };
        const answers = state.answers.map((one) => (one.agencyCode === event.agencyCode ? { ...one, weighed } : one));
        return { ...state, answers };
      }
      case 'DeadlineWarned':
      case 'DeadlinePassed':
        return { ...state, deadlines: markedBy(state.deadlines, event) };
    }
  },
  // What is written about the goods of a natural person is that person's.
  personal: ({ type, subject }, isPerson) =>
    isPerson(subject) && type !== 'DeadlinePassed' ? [{ path: '/reason', subject }] : [],
};

/** Concerns that the office has not yet said what it makes of. */
export const openConcerns = (state: ReferralState | undefined): readonly AgencyAnswer[] =>
  (state?.answers ?? []).filter(({ finding, weighed }) => finding === 'concern' && weighed === undefined);

/** Whether an agency has still to answer. */
export const isAwaited = (state: ReferralState | undefined, agencyCode: string): boolean =>
  !(state?.answers ?? []).some((one) => one.agencyCode === agencyCode && one.finding !== 'seen');
