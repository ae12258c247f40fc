import { markedBy, type DeadlineEventData, type DeadlineMark, type DeclarationNumber } from '#core/declaration';
import type { Instant, RecordedEvent, StreamDefinition } from '#core/kernel';

/**
 * A consultation: customs doubts a declared value, says so, and asks. The importer answers with words and papers within a
 * time; customs then accepts the value, or rejects it and says by which method it would value the goods instead. There is
 * one for a declaration. It moves no figure: what it proposes is written down and nothing follows from it by itself.
 */
export const CONSULTATION_STREAM = 'consultation';

export type ConsultationStatus = 'awaitingAnswer' | 'answered' | 'concluded';

export const CONSULTATION_OUTCOMES = ['accepted', 'rejected', 'noAnswer'] as const;
export type ConsultationOutcome = (typeof CONSULTATION_OUTCOMES)[number];

/** On what the doubt about a line rests, in figures: for the office, not for the importer. */
export interface ConsultationGround {
  readonly sequence: number;
  readonly unitCode: string;
  /** National currency for one unit, as declared. */
  readonly unitValue: string;
  readonly lowPrice: string;
  readonly currency: string;
  readonly percentBelow: string;
}

/** How customs would value the goods instead. */
export interface ValueProposal {
  /** A method of the country's list. */
  readonly methodCode: string;
  /** Customs value in national currency, by line. */
  readonly values: readonly { readonly sequence: number; readonly amount: string }[];
  readonly note: string;
}

export interface ConsultationAnswer {
  readonly text: string;
  /** Documents attached to the declaration. */
  readonly documents: readonly string[];
}

export interface ConsultationConclusion {
  readonly outcome: ConsultationOutcome;
  readonly reason: string;
  readonly proposal: ValueProposal | null;
}

export type ConsultationEventData =
  | {
      readonly type: 'ConsultationOpened';
      readonly number: DeclarationNumber;
      /** Whose hours its times are counted by; absent in what was opened before offices had hours of their own. */
      readonly officeId?: string;
      readonly question: string;
      readonly sequences: readonly number[];
      readonly grounds: readonly ConsultationGround[];
      readonly answerBy: Instant;
    }
  | ({ readonly type: 'ConsultationAnswered'; readonly concludeBy: Instant } & ConsultationAnswer)
  | ({ readonly type: 'ConsultationConcluded' } & ConsultationConclusion)
  | DeadlineEventData;

export interface ConsultationState {
  readonly number: DeclarationNumber;
  /** The office that asks; absent where it was not written down. */
  readonly officeId?: string;
  readonly status: ConsultationStatus;
  readonly question: string;
  readonly sequences: readonly number[];
  readonly grounds: readonly ConsultationGround[];
  readonly openedAt: Instant;
  readonly answerBy: Instant;
  readonly answer: (ConsultationAnswer & { readonly at: Instant }) | null;
  readonly concludeBy: Instant | null;
  readonly conclusion: (ConsultationConclusion & { readonly at: Instant }) | null;
  /** What was told of its deadlines; absent while nothing was. */
  readonly deadlines?: readonly DeadlineMark[];
}

/** What may be done next. Nobody is held to an answer that has come, and an answer may come late, until all is concluded. */
export type ConsultationAction = 'open' | 'answer' | 'conclude' | 'concludeWithoutAnswer';

export function consultationActions(state: ConsultationState | undefined, at: Instant): readonly ConsultationAction[] {
  switch (state?.status) {
    case undefined:
      return ['open'];
    case 'awaitingAnswer':
      return state !== undefined && at > state.answerBy ? ['answer', 'concludeWithoutAnswer'] : ['answer'];
    case 'answered':
      return ['conclude'];
    case 'concluded':
      return [];
  }
}

export const consultationStream: StreamDefinition<ConsultationState> = {
  type: CONSULTATION_STREAM,
  foldVersion: 2,
  evolve: (state, { type, data, at }: RecordedEvent) => {
    // Written by our own handlers, hashed and chained since: trusted as their type.
    const event = { type, ...(data as object) } as unknown as ConsultationEventData;
    if (event.type === 'ConsultationOpened') {
      if (state !== undefined) throw new Error('A consultation is opened once');
      const { type: _type, ...asked } = event;
      const opened = { ...asked, openedAt: at };
      return { ...opened, status: 'awaitingAnswer', answer: null, concludeBy: null, conclusion: null };
    }
    if (state === undefined) throw new Error(`A consultation begins with its opening; ${type} does not`);
    switch (event.type) {
      case 'ConsultationAnswered': {
        const { text, documents, concludeBy } = event;
        return { ...state, status: 'answered', answer: { text, documents, at }, concludeBy };
      }
      case 'ConsultationConcluded': {
        const { outcome, reason, proposal } = event;
        return { ...state, status: 'concluded', conclusion: { outcome, reason, proposal, at } };
      }
      case 'DeadlineWarned':
      case 'DeadlinePassed':
        return { ...state, deadlines: markedBy(state.deadlines ?? [], event) };
    }
  },
  // What people wrote about the goods of a natural person is that person's.
  personal: ({ data, subject }, isPerson) =>
    isPerson(subject) && typeof data === 'object' && data !== null
      ? ['question', 'text', 'reason'].filter((name) => name in data).map((name) => ({ path: `/${name}`, subject }))
      : [],
};
