import { markedBy, type DeadlineEventData, type DeadlineMark, type DeclarationNumber } from '#core/declaration';
import type { Instant, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';

/**
 * What officers made of doubts about the prices of a declaration. That there is a doubt stands in the decision that selected it, and is no
 * event of its own: nobody outside may tell from anything that is counted whether there was one.
 */
export const PRICE_DOUBT_STREAM = 'price-doubt';
export const priceDoubtRef = (number: DeclarationNumber): StreamRef => ({ type: PRICE_DOUBT_STREAM, id: number });

/** The price of these lines is as it should be, for a reason. It moves no figure. */
export interface DoubtSetAside {
  readonly type: 'DoubtSetAside';
  readonly number: DeclarationNumber;
  readonly sequences: readonly number[];
  readonly reason: string;
}

export type PriceDoubtEventData = DoubtSetAside | DeadlineEventData;

export interface PriceDoubtState {
  readonly setAside: readonly {
    readonly sequences: readonly number[];
    readonly reason: string;
    readonly userId: string;
    readonly at: Instant;
  }[];
  /** What was told of the time in which an officer is to settle it. */
  readonly deadlines: readonly DeadlineMark[];
}

const NOTHING_YET: PriceDoubtState = { setAside: [], deadlines: [] };

export const priceDoubtStream: StreamDefinition<PriceDoubtState> = {
  type: PRICE_DOUBT_STREAM,
  // 2: what was told of its time.
  foldVersion: 2,
  evolve: (before, { type, data, at, actor }: RecordedEvent) => {
    const state = before ?? NOTHING_YET;
    // Written by our own handlers, hashed and chained since: trusted as their types.
    const event = { type, ...(data as object) } as unknown as PriceDoubtEventData;
    switch (event.type) {
      case 'DoubtSetAside': {
        const { sequences, reason } = event;
        return { ...state, setAside: [...state.setAside, { sequences, reason, userId: actor.userId, at }] };
      }
      case 'DeadlineWarned':
      case 'DeadlinePassed':
        return { ...state, deadlines: markedBy(state.deadlines, event) };
    }
  },
  // What is written about the goods of a natural person is that person's.
  personal: ({ type, subject }, isPerson) =>
    isPerson(subject) && type === 'DoubtSetAside' ? [{ path: '/reason', subject }] : [],
};
