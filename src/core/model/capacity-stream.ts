import type { NewEvent, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';

export const CAPACITY_STREAM = 'inspection-capacity';
/** What the model has drawn of what an office can look at on one day. */
export const capacityRef = (office: string, day: PlainDate): StreamRef => ({
  type: CAPACITY_STREAM,
  id: `${office}|${day}`,
});

/** One more declaration selected by the model. It names no declaration: whoever reads it learns how many, never which. */
export interface CapacityDrawn {
  readonly type: 'CapacityDrawn';
  readonly by: 'rank' | 'exploration';
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
    return by === 'rank'
      ? { ...state, byRank: state.byRank + 1 }
      : { ...state, byExploration: state.byExploration + 1 };
  },
};

export const capacityDrawn = (office: string, day: PlainDate, by: CapacityDrawn['by']): NewEvent => ({
  stream: capacityRef(office, day),
  type: 'CapacityDrawn',
  version: 1,
  data: { type: 'CapacityDrawn', by },
});
