import type { TransportContent } from './transport-content.ts';
import type { PartyProfile } from '#core/party';
import type { CountryProfile } from '#core/reference';

/** Goods are not inspected for a transport: there is no red channel (Article 19 of Circular 38/2015/TT-BTC). */
export type TransportChannel = 'green' | 'yellow';

/** Which channel, and why. Why is never shown to who registered it. */
export interface TransportSelection {
  readonly channel: TransportChannel;
  readonly ground: 'standing' | 'chance' | 'earlier' | 'none';
}

/** Whether an officer looks at the papers of a transport before it departs. */
export function selectTransport(
  { complianceLevel }: Pick<PartyProfile, 'complianceLevel'>,
  { fromComplianceLevel, share }: NonNullable<CountryProfile['transport']>['check'],
  draw: number,
): TransportSelection {
  if (complianceLevel >= fromComplianceLevel) return { channel: 'yellow', ground: 'standing' };
  return draw < share ? { channel: 'yellow', ground: 'chance' } : { channel: 'green', ground: 'none' };
}

/** What travels, not how it is written down: whoever registers the same goods again draws the same. */
export function drawIdentity(principalId: string, { sealing, declarations, goods }: TransportContent): string {
  const carried = [
    ...sealing.containers.map(({ number }) => number),
    ...declarations,
    ...goods.map(({ description }) => description),
  ];
  return `transport|${principalId}|${carried.toSorted().join(',')}`;
}
