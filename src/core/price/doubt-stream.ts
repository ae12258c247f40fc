import type { DeclarationNumber } from '#core/declaration';
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

export interface PriceDoubtState {
  readonly number: DeclarationNumber;
  readonly setAside: readonly {
    readonly sequences: readonly number[];
    readonly reason: string;
    readonly userId: string;
    readonly at: Instant;
  }[];
}

export const priceDoubtStream: StreamDefinition<PriceDoubtState> = {
  type: PRICE_DOUBT_STREAM,
  foldVersion: 1,
  evolve: (state, { type, data, at, actor }: RecordedEvent) => {
    if (type !== 'DoubtSetAside') throw new Error(`Unknown event of a price doubt: ${type}`);
    // Written by our own handler, hashed and chained since: trusted as its type.
    const { number, sequences, reason } = data as unknown as DoubtSetAside;
    return { number, setAside: [...(state?.setAside ?? []), { sequences, reason, userId: actor.userId, at }] };
  },
  // What is written about the goods of a natural person is that person's.
  personal: ({ subject }, isPerson) => (isPerson(subject) ? [{ path: '/reason', subject }] : []),
};
