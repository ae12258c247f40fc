import type { StreamRef } from '#core/kernel';
import { PARTY_STREAM, partyRef, partyStream, type PartyId, type PartyState } from '#core/party';
import type { JournalEvent, JournalReader } from '#server/platform/engine';

/** A party's state is 20 KB at most, and 2 KB as a rule. */
const PARTIES_MAX = 5_000;
/** Streams that are read side by side. */
const TOGETHER = 4;

/** Parties as they stood at a place of the journal that moves on. */
export interface PartiesAsOf {
  /** Makes these known as they stood before a position. */
  readonly know: (ids: Iterable<PartyId>, before: bigint) => Promise<void>;
  /** One that was made known; nothing where there was none yet. */
  readonly state: (id: PartyId) => PartyState | undefined;
  /** Every event of the journal in its order, from there on. */
  readonly pass: (event: JournalEvent) => void;
}

/**
 * Reads the stream of a party once, when it is first asked for, and moves it on with the journal: what is held does not grow with the
 * period. `nameOf` is the name that the journal has for a stream.
 */
export function partiesAsOf(
  { readStream }: Pick<JournalReader, 'readStream'>,
  nameOf: (ref: StreamRef) => StreamRef,
): PartiesAsOf {
  const states = new Map<string, PartyState | undefined>();
  const nameIn = (id: PartyId): string => nameOf(partyRef(id)).id;
  const read = async (id: PartyId, before: bigint): Promise<void> => {
    let state: PartyState | undefined;
    for (const event of await readStream(partyRef(id)))
      if (event.position < before) state = partyStream.evolve(state, event);
    states.set(nameIn(id), state);
  };
  return {
    know: async (ids, before) => {
      const wanted = new Set(ids);
      for (const id of wanted) {
        const name = nameIn(id);
        if (!states.has(name)) continue;
        // Asked for last, forgotten last.
        const state = states.get(name);
        states.delete(name);
        states.set(name, state);
        wanted.delete(id);
      }
      const missing = [...wanted];
      for (let from = 0; from < missing.length; from += TOGETHER)
        await Promise.all(missing.slice(from, from + TOGETHER).map((id) => read(id, before)));
      for (const [name] of states) {
        if (states.size <= PARTIES_MAX) break;
        states.delete(name);
      }
    },
    state: (id) => states.get(nameIn(id)),
    pass: (event) => {
      const { type, id } = event.stream;
      if (type === PARTY_STREAM && states.has(id)) states.set(id, partyStream.evolve(states.get(id), event));
    },
  };
}
