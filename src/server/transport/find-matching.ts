import { partyToken } from './follow-transports.ts';
import { findTransports } from './sql.ts';
import { visibleTo } from '#core/access';
import { holdsWords } from '#core/codes';
import type { Actor } from '#core/kernel';
import { mayReadTransport, transportRef, type TransportState } from '#core/transport';
import { FOUND_MAX, LOOKED_THROUGH_MAX, numbersLike, type Services } from '#server/platform/services';

/** Any by its number, the latest also by what they say; none that the list would not show. */
export async function findMatchingTransports(
  { pool, engine, token }: Services,
  actor: Actor,
  words: readonly string[],
): Promise<readonly TransportState[]> {
  const visibility = visibleTo(actor, 'transport.read');
  const wanted = {
    visibility,
    partyTokens: visibility.organisationIds.map((id) => partyToken(id, token)),
    status: undefined,
    before: undefined,
  };
  const numbers = await Promise.all([
    findTransports(pool, { ...wanted, numberLike: numbersLike(words), limit: FOUND_MAX }),
    findTransports(pool, { ...wanted, limit: LOOKED_THROUGH_MAX }),
  ]);
  const found = await engine.readStates<TransportState>([...new Set(numbers.flat())].map(transportRef));
  return [...found.values()]
    .map(({ state }) => state)
    .filter((state) => mayReadTransport(actor, state) && holdsWords(textOf(state), words))
    .toSorted((a, b) => (a.number < b.number ? 1 : -1));
}

const textOf = ({ number, content }: TransportState): string =>
  [
    number,
    content.means.identity,
    content.carrier.name,
    ...content.sealing.containers.map((container) => container.number),
    ...content.declarations,
    ...content.goods.map(({ description }) => description),
  ].join(' ');
