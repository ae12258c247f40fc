import { countFinishedDays } from './count-finished-days.ts';
import { followPartyDays } from './follow-party-days.ts';
import { measureParties } from './measure-parties.ts';
import type { PartyHistoryServices } from './services.ts';
import type { PlainDate } from '#core/kernel';

export const PARTY_DAYS_FOLLOWER = 'party.days';
const LOOK_MS = 5_000;

/**
 * Every night: reads on in the journal, gathers what each party did by legal day, and adds each finished day to the
 * party's own history, where selection finds it. It follows the journal only while it runs: all day long it would
 * decode every declaration a second time for figures that nobody asks for before midnight.
 */
export const partyHistoryJob = (services: PartyHistoryServices) => ({
  name: 'party.history',
  run: async (today: PlainDate, signal: AbortSignal): Promise<void> => {
    await readOn(services, signal);
    await countFinishedDays(services, today, signal);
    await measureParties(services, today, signal);
  },
});

/** Until everything is applied that is committed now. Where it stops half-way, it goes on from there the next time. */
async function readOn({ engine, cell, country }: PartyHistoryServices, signal: AbortSignal): Promise<void> {
  const { position } = await engine.readHead();
  const follower = engine.follow(PARTY_DAYS_FOLLOWER, followPartyDays(engine, cell, country));
  try {
    while (!(await follower.waitFor(position, LOOK_MS))) {
      signal.throwIfAborted();
      const cause = follower.trouble();
      if (cause !== undefined) throw new Error('The journal could not be read on', { cause });
    }
  } finally {
    await follower.stop();
  }
}
