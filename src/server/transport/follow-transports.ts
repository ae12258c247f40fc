import { writeTransports, type TransportRow } from './sql.ts';
import { TRANSPORT_STREAM, transportNumber, transportRef, type TransportState } from '#core/transport';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const TRANSPORTS_FOLLOWER = 'transport.transports';

/** Events that change who may see a transport, or how it stands. */
const SHOWN: ReadonlySet<string> = new Set([
  'PreRegistered',
  'Withdrawn',
  'Registered',
  'Corrected',
  'CorrectionInstructed',
  'GuaranteeRequired',
  'GuaranteeSecured',
  'Approved',
  'Refused',
  'Cancelled',
  'Departed',
  'Arrived',
]);

export const concernsTransports = ({ stream, type }: EventFacts): boolean =>
  stream.type === TRANSPORT_STREAM && SHOWN.has(type);

/** Keeps the list of transports in step with the journal: each as it stands now, which may be ahead, never behind. */
export const followTransports =
  ({ engine, token }: Pick<Services, 'engine' | 'token'>): HandleEvents =>
  async (events, client) => {
    const numbers = new Set(events.map(({ stream }) => transportNumber(stream.id)));
    if (numbers.size === 0) return;
    const states = await engine.readStates<TransportState>([...numbers].map(transportRef));
    await writeTransports(
      client,
      [...states.values()].map(({ state }) => rowOf(state, token)),
    );
  };

/** By whose hash a party's transports are found. */
export const partyToken = (partyId: string, token: Services['token']): string => token(`transport|${partyId}`);

const rowOf = ({ number, principalId, content, status }: TransportState, token: Services['token']): TransportRow => ({
  number,
  principal_token: partyToken(principalId, token),
  carrier_token: content.carrier.id === null ? null : partyToken(content.carrier.id, token),
  departure_office_id: content.from.officeId,
  destination_office_id: content.to.officeId,
  status,
});
