import { SYSTEM } from '#core/access';
import { complianceTableOn, isNews, measureOf } from '#core/compliance';
import type { PlainDate } from '#core/kernel';
import { PARTY_STREAM, parsePartyId, type PartyState } from '#core/party';
import { debtorOf, owedSince, sinceOf } from './debts.ts';
import type { PartyHistoryServices } from './services.ts';

/** Read together: a few megabytes of states at most. */
const PARTIES_PER_PAGE = 500;

/**
 * Measures everybody anew, after the day was counted: time alone changes what a party is (a finding grows old, a newcomer
 * turns a year). Only those whose level or class changes are written to the journal.
 */
export async function measureParties(
  services: PartyHistoryServices,
  today: PlainDate,
  signal: AbortSignal,
): Promise<void> {
  const { engine, token, reference } = services;
  const table = complianceTableOn(reference().compliance, today);
  if (table === undefined) return;
  const owed = await owedSince(services);
  for (let after = ''; ;) {
    signal.throwIfAborted();
    const refs = await engine.readRefs(PARTY_STREAM, after, PARTIES_PER_PAGE);
    const last = refs.at(-1);
    if (last === undefined) return;
    const states = await engine.readStates<PartyState>(refs);
    // Of a person whose data were erased nothing is measured any more.
    const changed = [...states.values()].filter(
      ({ state }) =>
        parsePartyId(state.id) !== undefined &&
        isNews(measureOf({ ...state, owedSince: owed.get(debtorOf(engine, state.id)) }, table, today), state),
    );
    await Promise.all(
      changed.map(({ state }) =>
        engine.submit(
          {
            type: 'party.measure',
            data: { id: state.id, ...sinceOf(owed.get(debtorOf(engine, state.id))) },
            actor: SYSTEM,
          },
          {
            sender: SYSTEM.userId,
            key: `party-measure-${token(`party-measure|${state.id}|${today}`)}`,
            trafficClass: 'internal',
          },
        ),
      ),
    );
    after = last.id;
  }
}
