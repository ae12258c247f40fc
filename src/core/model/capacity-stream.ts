import type { NewEvent, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';

export const CAPACITY_STREAM = 'inspection-capacity';
/** What the model has drawn of what an office can look at on one day. */
export const capacityRef = (office: string, day: PlainDate): StreamRef => ({
  type: CAPACITY_STREAM,
  id: `${office}|${day}`,
});

/**
 * One more import that the model was asked about, and what it drew. It is written of each, also where nothing was drawn: traders see places in
 * the journal, in the numbers of responses, and one place more or less would tell them that the model had selected. It names no declaration.
 */
export interface CapacityDrawn {
  readonly type: 'CapacityDrawn';
  readonly by: 'rank' | 'exploration' | 'nothing';
}

export interface CapacityState {
  readonly byRank: number;
  readonly byExploration: number;
}

export const NOTHING_DRAWN: CapacityState = { byRank: 0, byExploration: 0 };

export const capacityStream: StreamDefinition<CapacityState> = {
  type: CAPACITY_STREAM,
  foldVersion: 1,
  evolve: (state = NOTHING_DRAWN, { type, data }: RecordedEvent) => {
    if (type !== 'CapacityDrawn') throw new Error(`Unknown event of the capacity of an office: ${type}`);
    // Written by our own handlers, hashed and chained since: trusted as its type.
    const { by } = data as unknown as CapacityDrawn;
    switch (by) {
      case 'rank':
        return { ...state, byRank: state.byRank + 1 };
      case 'exploration':
        return { ...state, byExploration: state.byExploration + 1 };
      case 'nothing':
        return state;
    }
  },
};

export const capacityDrawn = (office: string, day: PlainDate, by: CapacityDrawn['by']): NewEvent => ({
  stream: capacityRef(office, day),
  type: 'CapacityDrawn',
  version: 1,
  data: { type: 'CapacityDrawn', by },
});
